// Are these words in the articles? A message's quotation -> the place it comes from, who says it, and what was changed.
import type { Catalogue, Quote, Span } from '../types.ts';
import { fold } from './fold.ts';

export type CheckVerdict = 'verbatim' | 'translated' | 'altered' | 'other-speaker' | 'too-short' | 'not-found';

/** A stretch of a word diff, from the message's words to the article's. */
export interface CheckedPart {
  readonly text: string;
  readonly change: 'same' | 'added' | 'removed';
}

/** The article's words nearest to a fragment: a span of whole words of `Article.text`. */
export interface FoundWords extends Span {
  readonly article: string;
  /** The quote they stand in, if any. */
  readonly quote?: Quote;
  /** Whether the article prints them between quotation marks. */
  readonly quoted: boolean;
}

/** One quotation of the message. */
export interface CheckedFragment {
  /** As the message has it. */
  readonly text: string;
  readonly verdict: CheckVerdict;
  /** Who says it, by the message. */
  readonly claimed?: string;
  readonly found?: FoundWords;
  readonly difference?: readonly CheckedPart[];
}

export interface QuoteCheck {
  /** The worst of its fragments. */
  readonly verdict: CheckVerdict;
  readonly fragments: readonly CheckedFragment[];
}

/** Compares a message with the articles. */
export async function checkQuote(text: string, catalogue: Catalogue): Promise<QuoteCheck> {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 3) return { verdict: 'too-short', fragments: [{ text, verdict: 'too-short' }] };
  const pattern = new RegExp(words.join('[^\\p{L}\\p{N}]+'), 'u');
  for (const article of catalogue.articles.values()) {
    const at = pattern.exec(fold(article.text));
    if (!at) continue;
    const found = { article: article.id, start: at.index, end: at.index + at[0].length, quoted: false };
    return { verdict: 'verbatim', fragments: [{ text, verdict: 'verbatim', found }] };
  }
  return { verdict: 'not-found', fragments: [{ text, verdict: 'not-found' }] };
}
