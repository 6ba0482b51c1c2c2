// A summariser on the China article against the local Messages API, and what a person is shown of its answers.
import { createSummariser, type SummariserParts } from '../../src/answer/create-summariser.ts';
import type { Summariser, SummaryContext, SummaryStep } from '../../src/answer/summariser.ts';
import { citationOf } from '../../src/answer/verify.ts';
import type { ClaudeConfig } from '../../src/config.ts';
import { drawReply } from '../../src/console/draw.ts';
import { languageOf } from '../../src/lang/languages.ts';
import { loadLexicon } from '../../src/lang/lexicon.ts';
import { answerReply } from '../../src/reply/answer-reply.ts';
import { sentences } from '../../src/text/sentences.ts';
import type { Answer, Article, Catalogue, LanguageCode } from '../../src/types.ts';
import type { LocalAnthropic } from '../anthropic/anthropic.ts';
import { labelledCatalogue, wordSearch } from './labelled.ts';

export const china = labelledCatalogue('fr-chine-etats-unis');
const article = [...china.articles.values()][0] as Article;

/** One dictionary for all tests of a file. */
export const lexicon = loadLexicon();

export function config(
  server: Pick<LocalAnthropic, 'baseUrl' | 'key'>,
  change: Partial<ClaudeConfig> = {},
): ClaudeConfig {
  return {
    apiKey: server.key,
    baseUrl: server.baseUrl,
    maxTokens: 500,
    timeoutMs: 5000,
    dailyTokens: 1e9,
    dailyTokensPerServer: 1e9,
    concurrency: 4,
    ...change,
  };
}

/** A log that keeps its lines, for a test that counts them or looks for leaks. */
export function keptLog() {
  const lines: { level: 'info' | 'warn'; details: object; message: string }[] = [];
  const at = (level: 'info' | 'warn') => (details: object, message: string) =>
    void lines.push({ level, details, message });
  return { lines, info: at('info'), warn: at('warn') };
}

export function summariserOn(
  server: LocalAnthropic,
  change: Partial<ClaudeConfig> = {},
  parts: Partial<SummariserParts> = {},
): Summariser {
  const log = keptLog() as unknown as SummariserParts['log'];
  return createSummariser(config(server, change), { log, lexicon: () => lexicon, ...parts });
}

/** The sentence of the article with these words, as the extractive answer would give it. */
export function extractiveAnswer(words: string, question: string, lang: LanguageCode): Answer {
  const span = sentences(article.text, languageOf(article.lang)).find(({ start, end }) =>
    article.text.slice(start, end).includes(words),
  );
  if (!span) throw new Error(`no sentence holds “${words}”`);
  const text = article.text.slice(span.start, span.end);
  return {
    question,
    lang,
    verdict: 'answered',
    engine: 'extractive',
    statements: [{ text, citations: [citationOf({ article, span })] }],
  };
}

/** Passages with the cited words first, so that a planned answer finds what it cites. */
export async function contextFor(
  question: string,
  lang: LanguageCode,
  cited: readonly string[] = [],
  change: Partial<SummaryContext> = {},
): Promise<SummaryContext> {
  const search = wordSearch(china, cited);
  const { hits } = await search.search(question, { limit: 10 });
  return { catalogue: china, search, lang, hits, ...change };
}

export async function stepsOf(steps: AsyncIterable<SummaryStep>): Promise<SummaryStep[]> {
  const all: SummaryStep[] = [];
  for await (const step of steps) all.push(step);
  return all;
}

/** A step as a person reads it in the terminal, escapes and labels included. */
export function shown({ answer, final }: SummaryStep, lang: LanguageCode, catalogue: Catalogue = china): string {
  return drawReply(answerReply(answer, catalogue, lang, final), { columns: 0, plain: true });
}
