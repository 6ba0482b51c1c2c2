// The whole bot on the article it comes with: what a person in Discord gets to read.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { createApp } from '../../src/create-app.ts';
import { createLogger } from '../../src/log.ts';
import { createSearch } from '../../src/search/index.ts';
import { type Bot, read, startBot } from './bot.ts';

let bot: Bot;
let app: App;
let cacheDir: string;
const DEGREE = 'degré important de renseignement';
const MILITARY = 'de telles communications de militaire à militaire sont essentielles';

beforeAll(async () => {
  cacheDir = await mkdtemp(path.join(tmpdir(), 'front-'));
  const log = createLogger('silent');
  const search = createSearch({ engine: 'lunr', cacheDir, lexiconPaths: [], logger: log });
  app = await createApp({ corpusPaths: ['corpus'], search, log });
  bot = await startBot({ app });
});
afterAll(async () => {
  await bot.close();
  await app.close();
  await rm(cacheDir, { recursive: true });
});

describe.each([
  ['/brief', 'what did Milley say?', 'en-US', 'question'],
  ['/point', 'Qu’a dit Milley ?', 'fr', 'question'],
])('%s %s', (name, question, locale, option) => {
  it('shows both of his statements, word for word, his and cited', async () => {
    const seen = await bot.discord.person({ locale }).command(name, { [option]: question });
    const text = read(seen);
    expect(text).toContain(DEGREE);
    expect(text).toContain(MILITARY);
    expect(text).toContain('**Mark Milley**');
    expect(text).toContain('La Chine et les États-Unis en pourparlers');
    expect(text).not.toContain('révélations');
    expect(seen.edits).toHaveLength(1);
  });
});

it('answers a mention and a direct message the same', async () => {
  const ana = bot.discord.person();
  for (const seen of [await ana.mention('general', 'what did Milley say?'), await ana.dm('what did Milley say?')]) {
    expect(read(seen)).toContain(DEGREE);
    expect(read(seen)).toContain(MILITARY);
  }
});

it.each(['Who is the president of France?', 'quel temps fait-il à Paris ?'])('does not know %s', async (question) => {
  const seen = await bot.discord.person().command('/brief', { question });
  expect(read(seen)).toMatch(/The articles do not say|Les articles ne le disent pas/);
});

it('quotes Milley by a suggestion of his name, and by his title', async () => {
  const ana = bot.discord.person({ locale: 'fr' });
  const [choice] = await ana.autocomplete('/citations', 'personne', 'général Milley');
  expect(choice?.name).toContain('Mark Milley');
  const seen = await ana.command('/citations', { personne: String(choice?.value) });
  expect(read(seen)).toContain('Citations de Mark Milley');
  expect(read(seen)).toContain(DEGREE);
});

it('leads on from an answer by its buttons, after a restart too', async () => {
  const ana = bot.discord.person();
  const seen = await ana.command('/brief', { question: 'what did Milley say?' });
  await bot.restart();
  const all = await ana.click(seen, 'All quotes by Mark Milley');
  expect(all.ephemeral).toBe(true);
  expect(read(all)).toContain('Quotes by Mark Milley');
  await ana.click(all, 'Show the sentences around');
  expect(read(all)).toContain('a déclaré mardi');
});

it('reads the article, whole, page by page', async () => {
  const ana = bot.discord.person();
  const list = await ana.command('/sources');
  const [menu] = list.selects;
  const seen = await ana.select(list, menu?.id ?? '', menu?.options[0]?.value ?? '');
  let shown = read(seen);
  while (seen.buttons.some(({ label }) => label === 'Read more')) {
    await ana.click(seen, 'Read more');
    shown += read(seen);
  }
  const [article] = app.catalogue.articles.values();
  for (const passage of app.catalogue.passages.get(article?.id ?? '') ?? [])
    expect(shown).toContain(article?.text.slice(passage.start, passage.end));
});
