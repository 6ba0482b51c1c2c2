// A library on disk: a folder named after what is in it, written beside and moved into place, so that it is whole or not there.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { LanguageCode } from '../types.ts';
import type { SearchIndex } from './contract.ts';
import { ForwardIndex, type SavedForward } from './forward-index.ts';
import { FtsIndex } from './fts.ts';
import { type Library, Shelf } from './library.ts';
import { LunrIndex } from './lunr.ts';

/** Goes up whenever analysis or the files change: what was built before is built anew. */
const FORMAT = 6;
const LANGUAGES: readonly LanguageCode[] = ['en', 'fr'];

export type EngineName = 'lunr' | 'fts';

/** The name of the folder for articles with these hashes, in any order. */
function contentKey(hashes: ReadonlyMap<string, string>): string {
  const key = createHash('sha256');
  for (const id of [...hashes.keys()].sort()) key.update(`${id}\0${hashes.get(id)}\n`);
  return key.digest('hex').slice(0, 16);
}

const prefixOf = (engine: EngineName): string => `${engine}-${FORMAT}-`;

/** Writes the library and drops what earlier content left behind. */
export function saveLibrary(library: Library, dir: string, engine: EngineName): void {
  const final = join(dir, prefixOf(engine) + contentKey(library.hashes()));
  if (existsSync(final)) return;
  const temporary = join(dir, `writing-${process.pid}-${Date.now()}`);
  mkdirSync(temporary, { recursive: true });
  try {
    for (const { lang, forward, engine: index } of library.shelves.values()) {
      if (forward.size === 0) continue;
      writeFileSync(join(temporary, `${lang}.words`), serialize(forward.save()));
      index.save(join(temporary, `${lang}.index`));
    }
    renameSync(temporary, final);
  } catch (cause) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(final)) throw cause;
  }
  for (const name of folders(dir))
    if (join(dir, name) !== final) rmSync(join(dir, name), { recursive: true, force: true });
}

function folders(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir).filter((name) => /^(?:lunr|fts|writing)-\d+-/.test(name));
}

/**
 * Fills the library from disk: the folder of exactly this content, or the newest one of the same engine and format.
 * @throws when a file is not whole; the library is then to be thrown away
 */
export function loadLibrary(
  library: Library,
  dir: string,
  engine: EngineName,
  wanted: ReadonlyMap<string, string>,
): void {
  const own = folders(dir).filter((name) => name.startsWith(prefixOf(engine)));
  const exact = prefixOf(engine) + contentKey(wanted);
  const newest = own.sort((a, b) => statSync(join(dir, b)).mtimeMs - statSync(join(dir, a)).mtimeMs)[0];
  const name = own.includes(exact) ? exact : newest;
  if (name === undefined) return;
  for (const lang of LANGUAGES) {
    const words = join(dir, name, `${lang}.words`);
    if (!existsSync(words)) continue;
    const forward = new ForwardIndex(deserialize(readFileSync(words)) as SavedForward);
    library.put(new Shelf(lang, forward, loadEngine(engine, join(dir, name, `${lang}.index`))));
  }
}

function loadEngine(engine: EngineName, file: string): SearchIndex {
  return engine === 'fts' ? FtsIndex.load(file) : LunrIndex.load(file);
}
