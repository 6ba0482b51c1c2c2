// Everything the bot says in its own words, as one type; one value a language.
import type { UserErrorCode } from '../../errors.ts';
import type { LanguageCode, Resolution, SpeakerKind } from '../../types.ts';
import type { DigestWords, FeedbackWords, PrivacyWords } from './digest-words.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export interface Words {
  /** The marks this language puts around a quotation, inner spaces included. */
  readonly marks: readonly [open: string, close: string];
  /** Joins a list: "a, b and c". */
  list(items: readonly string[]): string;
  date(iso: string): string;
  languageName(code: LanguageCode): string;

  readonly label: {
    readonly extractive: string;
    readonly summary: string;
    readonly unavailable: string;
    readonly unverified: string;
    readonly refused: string;
    /** After a sentence that tells words said in another language. */
    readonly translated: string;
    readonly budgetSpent: string;
    readonly growing: string;
    page(page: number, pages: number): string;
  };
  readonly answer: {
    readonly nothing: string;
    readonly closest: string;
    notQuoted(name: string): string;
    askAbout(names: string): string;
    topics(names: string): string;
    readonly sources: string;
    more(count: number): string;
  };
  readonly brief: {
    readonly title: string;
    period(since: string, until: string): string;
    readonly nothing: string;
    readonly whoSaidWhat: string;
    readonly sources: string;
  };
  readonly quotes: {
    by(name: string): string;
    byAbout(name: string, about: string): string;
    readonly everyone: string;
    count(count: number): string;
    readonly chooseSpeaker: string;
    unknownSpeaker(name: string): string;
    mentionedOnly(name: string): string;
    whichOne(name: string): string;
    nothingAbout(name: string, about: string): string;
    readonly nothing: string;
    resolved(how: Resolution, mention: string): string | undefined;
    readonly unknown: string;
    kind(kind: SpeakerKind): string;
    exported(count: number): string;
    readonly indirect: string;
  };
  readonly sources: {
    readonly title: string;
    count(articles: number): string;
    details(passages: number, quotes: number): string;
    readonly choose: string;
    readonly undated: string;
    readonly nothing: string;
    skipped(count: number): string;
  };
  readonly check: {
    readonly title: string;
    readonly verbatim: string;
    readonly altered: string;
    readonly otherSpeaker: string;
    said(actual: string, claimed: string): string;
    readonly notFound: string;
    readonly translated: string;
    original(language: string): string;
    readonly noText: string;
    /** Verbatim apart from slips of the keyboard. */
    readonly slips: string;
    readonly tooShort: string;
    /** Before a word diff. */
    readonly difference: string;
    readonly alsoAltered: string;
    /** The words are the story's own, and the message gives them to somebody. */
    toldByStory(claimed: string): string;
    reported(speaker: string | undefined): string;
    readonly partlyQuoted: string;
    readonly narrated: string;
    alsoIn(articles: number): string;
    readonly doubt: { readonly number: string; readonly negation: string };
  };
  readonly compare: {
    title(names: string): string;
    about(topic: string): string;
    readonly none: string;
  };
  readonly button: {
    allQuotes(name: string): string;
    readonly previous: string;
    readonly next: string;
    readonly around: string;
    readonly withoutAround: string;
    readonly csv: string;
    readonly json: string;
    readonly share: string;
    readonly original: string;
    readonly sources: string;
    readonly ask: string;
    readonly question: string;
    readonly readMore: string;
  };
  /** What a chat platform adds around replies. */
  readonly chat: {
    /** Before the mention of the person who shared a private reply. */
    readonly sharedBy: string;
    readonly shared: string;
    /** A button or menu that is no longer known. */
    readonly expired: string;
    /** A person may not post where they want to share. */
    readonly mayNotPost: string;
  };
  readonly digest: DigestWords;
  readonly feedback: FeedbackWords;
  readonly privacy: PrivacyWords;
  readonly help: {
    readonly title: string;
    readonly intro: string;
    readonly commands: readonly (readonly [command: string, example: string, what: string])[];
  };
  /** What the console says first: what it is, what to type, how to connect it. */
  console(articles: number): readonly [string, string, string];
  fault(code: UserErrorCode, details: Readonly<Record<string, string>>): string;
  /** For a fault nobody could foresee: a short id to look up in the log. */
  unexpected(id: string): string;
}

const all: Readonly<Record<LanguageCode, Words>> = { en, fr };

export function wordsOf(lang: LanguageCode): Words {
  return all[lang];
}
