// Messages with the verdict each deserves, checked against the labelled articles and the article of the corpus.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { renderings } from '../../../src/answer/renderings.ts';
import { createCorpusReader } from '../../../src/ingest/corpus.ts';
import { type CheckVerdict, createQuoteChecker, type QuoteCheck } from '../../../src/quotes/check.ts';
import { catalogueOf } from '../../../src/reading/catalogue.ts';
import { createReader } from '../../../src/reading/reader.ts';
import type { Catalogue } from '../../../src/types.ts';
import { openCorpus, readCases } from '../../eval/questions.ts';

export interface CheckCase {
  readonly message: string;
  readonly verdict: CheckVerdict;
  readonly speaker?: string;
  readonly standing?: string;
  /** What the article's words found must hold. */
  readonly holds?: string;
  readonly slips?: boolean;
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export async function readCheckCases(file: 'cases.jsonl' | 'late-cases.jsonl'): Promise<CheckCase[]> {
  const lines = (await readFile(here(file), 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as CheckCase);
}

export interface CheckScene {
  readonly catalogue: Catalogue;
  check(message: string): Promise<QuoteCheck>;
  close(): Promise<void>;
}

export async function openScene(): Promise<CheckScene> {
  const { articles } = await createCorpusReader([here('../../../corpus')]).read();
  const all = [...articles, ...(await readCases())];
  const reader = createReader();
  const { catalogue, search } = await openCorpus(catalogueOf(all, await reader.read(all)));
  await reader.close();
  const checker = createQuoteChecker();
  const translate = (text: string, lang: 'en' | 'fr') => renderings(text, lang, search, catalogue);
  return {
    catalogue,
    check: (message) => checker.check(message, catalogue, { translate }),
    close: () => search.close(),
  };
}

/** What is wrong with a check, in words; undefined when all is as labelled. */
export function faultOf(check: QuoteCheck, wanted: CheckCase, catalogue: Catalogue): string | undefined {
  if (check.verdict !== wanted.verdict) return `${check.verdict} instead of ${wanted.verdict}`;
  const fragment = check.fragments.find(({ verdict }) => verdict === check.verdict);
  const found = fragment?.found;
  const speaker = found?.quote?.speakerId ? catalogue.speakers.get(found.quote.speakerId)?.name : undefined;
  if (wanted.speaker && speaker !== wanted.speaker) return `said by ${speaker} instead of ${wanted.speaker}`;
  if (wanted.standing && found?.standing !== wanted.standing) return `${found?.standing} instead of ${wanted.standing}`;
  const words = found && catalogue.articles.get(found.article)?.text.slice(found.start, found.end);
  if (wanted.holds && !words?.includes(wanted.holds)) return `found “${words}”`;
  if (wanted.slips && !fragment?.difference) return 'slips of the keyboard are not shown';
  return undefined;
}
