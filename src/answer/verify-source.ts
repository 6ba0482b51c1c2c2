// The sentences that a claim cites, and whether they hold a word of it, across languages.
import { languageOf, otherLanguage } from '../lang/languages.ts';
import { keyOf, type Lexicon } from '../lang/lexicon.ts';
import { overlaps } from '../text/spans.ts';
import type { Article, Catalogue, LanguageCode, Quote, Span, Speaker } from '../types.ts';

/** One sentence of an article that the model was shown and cites. */
export interface Place {
  readonly article: Article;
  readonly span: Span;
}

export interface Word extends Span {
  readonly text: string;
  /** Lower case, without accents. */
  readonly fold: string;
}

/** Words are runs of letters and figures: hyphens and apostrophes part them. Offsets into `text`. */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    text: word,
    fold: keyOf(word),
    start: index,
    end: index + word.length,
  }));
}

const whole = new WeakMap<Article, readonly Word[]>();

/** The words of an article, title first; read once. */
export function wordsOfArticle(article: Article): readonly Word[] {
  const known = whole.get(article) ?? wordsIn(`${article.title}\n${article.text}`);
  whole.set(article, known);
  return known;
}

export const stemOf = (word: string, lang: LanguageCode): string =>
  keyOf(languageOf(lang).search.stem(word.toLowerCase().normalize('NFC')));

export const isStopWord = (word: string, lang: LanguageCode): boolean =>
  languageOf(lang).search.stopWords.has(word.toLowerCase().normalize('NFC'));

interface CitedText {
  readonly place: Place;
  readonly text: string;
  readonly words: readonly Word[];
  readonly folds: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
}

interface CatalogueIndex {
  readonly quotesByArticle: ReadonlyMap<string, readonly Quote[]>;
  /** Speakers by each capitalised word of their name, folded. */
  readonly speakersByWord: ReadonlyMap<string, readonly Speaker[]>;
}

const indexes = new WeakMap<Catalogue, CatalogueIndex>();

/** Built once for each catalogue: a claim must not walk through every quote and speaker there is. */
export function indexOf(catalogue: Catalogue): CatalogueIndex {
  const known = indexes.get(catalogue);
  if (known) return known;
  const speakersByWord = new Map<string, Speaker[]>();
  for (const speaker of catalogue.speakers.values()) {
    const words = wordsIn(speaker.name).filter(({ text, fold }) => fold.length > 1 && /^\p{Lu}/u.test(text));
    for (const fold of new Set(words.map((word) => word.fold))) {
      speakersByWord.set(fold, [...(speakersByWord.get(fold) ?? []), speaker]);
    }
  }
  const quotesByArticle = new Map<string, Quote[]>();
  for (const quote of catalogue.quotes) {
    const own = quotesByArticle.get(quote.article);
    if (own) own.push(quote);
    else quotesByArticle.set(quote.article, [quote]);
  }
  const index = { quotesByArticle, speakersByWord };
  indexes.set(catalogue, index);
  return index;
}

export class Source {
  readonly texts: readonly CitedText[];
  /** Quotes of our own extraction that share words with a cited sentence. */
  readonly quotes: readonly Quote[];

  constructor(
    readonly places: readonly Place[],
    readonly catalogue: Catalogue,
    readonly lexicon: Lexicon,
  ) {
    this.texts = places.map((place) => {
      const text = place.article.text.slice(place.span.start, place.span.end);
      const words = wordsIn(text);
      const stems = words.map((word) => stemOf(word.text, place.article.lang));
      return { place, text, words, folds: new Set(words.map(({ fold }) => fold)), stems: new Set(stems) };
    });
    const { quotesByArticle } = indexOf(catalogue);
    this.quotes = this.articles.flatMap((article) =>
      (quotesByArticle.get(article.id) ?? []).filter((quote) =>
        places.some(({ article: { id }, span }) => id === article.id && overlaps(quote, span)),
      ),
    );
  }

  /** The articles cited, each once. */
  get articles(): Article[] {
    return [...new Set(this.places.map(({ article }) => article))];
  }

  /** The word as it is written, whatever its accents and capitals. */
  has(fold: string): boolean {
    return this.texts.some(({ folds }) => folds.has(fold));
  }

  /** The word in any inflection, or a translation of it from `lang`. */
  supports(word: string, lang: LanguageCode): boolean {
    if (this.has(keyOf(word))) return true;
    return this.texts.some(({ place, stems }) => {
      const own = place.article.lang;
      if (own === lang && stems.has(stemOf(word, lang))) return true;
      return own !== lang && this.#translated(word, lang, own, stems);
    });
  }

  /** A phrase of a few words of `lang`: its words in a row, or a translation of the whole. */
  supportsPhrase(words: readonly Word[], lang: LanguageCode): boolean {
    const folds = words.map(({ fold }) => fold);
    return this.texts.some(({ place, stems, words: own }) => {
      if (contiguous(own, folds)) return true;
      return this.#formsOf(folds.join(' '), lang, place.article.lang).some((form) =>
        this.#allIn(form, place.article.lang, stems),
      );
    });
  }

  /** Looser than `supports`: synonyms in one language, and words that look alike in the two. */
  resembles(word: string, lang: LanguageCode): boolean {
    if (this.supports(word, lang)) return true;
    const fold = keyOf(word);
    return this.texts.some(({ place, stems, words }) => {
      const own = place.article.lang;
      const start = fold.slice(0, Math.max(4, Math.ceil(fold.length * 0.6)));
      if (fold.length >= 5 && words.some((other) => other.fold.startsWith(start))) return true;
      if (own !== lang) return false;
      const over: LanguageCode = otherLanguage(own);
      return this.#lemmas(word, lang)
        .flatMap((lemma) => this.lexicon.translate(lemma, lang))
        .some(({ form }) => this.#formsOf(keyOf(form), over, own).some((back) => this.#allIn(back, own, stems)));
    });
  }

  #translated(word: string, from: LanguageCode, to: LanguageCode, stems: ReadonlySet<string>): boolean {
    return this.#lemmas(word, from).some((lemma) =>
      this.#formsOf(lemma, from, to).some((form) => this.#allIn(form, to, stems)),
    );
  }

  #lemmas(word: string, lang: LanguageCode): string[] {
    const lower = word.toLowerCase().normalize('NFC');
    return [...new Set(languageOf(lang).search.lemmas(lower).map(keyOf))];
  }

  #formsOf(key: string, from: LanguageCode, to: LanguageCode): string[] {
    return from === to ? [] : this.lexicon.translate(key, from).map(({ form }) => form);
  }

  #allIn(form: string, lang: LanguageCode, stems: ReadonlySet<string>): boolean {
    const parts = wordsIn(form).filter(({ text }) => !isStopWord(text, lang));
    return parts.length > 0 && parts.every(({ text }) => stems.has(stemOf(text, lang)));
  }
}

/** Do these folded words stand in a row? */
export function contiguous(words: readonly Word[], folds: readonly string[]): boolean {
  if (folds.length === 0) return false;
  return words.some((_, at) => folds.every((fold, rank) => words[at + rank]?.fold === fold));
}

/** Is the word, in any of its forms, in the dictionary? */
export function isDictionaryWord(word: string, lang: LanguageCode, lexicon: Lexicon): boolean {
  const lower = word.toLowerCase().normalize('NFC');
  if (isStopWord(word, lang)) return true;
  return languageOf(lang)
    .search.lemmas(lower)
    .some((lemma) => lexicon.has(keyOf(lemma), lang));
}
