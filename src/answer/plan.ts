// What a question asks for: somebody's words, a number, a reason …, about what, and when.

import { languages } from '../lang/languages.ts';
import type { Ask, Want } from '../lang/question-language.ts';
import type { LanguageCode, Span } from '../types.ts';

/** A reading of the question as one that asks for somebody's words. */
export interface SpeechReading {
  /** The name, and perhaps what it is about after it. */
  readonly who: Span;
  readonly about?: Span;
  readonly verb?: Span;
}

/** Days before the question was asked, a half-open range of instants. */
export interface TimeRange {
  readonly from: Date;
  readonly to: Date;
}

export interface Plan {
  /** The question, tidied; every span points into it. */
  readonly text: string;
  readonly lang: LanguageCode;
  readonly want: Want;
  /** Whether it asks who holds a post: then the post has to stand as one in the answer. */
  readonly identifies: boolean;
  /** What only says how it is asked ("how long"), not what about. */
  readonly asking: readonly Span[];
  /** Likeliest first; none when nobody's words are asked for. */
  readonly speech: readonly SpeechReading[];
  /** What was said, when the question is by whom. */
  readonly saidBy?: Span;
  /** Only articles of this time are meant. */
  readonly time?: TimeRange;
  /** The rest of a question that goes on from another. */
  readonly followUp?: Span;
}

const DAY = 24 * 60 * 60 * 1000;

/** One line, straight apostrophes, no closing marks. */
function tidy(question: string): string {
  return question
    .normalize('NFC')
    .replace(/[’ʼ‘`´]/g, "'")
    .replace(/[“”«»"]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s?!.…;:,]+$/u, '');
}

export function planQuestion(question: string, lang: LanguageCode, askedAt?: Date): Plan {
  const text = tidy(question);
  const lowered = text.toLowerCase();
  const lower = lowered.length === text.length ? lowered : text;
  const { asks, speech, saidBy, followUps, overall } = languages[lang].questions;
  const everything = overall.exec(lower);
  const asked = asks.find(({ pattern }) => pattern.test(lower));
  const by = firstMatch(saidBy, lower)?.groups?.about;
  const follow = firstMatch(followUps, lower)?.groups?.about;
  const time = askedAt ? timeRange(lower, lang, askedAt) : undefined;
  return {
    text,
    lang,
    want: everything ? 'what' : (asked?.want ?? 'what'),
    identifies: languages[lang].questions.identifies.test(lower),
    asking: everything ? [{ start: 0, end: everything[0].length }] : asked ? askingSpans(asked, lower) : [],
    // "What do the articles say about …" asks for nobody's words.
    speech: everything ? [] : speech.flatMap((pattern) => readingOf(pattern.exec(lower))),
    ...(by ? { saidBy: span(by) } : {}),
    ...(time ? { time: time.range } : {}),
    ...(follow ? { followUp: span(follow) } : {}),
  };
}

/** Whether all is asked that is known of something, in any language: a title inside can hide the one that it is asked in. */
export function asksEverything(question: string): boolean {
  const lower = tidy(question).toLowerCase();
  return Object.values(languages).some(({ questions }) => questions.overall.test(lower));
}

/** Where the question only asks. "Has … commented" asks with words that say something. */
function askingSpans({ want, pattern, keep, also }: Ask, lower: string): Span[] {
  const patterns = [...(keep || want === 'yes-no' ? [] : [pattern]), ...(also ? [also] : [])];
  return patterns.flatMap((one) => {
    const match = one.exec(lower);
    return match && match[0] !== '' ? [{ start: match.index, end: match.index + match[0].length }] : [];
  });
}

const span = ([start, end]: readonly [number, number]): Span => ({ start, end });

interface Indices {
  readonly groups?: Readonly<Record<string, readonly [number, number] | undefined>>;
}

function firstMatch(patterns: readonly RegExp[], text: string): Indices | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match.indices as Indices;
  }
  return undefined;
}

function readingOf(match: RegExpExecArray | null): SpeechReading[] {
  const groups = (match?.indices as Indices | undefined)?.groups;
  if (!groups?.who) return [];
  return [
    {
      who: span(groups.who),
      ...(groups.about ? { about: span(groups.about) } : {}),
      ...(groups.verb ? { verb: span(groups.verb) } : {}),
    },
  ];
}

/** "yesterday", "since Monday": the days meant, counted back from the day the question was asked. */
function timeRange(lower: string, lang: LanguageCode, askedAt: Date): { readonly range: TimeRange } | undefined {
  const { times, weekdays, since } = languages[lang].questions;
  const today = new Date(askedAt);
  today.setUTCHours(0, 0, 0, 0);
  const back = (from: number, to: number) => ({
    range: { from: new Date(today.getTime() - from * DAY), to: new Date(today.getTime() + (1 - to) * DAY) },
  });
  for (const { pattern, from, to } of times) if (pattern.test(lower)) return back(from, to);
  for (const [day, name] of weekdays.entries()) {
    const at = lower.search(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u'));
    if (at < 0 || !since.test(lower.slice(0, at))) continue;
    return back((today.getUTCDay() - day + 7) % 7 || 7, 0);
  }
  return undefined;
}
