// Figures of a sentence, in digits and in words, with their unit; and whether the cited sentences hold them.

import type { CheckLanguage } from '../lang/check-language.ts';
import { checkingOf } from '../lang/checking.ts';
import { fold } from '../text/fold.ts';
import type { LanguageCode } from '../types.ts';
import { type Source, stemOf, wordsIn } from './verify-source.ts';

interface Figure {
  /** More than one where the writing is ambiguous ("1,200"). */
  readonly values: readonly number[];
  /** `%`, or an ISO currency code. */
  readonly unit?: string;
  /** A round word without a number before it ("millions"). */
  readonly vague?: boolean;
  /** False for words that back a number without stating one ("both", "one"). */
  readonly stated: boolean;
  /** The word after the figure, as it is written. */
  readonly noun?: string;
}

interface Token {
  readonly text: string;
  readonly fold: string;
  readonly start: number;
  readonly end: number;
  readonly values?: readonly number[];
}

const NUMBER =
  /(?<![\p{L}\p{N}])(?<!\p{L}-)(?:\d{1,3}(?:[\u00a0\u202f ,.'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?:er|re|e|ème|eme|nd|nde|st|rd|th|s)?(?![\p{N}])|[\p{L}]+|[%$€£¥]/gu;

function tokens(text: string, lang: CheckLanguage): Token[] {
  return [...text.matchAll(NUMBER)].map(({ 0: word, index }) => {
    const digits = /^\d/.test(word);
    return {
      text: word,
      fold: fold(word),
      start: index,
      end: index + word.length,
      ...(digits ? { values: valuesOf(word.replace(/[a-zè]+$/i, ''), lang.decimalMark) } : {}),
    };
  });
}

/** "1,200" is 1200 in English and 1.2 or 1200 in French; "3.5" is 3.5 in both. */
function valuesOf(written: string, decimalMark: ',' | '.'): number[] {
  const bare = written.replace(/[\u00a0\u202f '’]/g, '');
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  if (last < 0) return [Number(bare)];
  const mark = bare[last];
  const whole = bare.slice(0, last).replace(/[.,]/g, '');
  const rest = bare.slice(last + 1);
  const asDecimal = Number(`${whole}.${rest}`);
  const asThousands = Number(whole + rest);
  const several = (bare.match(/[.,]/g) ?? []).length > 1;
  if (rest.length !== 3) return [asDecimal];
  if (several) return [bare.match(/[.,]/g)?.every((sign) => sign === mark) ? asThousands : asDecimal];
  return mark === decimalMark ? [asDecimal, asThousands] : [asThousands];
}

/** The figures that a text states or implies, in order. */
function figuresIn(text: string, lang: LanguageCode): Figure[] {
  const language = checkingOf(lang);
  const found = tokens(blank(text, language), language);
  const figures: Figure[] = [];
  for (let at = 0; at < found.length; ) {
    const read = readFigure(found, at, language, text);
    if (read) figures.push(read.figure);
    at = read ? read.next : at + 1;
  }
  return figures;
}

/** Phrases that are no numbers give way to as many blanks, so that offsets stay. */
function blank(text: string, language: CheckLanguage): string {
  const flat = [...text].map((char) => (char.normalize('NFD').replace(/\p{M}+/gu, '') || char)[0] ?? ' ').join('');
  if (flat.length !== text.length) return text;
  let result = text;
  for (const match of flat.toLowerCase().matchAll(language.notNumbers)) {
    result = result.slice(0, match.index) + ' '.repeat(match[0].length) + result.slice(match.index + match[0].length);
  }
  return result;
}

function readFigure(found: readonly Token[], at: number, language: CheckLanguage, text: string) {
  const first = found[at] as Token;
  const one = (values: readonly number[], next: number, extra: Partial<Figure> = {}) => ({
    figure: {
      values,
      stated: true,
      ...unitAround(found, at, next, language, text),
      ...nounAfter(found, next, language),
      ...extra,
    },
    next,
  });
  if (first.values) {
    let next = at + 1;
    let { values } = first;
    for (let scale = scaleAt(found, next, language); scale; scale = scaleAt(found, next, language)) {
      values = values.map((value) => value * (scale as number));
      next += 1;
    }
    return one(values, next);
  }
  const ordinal = language.ordinals.get(first.fold);
  if (ordinal !== undefined) return one([ordinal], at + 1);
  const words = readWords(found, at, language);
  if (words) {
    const alone = words.next === at + 1 && words.value === 1;
    return one([words.value], words.next, alone ? { stated: false } : {});
  }
  const vague = language.vague.get(first.fold);
  if (vague !== undefined) return one([vague], at + 1, { vague: true });
  const implied = language.implied.get(first.fold);
  return implied === undefined ? undefined : one([implied], at + 1, { stated: false });
}

function scaleAt(found: readonly Token[], at: number, language: CheckLanguage): number | undefined {
  const token = found[at];
  if (!token) return undefined;
  // One letter is a scale only right behind the figure ("3m"), and never a currency's initial.
  if (token.fold.length < 3 && token.start - (found[at - 1]?.end ?? 0) > 1) return undefined;
  return language.scales.get(token.fold);
}

/** "quatre-vingt-dix-sept", "two hundred and five", "un million". */
function readWords(found: readonly Token[], at: number, language: CheckLanguage) {
  let total = 0;
  let current: number | undefined;
  let next = at;
  for (; next < found.length; next += 1) {
    const token = found[next] as Token;
    const adjacent = next === at || token.start - (found[next - 1] as Token).end <= 1;
    if (!adjacent) break;
    const value = language.cardinals.get(token.fold);
    const scale = language.scales.get(token.fold);
    if (scale !== undefined && token.fold.length > 2 && (current !== undefined || isBareScale(token.fold))) {
      if (scale === 100) current = (current ?? 1) * 100;
      else {
        total += (current || 1) * scale;
        current = 0;
      }
    } else if (value !== undefined && fits(current, value, language)) {
      current = language.countsByTwenty && current === 4 && value === 20 ? 80 : (current ?? 0) + value;
    } else if (token.fold === language.joiner && current !== undefined && joins(found, next, current, language)) {
    } else break;
  }
  return current === undefined && total === 0 ? undefined : { value: total + (current ?? 0), next };
}

/** "cent personnes", "mille": a hundred and a thousand need no number before them. */
const isBareScale = (fold: string): boolean =>
  fold === 'cent' || fold === 'mille' || fold === 'centaine' || fold === 'millier';

function fits(current: number | undefined, value: number, language: CheckLanguage): boolean {
  if (current === undefined || current === 0) return true;
  if (value === 0.5) return false;
  if (language.countsByTwenty && current === 4 && value === 20) return true;
  const tens = current % 100;
  if (tens === 0) return true;
  if (language.countsByTwenty && (tens === 60 || tens === 80)) return value < 20;
  if (language.countsByTwenty && tens % 20 === 10 && value >= 7 && value < 10 && [10, 70, 90].includes(tens))
    return true;
  return tens >= 20 && tens % 10 === 0 && value < 10;
}

function joins(found: readonly Token[], at: number, current: number, language: CheckLanguage): boolean {
  const next = found[at + 1];
  const value = next && language.cardinals.get(next.fold);
  if (value === undefined) return false;
  return language.countsByTwenty
    ? current >= 20 && (value === 1 || value === 11) && fits(current, value, language)
    : current % 100 === 0;
}

function unitAround(
  found: readonly Token[],
  at: number,
  next: number,
  language: CheckLanguage,
  text: string,
): { unit?: string } {
  const after = text.slice((found[next - 1] as Token).end).replace(/^[\s\u00a0\u202f]+/, '');
  if (language.percent.test(fold(after))) return { unit: '%' };
  const before = language.currencies.get(found[at - 1]?.text ?? '');
  const near = [found[next], found[next + 1]].map((token) => token && language.currencies.get(token.fold));
  const unit = before ?? near.find((code) => code !== undefined);
  return unit ? { unit } : {};
}

function nounAfter(found: readonly Token[], next: number, language: CheckLanguage): { noun?: string } {
  const token = found
    .slice(next, next + 3)
    .find(({ fold, values }) => !values && fold.length > 3 && !language.currencies.has(fold));
  return token ? { noun: token.text } : {};
}

const same = (a: Figure, b: Figure): boolean =>
  a.values.some((value) => b.values.some((other) => Math.abs(value - other) < 1e-9)) &&
  Boolean(a.vague) === Boolean(b.vague) &&
  (a.unit === undefined || b.unit === undefined ? a.unit !== '%' && b.unit !== '%' : a.unit === b.unit);

/** The first figure of a claim that its cited sentences do not give, as it reads, if there is one. */
export function unsupportedFigure(claim: string, lang: LanguageCode, source: Source): string | undefined {
  const given = source.texts.flatMap(({ text, place }) =>
    figuresIn(text, place.article.lang).map((figure) => ({ figure, lang: place.article.lang })),
  );
  const wrong = figuresIn(claim, lang)
    .filter(({ stated }) => stated)
    .find((figure) => {
      const backing = given.filter((other) => same(figure, other.figure));
      return backing.length === 0 || countsOther(figure, lang, given, source);
    });
  return wrong && `${wrong.values.join('/')} ${wrong.unit ?? wrong.noun ?? ''}`.trim();
}

/** "3 wounded" where the source has 3 of something else and 12 wounded. */
function countsOther(
  figure: Figure,
  lang: LanguageCode,
  given: readonly { figure: Figure; lang: LanguageCode }[],
  source: Source,
): boolean {
  if (!figure.noun) return false;
  const noun = stemOf(figure.noun, lang);
  const ofNoun = given.filter(
    (other) => other.lang === lang && other.figure.noun && stemOf(other.figure.noun, lang) === noun,
  );
  return (
    ofNoun.length > 0 &&
    source.has(wordsIn(figure.noun)[0]?.fold ?? '') &&
    !ofNoun.some((other) => same(figure, other.figure))
  );
}
