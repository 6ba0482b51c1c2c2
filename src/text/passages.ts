// Passages: what search finds and an answer cites.
import type { Language } from '../lang/language.ts';
import type { Article, Passage, Span } from '../types.ts';
import { paragraphs } from './paragraphs.ts';
import { sentences } from './sentences.ts';

/** Measured best for retrieval; a paragraph of up to half as much again stays whole. In words. */
const TARGET = 90;
const WHOLE = 135;

const countWords = (text: string, span: Span): number => text.slice(span.start, span.end).match(/\S+/g)?.length ?? 0;

function splitLong(text: string, paragraph: Span, words: number, lang: Language): Span[] {
  const parts = Math.ceil(words / WHOLE);
  const share = Math.min(TARGET, words / parts);
  const groups: Span[] = [];
  let count = 0;
  for (const sentence of sentences(text, lang, paragraph)) {
    const size = countWords(text, sentence);
    const last = groups.at(-1);
    if (last && count + size / 2 <= share) {
      groups[groups.length - 1] = { start: last.start, end: sentence.end };
      count += size;
    } else {
      groups.push(sentence);
      count = size;
    }
  }
  return groups;
}

/**
 * The passages of an article, in order: each paragraph, or a long one in groups of whole sentences of about 90 words.
 * Together they cover every word of the text, without overlap.
 */
export function passages(article: Article, lang: Language): Passage[] {
  const spans = paragraphs(article.text).flatMap((paragraph) => {
    const words = countWords(article.text, paragraph);
    return words <= WHOLE ? [paragraph] : splitLong(article.text, paragraph, words, lang);
  });
  return spans.map((span, index) => ({ article: article.id, index, start: span.start, end: span.end }));
}
