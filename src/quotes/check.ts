// Are these words in the articles? A message's quotations -> where each comes from, who says it, and what was changed.
import { UserError } from '../errors.ts';
import { quotations } from '../text/marks.ts';
import { paragraphs } from '../text/paragraphs.ts';
import { contains, overlaps } from '../text/spans.ts';
import type { Article, Catalogue, LanguageCode, Quote, Span, Speaker } from '../types.ts';
import { findNearest, type Nearest, type Part } from './check-find.ts';
import { WordIndex } from './check-index.ts';
import { type Claim, type Fragment, type ReadMessage, readMessage } from './check-message.ts';
import { isSameSpeaker } from './check-speaker.ts';
import { isNegation, isNumber, isStopWord, wordsIn } from './check-words.ts';

/** The longest message that is checked, in characters. */
export const LONGEST_CHECKED = 4000;

/** From the best to the worst. */
const VERDICTS = ['too-short', 'verbatim', 'translated', 'altered', 'other-speaker', 'not-found'] as const;
export type CheckVerdict = (typeof VERDICTS)[number];

/** The article's words nearest to a fragment: whole words of `Article.text`. */
export interface FoundWords extends Span {
  readonly article: string;
  /** The quote they stand in, if any. */
  readonly quote?: Quote;
  /** How the article prints them: between marks, partly so, reported in its words, or as its own narration. */
  readonly standing: 'quoted' | 'partly-quoted' | 'reported' | 'narrated';
  /** How many other articles have the same words. */
  readonly alsoIn: number;
}

/** One quotation of the message. */
export interface CheckedFragment {
  /** As the message has it, without formatting. */
  readonly text: string;
  /** Shown between marks in the message. */
  readonly marked: boolean;
  readonly verdict: CheckVerdict;
  /** Who says it, by the message. */
  readonly claimed?: string;
  /** What is found in another language is its nearest sentence, not a proof. */
  readonly found?: FoundWords;
  /** What was changed, from the message's words to the article's; also for a slip of the keyboard. */
  readonly difference?: readonly Part[];
  readonly translated?: boolean;
  /** The words are changed as well as given to somebody else. */
  readonly changed?: boolean;
  /** A translation that differs from the original by a number or a negation. */
  readonly doubt?: 'number' | 'negation';
}

export interface QuoteCheck {
  /** The worst of its fragments, those too short to check aside. */
  readonly verdict: CheckVerdict;
  /** One at least. */
  readonly fragments: readonly CheckedFragment[];
}

/** A sentence (or a few in a row) that says in another language what a text says. */
export interface Rendering extends Span {
  readonly article: string;
  /** How much of the text it says, 0 to 1. */
  readonly share: number;
}

export interface CheckOptions {
  /** Finds renderings of a text in other languages than `lang`, best first. */
  readonly translate?: (text: string, lang: LanguageCode) => Promise<readonly Rendering[]>;
}

export interface QuoteChecker {
  /** Compares a message with the articles. @throws UserError `too-long`, `empty-question` */
  check(message: string, catalogue: Catalogue, options?: CheckOptions): Promise<QuoteCheck>;
}

/** Share of a message that a sentence of another language must hold. Measured on test/quotes/check. */
const TRANSLATED = 0.55;
/** Words a message must have beside those of grammar to be looked for in another language. */
const TRANSLATED_WORDS = 3;
const MOST_FRAGMENTS = 12;

/** Keeps an index of the articles' words, built at the first check and brought up to date at the next ones. */
export function createQuoteChecker(): QuoteChecker {
  const index = new WordIndex();
  return {
    async check(message, catalogue, options = {}) {
      if (message.trim() === '') throw new UserError('empty-question', 'There is no text to check.');
      if (message.length > LONGEST_CHECKED) {
        const limit = String(LONGEST_CHECKED);
        throw new UserError('too-long', `The text is longer than ${limit} characters.`, { limit });
      }
      await index.update(catalogue);
      const read = readMessage(message);
      const checking = new Checking(read, index, catalogue, options);
      return checking.best();
    },
  };
}

class Checking {
  constructor(
    private readonly read: ReadMessage,
    private readonly index: WordIndex,
    private readonly catalogue: Catalogue,
    private readonly options: CheckOptions,
  ) {}

  /** The first reading that is verbatim; else one whose words are found in somebody else's mouth, or found at all. */
  async best(): Promise<QuoteCheck> {
    const checks: QuoteCheck[] = [];
    for (const reading of this.read.readings) {
      const fragments: CheckedFragment[] = [];
      for (const fragment of reading.slice(0, MOST_FRAGMENTS)) fragments.push(await this.fragment(fragment));
      const check = { verdict: overall(fragments), fragments };
      if (check.verdict === 'verbatim') return check;
      checks.push(check);
    }
    const found = checks.filter(({ fragments }) => fragments.some((one) => one.found !== undefined));
    const chosen =
      found.find(({ verdict }) => verdict === 'other-speaker') ??
      found[0] ??
      checks.find(({ verdict }) => verdict !== 'too-short') ??
      checks[0];
    return (
      chosen ?? { verdict: 'too-short', fragments: [{ text: this.read.text, marked: false, verdict: 'too-short' }] }
    );
  }

  private async fragment(fragment: Fragment): Promise<CheckedFragment> {
    const { text } = this.read;
    const base = {
      text: text.slice(fragment.start, fragment.end),
      marked: fragment.marked,
      ...(fragment.claim ? { claimed: fragment.claim.name } : {}),
    };
    const words = wordsIn(text, fragment);
    const nearest = await findNearest(text, fragment, this.index, this.catalogue);
    if (words.length < 3 && !isDistinctive(words, nearest)) return { ...base, verdict: 'too-short' };
    const chosen = this.choose(nearest, fragment.claim);
    if (!chosen) return (await this.rendering(fragment, base.text)) ?? { ...base, verdict: 'not-found' };
    const { place, found } = chosen;
    const altered = place.sameness === 'changed';
    const other = this.isSomebodyElse(found, fragment.claim);
    return {
      ...base,
      verdict: other ? 'other-speaker' : altered ? 'altered' : 'verbatim',
      found,
      ...(place.sameness === 'same' ? {} : { difference: place.parts }),
      ...(altered && other ? { changed: true } : {}),
    };
  }

  /** Of equally near places: the one whose speaker was meant, then one between marks, then the newest. */
  private choose(
    nearest: readonly Nearest[],
    claim: Claim | undefined,
  ): { place: Nearest; found: FoundWords } | undefined {
    const articles = new Set(nearest.map(({ worded }) => worded.article.id));
    const rated = nearest.map((place) => {
      const found = this.foundAt(place, place.worded.article, articles.size - 1);
      const meant = claim !== undefined && !this.isSomebodyElse(found, claim);
      const time = Date.parse(place.worded.article.publishedAt ?? '') || 0;
      return { place, found, rank: (meant ? 4 : 0) + (found.standing === 'quoted' ? 2 : found.quote ? 1 : 0), time };
    });
    return rated.sort((a, b) => b.rank - a.rank || b.time - a.time)[0];
  }

  private foundAt({ start, end }: Span, article: Article, alsoIn: number): FoundWords {
    const span = { start, end };
    const quotes = this.catalogue.quotes.filter((quote) => quote.article === article.id && overlaps(quote, span));
    const shared = (quote: Quote) => Math.min(quote.end, end) - Math.max(quote.start, start);
    const [quote] = [...quotes].sort((a, b) => shared(b) - shared(a) || a.end - a.start - (b.end - b.start));
    const inside = paragraphs(article.text)
      .filter((paragraph) => overlaps(paragraph, span))
      .flatMap((paragraph) => quotations(article.text, paragraph));
    // What stands between marks inside somebody's words may be anybody's.
    const nested =
      quote?.type === 'direct' &&
      inside.some(
        ({ inner }) =>
          contains(inner, span) && contains(quote, inner) && inner.end - inner.start + 2 < quote.end - quote.start,
      );
    // Words on both sides of "he said" are his.
    const bySpeaker = quotes
      .filter((one) => one.speakerId === quote?.speakerId)
      .reduce((sum, one) => sum + shared(one), 0);
    const own = quote && !nested && bySpeaker * 2 >= end - start ? quote : undefined;
    const direct = own?.type === 'direct' && contains(own, span);
    const standing =
      direct || inside.some(({ inner }) => contains(inner, span))
        ? 'quoted'
        : inside.some(({ inner }) => overlaps(inner, span))
          ? 'partly-quoted'
          : own
            ? 'reported'
            : 'narrated';
    return { article: article.id, start, end, ...(own ? { quote: own } : {}), standing, alsoIn };
  }

  private isSomebodyElse(found: FoundWords, claim: Claim | undefined): boolean {
    if (!claim) return false;
    const speaker = found.quote?.speakerId ? this.catalogue.speakers.get(found.quote.speakerId) : undefined;
    if (speaker) return !isSameSpeaker(claim, speaker, found.quote?.role);
    // Nobody is known to say it: the words of the story itself are not a quotation of anybody it does not name there.
    if (found.quote) return false;
    const text = this.catalogue.articles.get(found.article)?.text ?? '';
    const around = text.slice(Math.max(0, found.start - 300), found.end + 300);
    return !wordsOfName(claim).some((word) => wordsIn(around).some(({ key }) => key === word));
  }

  /** A message in one language about a source in another. */
  private async rendering(fragment: Fragment, text: string): Promise<CheckedFragment | undefined> {
    const words = wordsIn(this.read.text, fragment);
    if (!this.options.translate || words.filter(({ key }) => !isStopWord(key)).length < TRANSLATED_WORDS)
      return undefined;
    const [best] = await this.options.translate(text, this.read.lang);
    const article = best && this.catalogue.articles.get(best.article);
    if (!best || !article || best.share < TRANSLATED) return undefined;
    const found = this.foundAt(best, article, 0);
    const doubt = doubtOf(
      words.map(({ key }) => key),
      wordsIn(article.text, best).map(({ key }) => key),
    );
    return {
      text,
      marked: fragment.marked,
      verdict: this.isSomebodyElse(found, fragment.claim) ? 'other-speaker' : 'translated',
      ...(fragment.claim ? { claimed: fragment.claim.name } : {}),
      found,
      translated: true,
      ...(doubt ? { doubt } : {}),
    };
  }
}

function doubtOf(told: readonly string[], original: readonly string[]): 'number' | 'negation' | undefined {
  const figures = (keys: readonly string[]) => keys.filter((key) => isNumber(key) && /^\p{N}/u.test(key));
  const printed = new Set(figures(original));
  if (figures(told).some((figure) => !printed.has(figure))) return 'number';
  return told.some(isNegation) !== original.some(isNegation) ? 'negation' : undefined;
}

const wordsOfName = (speaker: Speaker): string[] =>
  wordsIn(speaker.name)
    .map(({ key }) => key)
    .filter((key) => key.length > 2 && !isStopWord(key));

/** One or two words are a find only when they are found as they are, rarely, and say something. */
function isDistinctive(words: readonly { readonly key: string }[], nearest: readonly Nearest[]): boolean {
  const telling = words.filter(({ key }) => !isStopWord(key));
  const letters = telling.reduce((sum, { key }) => sum + key.length, 0);
  const once = nearest.length === 1 && nearest[0]?.sameness === 'same';
  return once && (words.length > 1 ? letters >= 10 : letters >= 12);
}

function overall(fragments: readonly CheckedFragment[]): CheckVerdict {
  return VERDICTS[Math.max(...fragments.map(({ verdict }) => VERDICTS.indexOf(verdict)))] ?? 'not-found';
}
