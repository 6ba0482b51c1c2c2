// The corpus folder is watched: what is added, changed or removed is reported once it is whole.
import { appendFile, mkdir, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { createCorpusReader } from '../../src/ingest/corpus.ts';
import { type CorpusWatch, watchCorpus } from '../../src/ingest/watch.ts';

let folder: string;
let watch: CorpusWatch;
let seen: string[][];
const faults: unknown[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'watch-'));
  await writeFile(path.join(folder, 'first.txt'), 'First\n\nThe first text was here before anything else.');
  const reader = createCorpusReader([folder]);
  seen = [];
  watch = watchCorpus(
    [folder],
    async () => {
      seen.push((await reader.read()).articles.map(({ title }) => title));
    },
    (cause) => faults.push(cause),
  );
  await wait(300);
});

afterEach(async () => {
  await watch.close();
  await rm(folder, { recursive: true });
  expect(faults).toEqual([]);
});

const last = () => seen.at(-1);

it('reports files added, changed and removed', async () => {
  const file = path.join(folder, 'second.txt');
  await writeFile(file, 'Second\n\nThe second text came later in the day.');
  await vi.waitFor(() => expect(last()).toEqual(['First', 'Second']), { timeout: 2000 });
  await writeFile(file, 'Changed\n\nThe second text came later and was changed.');
  await vi.waitFor(() => expect(last()).toEqual(['First', 'Changed']), { timeout: 2000 });
  await rm(file);
  await vi.waitFor(() => expect(last()).toEqual(['First']), { timeout: 2000 });
});

it('waits for a half-written file', async () => {
  const file = path.join(folder, 'slow.txt');
  const handle = await open(file, 'w');
  await handle.write('Slow\n\nThe text that is written');
  for (let i = 0; i < 4; i += 1) {
    await wait(200);
    await appendFile(file, ' word');
  }
  await handle.close();
  await vi.waitFor(() => expect(last()).toEqual(['First', 'Slow']), { timeout: 2000 });
  expect(seen.length).toBe(1);
});

it('reports a file renamed into place, and a folder removed and made again', async () => {
  const part = path.join(folder, 'new.txt.part');
  await writeFile(part, 'New\n\nThe text was saved under another name first.');
  await rename(part, path.join(folder, 'new.txt'));
  await vi.waitFor(() => expect(last()).toEqual(['First', 'New']), { timeout: 2000 });
  const inner = path.join(folder, 'inner');
  for (const title of ['One', 'Two']) {
    await mkdir(inner);
    await writeFile(path.join(inner, 'a.txt'), `${title}\n\nThe text of the article in the folder.`);
    await vi.waitFor(() => expect(last()).toContain(title), { timeout: 3000 });
    await rm(inner, { recursive: true });
    await vi.waitFor(() => expect(last()).toEqual(['First', 'New']), { timeout: 3000 });
  }
}, 15_000);

it('goes on when the corpus folder itself is removed and made again', async () => {
  await rm(folder, { recursive: true });
  await wait(1300);
  await mkdir(folder);
  await writeFile(path.join(folder, 'back.txt'), 'Back\n\nThe text came with the new folder.');
  await vi.waitFor(() => expect(last()).toEqual(['Back']), { timeout: 4000 });
  await wait(500);
  await writeFile(path.join(folder, 'more.txt'), 'More\n\nThe text came after the new folder.');
  await vi.waitFor(() => expect(last()).toEqual(['Back', 'More']), { timeout: 4000 });
  // While the folder was gone, reading it was a fault that was reported, not one that ended the watching.
  expect(faults.every((fault) => fault instanceof UserError)).toBe(true);
  faults.length = 0;
}, 15_000);
