// Labelled questions over the labelled articles: read, asked, and scored.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answer } from '../../src/answer/ask.ts';
import { languageOf } from '../../src/lang/languages.ts';
import type { Search } from '../../src/search/contract.ts';
import { createSearch } from '../../src/search/index.ts';
import { passages } from '../../src/text/passages.ts';
import type { Answer, Article, Catalogue, LanguageCode, Verdict } from '../../src/types.ts';

export interface LabelledQuestion {
  readonly id: string;
  readonly question: string;
  readonly lang: LanguageCode;
  readonly kind: string;
  readonly verdict: Verdict;
  readonly answers: readonly { readonly article: string; readonly text: string }[];
  readonly speaker?: string | null;
}

export type QuestionSet = 'dev' | 'held-out';

const folder = (name: string): string => fileURLToPath(new URL(`../${name}/`, import.meta.url));

export async function readQuestions(set: QuestionSet): Promise<LabelledQuestion[]> {
  const text = await readFile(join(folder('questions'), `${set}.jsonl`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledQuestion);
}

/** Every labelled article; its id is its folder. */
export async function readCases(): Promise<Article[]> {
  const root = folder('articles');
  const names = (await readdir(root, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (id) => {
      const [title = '', ...body] = (await readFile(join(root, id, 'article.txt'), 'utf8'))
        .normalize('NFC')
        .split('\n');
      const lang: LanguageCode = id.startsWith('fr') ? 'fr' : 'en';
      return { id, title: title.trim(), text: body.join('\n').trim(), lang };
    }),
  );
}

export interface Corpus {
  readonly catalogue: Catalogue;
  readonly search: Search;
}

export async function openCorpus(catalogue: Catalogue): Promise<Corpus> {
  const search = createSearch({ engine: 'lunr' });
  await search.update(catalogue);
  return { catalogue, search };
}

/** A catalogue without quotes, for what needs none. */
export function plainCatalogue(articles: readonly Article[]): Catalogue {
  return {
    version: 'plain',
    articles: new Map(articles.map((article) => [article.id, article])),
    passages: new Map(articles.map((article) => [article.id, passages(article, languageOf(article.lang))])),
    quotes: [],
    speakers: new Map(),
  };
}

export interface Outcome {
  readonly question: LabelledQuestion;
  readonly cross: boolean;
  readonly answer: Answer;
  /** Rank of the first passage that holds an accepted answer, from 1; 0 when none of the first ten does. */
  readonly rank: number;
  readonly firstRight: boolean;
  readonly refused: boolean;
}

/** Places of the accepted answers. */
export function accepted({ answers }: LabelledQuestion, catalogue: Catalogue) {
  return answers.flatMap(({ article, text }) => {
    const start = catalogue.articles.get(article)?.text.indexOf(text.normalize('NFC')) ?? -1;
    return start < 0 ? [] : [{ article, start, end: start + text.length }];
  });
}

export async function ask(question: LabelledQuestion, { catalogue, search }: Corpus): Promise<Outcome> {
  const places = accepted(question, catalogue);
  const isRight = (span: { article: string; start: number; end: number }): boolean =>
    places.some((place) => place.article === span.article && place.start < span.end && span.start < place.end);
  const reply = await answer(question.question, { catalogue, search });
  const { hits } = await search.search(question.question, { limit: 10 });
  const [first] = reply.statements;
  return {
    question,
    cross: places.length > 0 && places.every(({ article }) => catalogue.articles.get(article)?.lang !== question.lang),
    answer: reply,
    rank: hits.findIndex(({ passage }) => isRight(passage)) + 1,
    firstRight: first !== undefined && isRight(first.citations[0]),
    refused: reply.verdict !== 'answered',
  };
}
