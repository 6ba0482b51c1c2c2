// The whole bot on its own article, our extraction and search included: what /brief shows when a model answers.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { brief } from '../../commands/brief.ts';
import type { Request } from '../../commands/command.ts';
import { original } from '../../commands/original.ts';
import { createSummariser, type SummariserParts } from '../../src/answer/create-summariser.ts';
import type { Summariser } from '../../src/answer/summariser.ts';
import type { App } from '../../src/app.ts';
import { drawReply } from '../../src/console/draw.ts';
import { createApp } from '../../src/create-app.ts';
import { createLogger } from '../../src/log.ts';
import type { Intent, Reply } from '../../src/reply/reply.ts';
import { createSearch } from '../../src/search/index.ts';
import type { Briefing } from '../../src/types.ts';
import { type LocalAnthropic, startAnthropic } from '../anthropic/anthropic.ts';
import { S } from '../anthropic/china-article.ts';
import { LIES, leaks, planOf } from '../anthropic/lies.ts';
import { answer, citing, fault } from '../anthropic/plans.ts';
import { china, config, extractiveAnswer, keptLog, lexicon } from './using.ts';

let server: LocalAnthropic;
let app: App;
let summariser: Summariser;
const corpusPaths = [new URL('../../corpus', import.meta.url).pathname];
/** Without anything remembered of earlier questions, and with its breaker closed. */
const freshSummariser = (): Summariser =>
  createSummariser(config(server), {
    log: keptLog() as unknown as SummariserParts['log'],
    lexicon: () => lexicon,
  });
/** The app keeps one for good; this hands on to the newest. */
const latest: Summariser = {
  summarise: (...all) => summariser.summarise(...all),
  brief: (...all) => summariser.brief(...all),
};
beforeAll(async () => {
  server = await startAnthropic();
  summariser = freshSummariser();
  const search = createSearch({ engine: 'lunr' });
  app = await createApp({ corpusPaths, search, log: createLogger('silent'), summariser: latest });
});
beforeEach(() => server.reset());
afterAll(async () => {
  await app.close();
  await server.close();
});

const request = (options: Request['options'], locale: 'en' | 'fr'): Request => ({
  options,
  locale,
  user: { id: '1' },
  place: { kind: 'server', serverId: '2' },
  administrator: false,
  now: new Date('2026-11-25T12:00:00Z'),
});

async function replies(options: Request['options'], locale: 'en' | 'fr'): Promise<Reply[]> {
  const all: Reply[] = [];
  for await (const reply of brief.execute(request(options, locale), app) as AsyncIterable<Reply>) all.push(reply);
  return all;
}

const draw = (reply: Reply) => drawReply(reply, { columns: 0, plain: true });
const sources = () =>
  answer(
    [citing('Les pourparlers ont duré deux jours.', S.talks), citing(' Wu Qian s’est exprimé jeudi.', S.exchanged)],
    { missing: 'nearest', pace: { betweenMs: 5 } },
  );

describe('/brief with a model', () => {
  it('grows a French answer, each point with its source', async () => {
    server.reply(sources());
    const all = await replies({ question: 'Combien de temps ont duré les pourparlers entre militaires ?' }, 'fr');
    expect(all.length).toBeGreaterThan(1);
    expect(all.slice(0, -1).every(({ partial }) => partial === true)).toBe(true);
    const last = draw(all.at(-1) as Reply);
    expect(last).toContain('Les pourparlers ont duré deux jours. [1]');
    expect(last).toContain('Résumé par IA, chaque phrase vérifiée');
    expect(server.problems).toEqual([]);
  });

  it('answers in English, marks what is translated, and opens the very sentences behind it', async () => {
    server.reply(
      answer([
        citing(
          'The two sides reaffirmed the consensus to keep communication channels open, Martin Meiners said.',
          S.consensus,
        ),
      ]),
    );
    const [reply] = (
      await replies({ question: 'What did Martin Meiners say about the channels of communication?' }, 'en')
    ).slice(-1);
    expect(draw(reply as Reply)).toContain('(translated)');
    const button = reply?.actions
      ?.flat()
      .find((action) => action.kind === 'button' && action.label === 'Original words');
    const intent = (button as { intent: Intent }).intent;
    expect(intent).toMatchObject({ command: 'original', shows: 'private' });
    const words = draw((await original.execute(request(intent.options, 'en'), app)) as Reply);
    expect(words).toContain(
      'Les deux parties ont réaffirmé le consensus pour garder les canaux de communication ouverts.',
    );
    expect(words).toContain('Martin Meiners');
  });

  it('gives the extractive answer, and says so, when the API is down', async () => {
    server.reply(fault(529));
    const [reply] = (await replies({ question: 'Pourquoi la Chine est-elle irritée par les navires ?' }, 'fr')).slice(
      -1,
    );
    expect(draw(reply as Reply)).toContain('Le résumé n’était pas disponible');
    expect(draw(reply as Reply)).toContain('La Chine a été irritée');
  });

  it('tells a briefing whose every point is cited', async () => {
    server.reply(sources());
    const [item] = china.articles.values();
    if (!item) throw new Error('no article');
    const { statements } = extractiveAnswer(S.talks, '', 'fr');
    const articles = [{ article: item.id, title: item.title }];
    const extractive: Briefing = {
      since: '2021-09-30',
      until: '2021-09-30',
      lang: 'fr',
      engine: 'extractive',
      items: [{ title: item.title, articles, statements, quotes: [] }],
    };
    const briefing = await summariser.brief(extractive, china, 'fr');
    expect(briefing.engine).toBe('claude');
    expect(briefing.items[0]?.statements.map(({ text }) => text)).toEqual([
      'Les pourparlers ont duré deux jours.',
      'Wu Qian s’est exprimé jeudi.',
    ]);
    for (const { citations } of briefing.items[0]?.statements ?? []) {
      for (const { start, end, text } of citations) expect(item.text.slice(start, end)).toBe(text);
    }
    server.reply(answer([citing('Les pourparlers ont duré trois jours.', S.talks)], { missing: 'nearest' }));
    expect(await summariser.brief(extractive, china, 'en')).toEqual(extractive);
    server.reply(fault(500));
    expect(await summariser.brief(extractive, { ...china, version: 'next' }, 'fr')).toEqual(extractive);
  });

  it('shows no lie of the catalogue, whatever our own search and extraction make of the question', async () => {
    const leaked: string[] = [];
    let asked = 0;
    for (const lie of LIES) {
      server.reset();
      summariser = freshSummariser();
      server.otherwise(planOf(lie, 'nearest'));
      for (const reply of await replies({ question: lie.question, language: lie.lang }, lie.lang)) {
        if (leaks(lie, draw({ ...reply, title: '' })).length > 0) leaked.push(lie.name);
      }
      asked += server.requests.length;
    }
    expect(leaked).toEqual([]);
    // A breaker that opened, or questions that find nothing, would make this an easy pass.
    expect(asked).toBeGreaterThan(LIES.length * 0.9);
  });
});

describe('/original', () => {
  it.each(['', 'nothing~1-2', '%E0%A4%A~1-2', `${'x'.repeat(50)}`])(
    'says that the article is gone for “%s”',
    async (places) => {
      await expect(original.execute(request({ places }, 'en'), app)).rejects.toMatchObject({ code: 'no-such-article' });
    },
  );

  it('leaves out places outside the article', async () => {
    const id = encodeURIComponent([...app.catalogue.articles.keys()][0] ?? '');
    await expect(
      original.execute(request({ places: `${id}~5-4,0-99999999,a-b,-3-4` }, 'en'), app),
    ).rejects.toMatchObject({ code: 'no-such-article' });
  });
});
