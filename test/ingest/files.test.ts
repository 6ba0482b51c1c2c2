// Folders as they are in the wild: links that go round, pipes, leftovers of editors, names from macOS, many files.
import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCorpus } from '../../src/ingest/corpus.ts';
import { LONGEST_FILE } from '../../src/ingest/decode.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'files-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = async (name: string, text: string | Uint8Array = 'Title\n\nThe text of an article in English.') => {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
};
const ids = async () => (await readCorpus([folder])).articles.map(({ id }) => id);

it('walks folders named like files, links, and loops of links', async () => {
  await put('x.txt/in the folder.txt');
  await put('a/b/c/deep.txt');
  await symlink(folder, path.join(folder, 'a', 'loop'));
  await symlink(path.join(folder, 'nowhere.txt'), path.join(folder, 'broken.txt'));
  execFileSync('mkfifo', [path.join(folder, 'pipe.txt')]);
  const { articles, skipped } = await readCorpus([folder]);
  expect(articles.map(({ id }) => id)).toEqual(['a/b/c/deep.txt', 'x.txt/in the folder.txt']);
  expect(skipped).toEqual([]);
});

it('follows a link to a folder outside', async () => {
  const outside = await mkdtemp(path.join(tmpdir(), 'outside-'));
  await writeFile(path.join(outside, 'far.txt'), 'Far\n\nThe text of an article in English.');
  await symlink(outside, path.join(folder, 'link'));
  expect(await ids()).toEqual(['link/far.txt']);
  await rm(outside, { recursive: true });
});

it('passes over what editors and browsers leave, and composes names', async () => {
  for (const name of ['.a.txt.swp', 'a.txt~', '#a.txt#', '~$a.txt', 'a.txt.part', '4913', 'Thumbs.db']) await put(name);
  await put('été à Sète.txt'.normalize('NFD'));
  const { articles, skipped } = await readCorpus([folder]);
  expect(articles.map(({ id }) => id)).toEqual(['été à Sète.txt'.normalize('NFC')]);
  expect(skipped).toEqual([]);
});

it('reads 2,000 small files quickly', async () => {
  await Promise.all(
    Array.from({ length: 2000 }, (_, i) => put(`${i}.txt`, `Title ${i}\n\nThe text of article ${i}, which is short.`)),
  );
  // Processor time, in µs: other work on the machine does not count.
  const began = process.cpuUsage();
  expect(await ids()).toHaveLength(2000);
  const { user, system } = process.cpuUsage(began);
  expect(user + system).toBeLessThan(3_000_000);
});

it('skips the lines of a bulk file that cannot be read, and no other', async () => {
  const good = (id: unknown) =>
    JSON.stringify({ id, text: 'The text of an article in English.', lang: null, extra: { a: 1 } });
  await put(
    'bulk.jsonl',
    Buffer.concat([
      Buffer.from(`\uFEFF${good(1)}\r\n\r\n   \n`),
      Buffer.from([...Buffer.from('{"id":"bad","text":"caf'), 0xe9, ...Buffer.from('"}\n')]),
      Buffer.from(
        `{"id":"none"}\n[]\n{"id":"huge","text":"${'a'.repeat(LONGEST_FILE)}"}\n${good('two')}\n${good(1)}\n{"id":"cut","te`,
      ),
    ]),
  );
  const { articles, skipped } = await readCorpus([folder]);
  expect(articles.map(({ id }) => id)).toEqual(['1', 'two']);
  expect(skipped).toEqual([
    { file: 'bulk.jsonl:4', reason: 'the line is not UTF-8 text' },
    { file: 'bulk.jsonl:5', reason: 'the line has no usable “text”' },
    { file: 'bulk.jsonl:6', reason: 'the line has no usable “object”' },
    { file: 'bulk.jsonl:7', reason: 'the line is longer than 10 MB' },
    { file: 'bulk.jsonl:9', reason: 'another article has the same id' },
    { file: 'bulk.jsonl:10', reason: 'the line is not JSON' },
  ]);
});

it('reads a long bulk file without holding other work up', async () => {
  const out = createWriteStream(path.join(folder, 'bulk.jsonl'));
  for (let i = 0; i < 20_000; i += 1) {
    out.write(
      `{"id":${i},"text":"The minister said on Monday that plan ${i} would be kept, and that it was not too late."}\n`,
    );
  }
  out.end();
  await finished(out);
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const found = await ids();
  clearInterval(timer);
  expect(found).toHaveLength(20_000);
  expect(longest).toBeLessThan(400);
});
