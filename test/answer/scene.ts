// Two articles, one in each language, read as the bot reads them.
import { readFileSync } from 'node:fs';
import { answer } from '../../src/answer/ask.ts';
import { catalogueOf } from '../../src/reading/catalogue.ts';
import { createReader } from '../../src/reading/reader.ts';
import { createSearch } from '../../src/search/index.ts';
import type { Answer, Article, Exchange } from '../../src/types.ts';

const [title = '', ...body] = readFileSync(
  new URL('../../corpus/000_5ba3490def084efc.txt', import.meta.url),
  'utf8',
).split('\n');

export const CHINA: Article = {
  id: 'china',
  title,
  text: body.join('\n').trim(),
  lang: 'fr',
  publishedAt: '2026-09-30T08:00:00Z',
};
const FERRY: Article = {
  id: 'ferry',
  title: 'Ferry workers on Skarholm walk out over night crossings',
  lang: 'en',
  publishedAt: '2026-11-02T08:00:00Z',
  text: `SKARHOLM — Ferry workers on the island of Skarholm walked out on Monday because their employer wants to scrap the night crossings.

“We will not leave the islanders without a boat after dark,” said Marta Lindqvist, the head of the sailors' union. She added that the strike would last until the company withdraws its plan.

The company, Norline, said that the night crossings had lost 2.4 million euros last year.

“Nobody is going to lose a job,” the chief executive, Peter Aalto, told reporters. Aalto warned that tickets would become more expensive without the cuts.

The mayor of Skarholm, Ingrid Dahl, was at the pier on Monday morning and did not speak to reporters. About 300 passengers were stranded.`,
};

export async function openScene(articles: readonly Article[] = [CHINA, FERRY]) {
  const reader = createReader();
  const catalogue = catalogueOf(articles, await reader.read(articles));
  const search = createSearch({ engine: 'lunr' });
  await search.update(catalogue);
  return {
    catalogue,
    ask: (question: string, more: { previous?: Exchange; askedAt?: Date } = {}): Promise<Answer> =>
      answer(question, { catalogue, search, ...more }),
    async close(): Promise<void> {
      await search.close();
      await reader.close();
    },
  };
}
