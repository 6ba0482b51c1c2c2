// A question becomes an answer in the articles' own words.

import type { AnalysedQuery } from '../search/contract.ts';
import { detectLanguage } from '../search/detect.ts';
import { fold } from '../text/fold.ts';
import type { Answer, Article, Catalogue, Span, Statement } from '../types.ts';
import { type Choice, choose } from './choose.ts';
import type { AnswerContext } from './context.ts';
import { followed } from './follow-up.ts';
import { asksEverything, type Plan, planQuestion } from './plan.ts';
import { articlesMeant, type Said, said, saidBy } from './said.ts';
import { mergeStatements, statementOf } from './statements.ts';
import { nearest } from './suggest.ts';
import { summarySentences } from './summary.ts';

export type { AnswerContext } from './context.ts';

/** "Did X say that …?" is answered by X’s words when they hold this share of it. */
const SURELY_SAID = 0.7;
/** Passages whose sentences are looked at. */
const PASSAGES = 12;
const MOST_SENTENCES = 3;
/** A second sentence must come this close to the first. */
const NEAR = 0.82;

/** Answers from the articles, each statement with its citation; no statement means that the articles do not say. */
export async function answer(question: string, context: AnswerContext): Promise<Answer> {
  const asked = detectLanguage(question, context.lang);
  const { plan, query } = await followed(planQuestion(question, asked, context.askedAt), context);
  const { catalogue } = context;
  const articles = articlesMeant(plan, catalogue, context.articleId);
  const base = { question, lang: context.lang ?? asked, engine: 'extractive' as const };
  const titled = asksEverything(question) ? articleTitled(question, catalogue) : undefined;
  if (titled) return { ...base, verdict: 'answered', statements: summaryOf(titled, catalogue) };
  const words = said(plan, query, catalogue, articles) ?? saidBy(plan, query, catalogue, articles);
  const answerOf = (found: Said): Answer => ({
    ...base,
    ...fromWords(found),
    ...(found.kind === 'quotes' ? {} : nearest(query, catalogue, found)),
  });
  // "Has China commented on the calls?" may be answered by a sentence that quotes nobody.
  const yesOrNo = plan.want === 'yes-no';
  if (words && (!yesOrNo || (words.kind === 'quotes' && words.share >= SURELY_SAID))) return answerOf(words);
  const choice = await chooseSentences(plan, context, articles);
  const statements = statementsFrom(choice, catalogue);
  if (choice.verdict === 'answered') return { ...base, verdict: 'answered', statements };
  if (words) return answerOf(words);
  if (choice.verdict === 'closest') return { ...base, verdict: 'closest', statements, ...nearest(query, catalogue) };
  return { ...base, verdict: 'not-in-articles', statements: [], ...nearest(query, catalogue) };
}

/** The article whose whole title stands in the question; the longest, where one title holds another. */
function articleTitled(text: string, catalogue: Catalogue): Article | undefined {
  const asked = wordsOf(text);
  return [...catalogue.articles.values()]
    .filter(({ title }) => wordsOf(title).trim() !== '' && asked.includes(wordsOf(title)))
    .sort((a, b) => b.title.length - a.title.length)[0];
}

/** Words alone, with a blank around each: "a man" is not in "a mandate". */
function wordsOf(text: string): string {
  return ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

function summaryOf(article: Article, catalogue: Catalogue): Statement[] {
  return summarySentences(article, MOST_SENTENCES).flatMap(
    (span) => statementOf({ article: article.id, ...span }, catalogue) ?? [],
  );
}

/** Spans of the question that only ask, blanked; what is left keeps its place. */
export function withoutAsking(text: string, asking: readonly Span[]): string {
  return asking.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
}

async function chooseSentences(
  plan: Plan,
  { search, catalogue, articleId }: AnswerContext,
  articles: ReadonlySet<string> | null,
): Promise<Choice> {
  const { hits, query } = await search.search(withoutAsking(plan.text, plan.asking), {
    lang: plan.lang,
    limit: articles && articleId === undefined ? PASSAGES * 8 : PASSAGES,
    ...(articleId === undefined ? {} : { article: articleId }),
  });
  const wanted = articles ? hits.filter(({ passage }) => articles.has(passage.article)).slice(0, PASSAGES) : hits;
  const groups = withoutAsked(query, plan);
  return choose(wanted, groups, plan, query, catalogue);
}

/** The groups of a question that are not words it asks with. A word may begin inside what asks ("nombre d’évacués"). */
export function withoutAsked({ groups }: AnalysedQuery, { asking }: Plan): AnalysedQuery['groups'] {
  return Object.fromEntries(
    Object.entries(groups).map(([lang, own]) => [
      lang,
      own.filter(({ start, end }) => !asking.some((span) => span.start <= start && end <= span.end)),
    ]),
  );
}

function statementsFrom({ ranked }: Choice, catalogue: Catalogue): Statement[] {
  const best = ranked[0]?.score ?? 0;
  const near = ranked
    .filter(({ score }, rank) => rank === 0 || (score >= best * NEAR && best > 0))
    .slice(0, MOST_SENTENCES * 2);
  const statements = near.flatMap(
    (place) =>
      statementOf(
        { article: place.article, start: place.start, end: place.end, ...quoteAt(place, catalogue) },
        catalogue,
      ) ?? [],
  );
  return mergeStatements(statements, catalogue).slice(0, MOST_SENTENCES);
}

/** The quote that a sentence holds nearly whole: then it is somebody's words, and says whose. */
function quoteAt({ article, start, end }: Span & { readonly article: string }, catalogue: Catalogue) {
  const quote = catalogue.quotes.find(
    (one) =>
      one.article === article &&
      one.speakerId !== null &&
      one.start < end &&
      one.end > start &&
      Math.min(one.end, end) - Math.max(one.start, start) >= 0.6 * (end - start),
  );
  return quote ? { quote } : {};
}

function fromWords(words: Said): Pick<Answer, 'verdict' | 'statements' | 'notes'> {
  if (words.kind === 'quotes') return { verdict: 'answered', statements: words.statements };
  if (words.kind === 'near-topic') return { verdict: 'closest', statements: words.statements };
  if (words.kind === 'not-quoted' && words.mentioned) {
    return { verdict: 'not-in-articles', statements: [], notes: [{ kind: 'not-quoted', name: words.name }] };
  }
  return { verdict: 'not-in-articles', statements: [] };
}
