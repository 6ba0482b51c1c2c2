// Questions that the articles do answer: for autocomplete, and instead of an answer that is not there.
import { languages } from '../lang/languages.ts';
import type { AnalysedQuery } from '../search/contract.ts';
import { fold } from '../text/fold.ts';
import type { Answer, Catalogue, LanguageCode } from '../types.ts';
import type { Said } from './said.ts';

const NEAREST = 3;

/** At most `limit` questions that the articles answer ("What did Mark Milley say?") and that go with what is typed so far. */
export function suggestQuestions(catalogue: Catalogue, lang: LanguageCode, prefix: string, limit = 25): string[] {
  const { said, about } = languages[lang].questions.proposals;
  const typed = fold(prefix.trim()).replace(/[’ʼ]/g, "'");
  const questions = [
    ...speakersByCount(catalogue).map((name) => said.replace('{name}', name)),
    ...newestTitles(catalogue).map((title) => about.replace('{topic}', title)),
  ];
  if (typed === '') return questions.slice(0, limit);
  const folded = questions.map((question) => ({ question, text: fold(question).replace(/[’ʼ]/g, "'") }));
  const words = typed.split(/\s+/);
  const starting = folded.filter(({ text }) => text.startsWith(typed));
  const holding = folded.filter(({ text }) => !text.startsWith(typed) && words.every((word) => text.includes(word)));
  return [...starting, ...holding].map(({ question }) => question).slice(0, limit);
}

function speakersByCount({ quotes, speakers }: Catalogue): string[] {
  const counts = new Map<string, number>();
  for (const { speakerId } of quotes) if (speakerId !== null) counts.set(speakerId, (counts.get(speakerId) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .flatMap(([id]) => speakers.get(id) ?? [])
    .filter(({ kind }) => kind !== 'role')
    .map(({ name }) => name);
}

function newestTitles({ articles }: Catalogue): string[] {
  return [...articles.values()]
    .sort((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1))
    .map(({ title }) => title);
}

/** Whom and what to ask about instead: speakers of the articles that share words with the question, then the most quoted. */
export function nearest(query: AnalysedQuery, catalogue: Catalogue, words?: Said): Pick<Answer, 'suggestions'> {
  const asked = new Set(Object.values(query.groups).flatMap((groups) => groups.map(({ word }) => fold(word))));
  const names = speakersByCount(catalogue);
  const related = names.filter((name) => name.split(/\s+/).some((part) => asked.has(fold(part))));
  const first = words?.kind === 'off-topic' || words?.kind === 'near-topic' ? [words.speaker] : [];
  const speakers = [...new Set([...first, ...related, ...names])].slice(0, NEAREST);
  const titles = newestTitles(catalogue);
  const sharing = titles.filter((title) => title.split(/\s+/).some((part) => part.length > 3 && asked.has(fold(part))));
  return { suggestions: { speakers, topics: [...new Set([...sharing, ...titles])].slice(0, NEAREST) } };
}
