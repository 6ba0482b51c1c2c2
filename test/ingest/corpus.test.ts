// Ingest, by cases: a folder with one input file and what must come of it.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { cleanBody } from '../../src/ingest/body.ts';
import { readCorpus } from '../../src/ingest/corpus.ts';
import { LONGEST_FILE } from '../../src/ingest/decode.ts';

const cases = path.join(import.meta.dirname, 'cases');

describe('cases', async () => {
  for (const name of await readdir(cases)) {
    it(name, async () => {
      const folder = path.join(cases, name);
      const input = (await readdir(folder)).find((file) => file.startsWith('input.')) as string;
      const expected = JSON.parse(await readFile(path.join(folder, 'expected.json'), 'utf8'));
      const { articles, skipped } = await readCorpus([path.join(folder, input)]);
      if (expected.skipped) {
        expect({ articles, skipped }).toEqual({ articles: [], skipped: [{ file: input, reason: expected.skipped }] });
      } else {
        expect(skipped).toEqual([]);
        expect(articles).toEqual([{ id: input, ...expected }]);
      }
    });
  }
});

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'corpus-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('a corpus', () => {
  it('reads the rest when some files cannot be read', () =>
    inFolder(async (folder) => {
      await writeFile(path.join(folder, 'good.txt'), 'Title\n\nThe text that can be read by anyone.');
      await writeFile(path.join(folder, 'empty.txt'), '');
      await writeFile(path.join(folder, 'long.txt'), Buffer.alloc(LONGEST_FILE + 1, 'a'));
      await writeFile(
        path.join(folder, 'lines.jsonl'),
        '{"id":"x","text":"A line that can be read."}\nnot json\n{"id":"x","text":"Again."}\n{"title":"no id"}\n',
      );
      const { articles, skipped } = await readCorpus([folder]);
      expect(articles.map(({ id }) => id).sort()).toEqual(['good.txt', 'x']);
      expect(skipped).toEqual([
        { file: 'empty.txt', reason: 'the file is empty' },
        { file: 'lines.jsonl:2', reason: 'the line is not JSON' },
        { file: 'lines.jsonl:3', reason: 'another article has the same id' },
        { file: 'lines.jsonl:4', reason: 'the line has no usable “id”' },
        { file: 'long.txt', reason: 'the file is longer than 10 MB' },
      ]);
    }));

  it('says which path is not there', async () => {
    await expect(readCorpus(['no/such/folder'])).rejects.toThrow(UserError);
    await expect(readCorpus(['no/such/folder'])).rejects.toThrow('no/such/folder');
  });

  it('keeps the article of the corpus as printed, without its furniture', async () => {
    const { articles, skipped } = await readCorpus([path.join(import.meta.dirname, '../../corpus')]);
    expect(skipped).toEqual([]);
    const [article] = articles;
    expect(article?.lang).toBe('fr');
    expect(article?.publishedAt).toBeUndefined();
    expect(article?.text.startsWith('PÉKIN: Les responsables')).toBe(true);
    expect(article?.text.endsWith('», a déclaré Wu.')).toBe(true);
    expect(article?.text).toContain('“ont échangé des points de vue approfondis');
    expect(article?.text).not.toMatch(/Facebook|Bouton retour/);
  });
});

describe('cleaning', () => {
  it('is done once: cleaning clean text changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 120 }), { maxLength: 12 }), (lines) => {
        const once = cleanBody(lines.join('\n'));
        expect(cleanBody(once)).toBe(once);
      }),
    );
  });
});
