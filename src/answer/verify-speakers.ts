// Who a claim says is speaking must be who speaks in our own extraction.
import { checkingOf } from '../lang/checking.ts';
import { languageOf } from '../lang/languages.ts';
import { overlaps } from '../text/spans.ts';
import type { LanguageCode, Quote, Speaker } from '../types.ts';
import { type NameRun, NameScope, nameRuns, unsupportedName } from './verify-names.ts';
import { type QuotedWords, withoutQuotations } from './verify-quotations.ts';
import { indexOf, isDictionaryWord, isStopWord, Source, stemOf, type Word, wordsIn } from './verify-source.ts';

/** Somebody a claim gives as the source of words. */
interface Attribution {
  readonly run: NameRun;
}

/** What is carried from one sentence of an answer to the next: whom "he" stands for. */
export interface Thread {
  readonly person?: NameRun;
}

/** Why the claim's speaker cannot stand, or undefined; and the person a pronoun in the next sentence would mean. */
export function wrongSpeaker(
  claim: string,
  lang: LanguageCode,
  quoted: readonly QuotedWords[],
  source: Source,
  thread: Thread,
) {
  const own = withoutQuotations(claim, quoted);
  const people = nameRuns(own, lang).filter((run) => isPerson(run, lang, source));
  const next: Thread = people[0] ? { person: people[0] } : thread;
  const attributions = attributionsIn(own, lang, people, thread);
  for (const quote of quoted) {
    const wrong = wrongForQuotation(quote, attributions, people, own, lang, source);
    if (wrong) return { wrong, next };
  }
  if (quoted.length === 0) {
    const stray = attributions.find(({ run }) => !isBacked(run, own, lang, source));
    if (stray) return { wrong: nameOf(stray.run), next };
  }
  return { wrong: undefined, next };
}

const nameOf = ({ words }: NameRun): string => words.map(({ text }) => text).join(' ');

function wrongForQuotation(
  quote: QuotedWords,
  attributions: readonly Attribution[],
  people: readonly NameRun[],
  own: string,
  lang: LanguageCode,
  source: Source,
): string | undefined {
  if (attributions.length === 0) {
    // No verb that we know: a person named before the words, or alone in the sentence, is still who says them.
    const near = people.filter(({ words }) => (words[0]?.start ?? 0) < quote.start);
    if (near.length === 0) return strangerBefore(quote, own, lang, source);
    if (quote.quotes.length === 0) return undefined;
    return near.some((run) => quote.quotes.some((one) => speaks(run, one, source)))
      ? undefined
      : nameOf(near[0] as NameRun);
  }
  if (quote.quotes.length === 0) {
    // Marked words that we took for nobody's: their sentence must at least name who is said to use them.
    const unknown = attributions.find(
      ({ run }) => !isNamedWith(run, quote, source) && !isBacked(run, own, lang, source),
    );
    return unknown && nameOf(unknown.run);
  }
  const right = attributions.some(({ run }) => quote.quotes.some((one) => speaks(run, one, source)));
  return right ? undefined : nameOf((attributions[0] as Attribution).run);
}

const isNamedWith = ({ words }: NameRun, { found }: QuotedWords, source: Source): boolean =>
  source.texts.some(
    ({ place, folds }) =>
      found !== undefined &&
      place.article.id === found.article.id &&
      overlaps(place.span, found.span) &&
      words.some(({ text, fold }) => /^\p{Lu}/u.test(text) && folds.has(fold)),
  );

/** A name before the words that neither stands in their sentence nor belongs to their speaker: a country, a lone surname. */
function strangerBefore(quote: QuotedWords, own: string, lang: LanguageCode, source: Source): string | undefined {
  const place = quote.found;
  if (!place) return undefined;
  const at = source.places.filter(({ article, span }) => article.id === place.article.id && overlaps(span, place.span));
  const scope = new NameScope(new Source(at, source.catalogue, source.lexicon));
  return unsupportedName(own.slice(0, quote.start), lang, scope);
}

/** A name of a person: one of our speakers, or capitals that no dictionary explains. */
function isPerson({ words }: NameRun, lang: LanguageCode, source: Source): boolean {
  const names = words.filter(({ text }) => /^\p{Lu}\p{Ll}/u.test(text) && !isStopWord(text, lang));
  if (speakersLike(names, source).some(({ kind }) => kind === 'person')) return true;
  return names.length >= 2 && names.filter(({ text }) => !isDictionaryWord(text, lang, source.lexicon)).length >= 2;
}

function speakersLike(words: readonly Word[], source: Source): Speaker[] {
  const { speakersByWord } = indexOf(source.catalogue);
  return words.flatMap(({ fold }) => speakersByWord.get(fold) ?? []);
}

function speaks({ words }: NameRun, quote: Quote, source: Source): boolean {
  const speaker = quote.speakerId === null ? undefined : source.catalogue.speakers.get(quote.speakerId);
  if (!speaker) return false;
  const folds = new Set([...speaker.names, speaker.name, ...speaker.roles].flatMap(wordsIn).map(({ fold }) => fold));
  const proper = new Set(wordsIn(speaker.name).map(({ fold }) => fold));
  const own = words.filter(({ text }) => /^\p{Lu}/u.test(text));
  return (
    own.some(({ fold }) => proper.has(fold)) &&
    own.every(({ fold }) => folds.has(fold) || !speakerHas(fold, speaker, source))
  );
}

/** True when the word is a name of another speaker than this one. */
function speakerHas(fold: string, speaker: Speaker, source: Source): boolean {
  const named = indexOf(source.catalogue).speakersByWord.get(fold) ?? [];
  return named.some(({ id, kind }) => id !== speaker.id && kind === 'person');
}

/**
 * A reported statement without quotation: some quote in the cited sentences is this person's; or we extracted none
 * there, and the sentence itself has the name and a word of reporting.
 */
function isBacked(run: NameRun, own: string, lang: LanguageCode, source: Source): boolean {
  if (source.quotes.some((quote) => speaks(run, quote, source))) return true;
  return source.texts.some(({ text, place, folds }) => {
    const names = run.words.filter(({ text: word }) => /^\p{Lu}/u.test(word));
    // A title may be missing there; a first name that is another speaker's may not.
    const speakers = indexOf(source.catalogue).speakersByWord;
    const named =
      names.some(({ fold }) => folds.has(fold)) && names.every(({ fold }) => folds.has(fold) || !speakers.has(fold));
    if (!named) return false;
    const free = !source.quotes.some((quote) => quote.article === place.article.id);
    const verbs = checkingOf(place.article.lang).reporting;
    const reports = wordsIn(text).some((word) => verbs.has(word.text.toLowerCase()));
    return (free && reports) || sameVerb(own, text, lang, place.article.lang);
  });
}

/** The claim's own verb stands in the cited sentence: "s’est exprimé" is not a statement that we could have extracted. */
function sameVerb(claim: string, text: string, lang: LanguageCode, other: LanguageCode): boolean {
  if (lang !== other) return false;
  const verbs = reportingWords(claim, lang).map(({ text: verb }) => stemOf(verb, lang));
  const stems = new Set(wordsIn(text).map((word) => stemOf(word.text, lang)));
  return verbs.length > 0 && verbs.every((verb) => stems.has(verb));
}

/** Words that report: those of our list, and any other verb of speech that opens a clause ("martèle que"). */
function reportingWords(text: string, lang: LanguageCode): Word[] {
  const { reporting, complementisers } = checkingOf(lang);
  const { verbs, auxiliaries } = languageOf(lang).quoting;
  const words = wordsIn(text);
  return words.filter(({ text: word }, at) => {
    const lower = word.toLowerCase().normalize('NFC');
    if (!/^\p{Ll}/u.test(word) || auxiliaries.has(lower)) return false;
    if (reporting.has(lower)) return true;
    const opens = complementisers.has(words[at + 1]?.text.toLowerCase() ?? '');
    return opens && (verbs.get(lower) ?? []).some(({ uses }) => uses.includes('q'));
  });
}

/** Names that are the subject of a reporting verb, stand after "selon", or before a colon. */
function attributionsIn(own: string, lang: LanguageCode, people: readonly NameRun[], thread: Thread): Attribution[] {
  const found = new Set<NameRun>();
  for (const verb of reportingWords(own, lang)) {
    const subject = subjectOf(verb, own, lang, people, thread);
    if (subject) found.add(subject);
  }
  for (const run of people) {
    const before = own.slice(0, run.words[0]?.start).toLowerCase();
    const after = own.slice(run.words.at(-1)?.end);
    if (frameBefore(before, lang) || /^[\s\u00a0\u202f]*:/.test(after)) found.add(run);
  }
  return [...found].map((run) => ({ run }));
}

function frameBefore(before: string, lang: LanguageCode): boolean {
  return checkingOf(lang).frames.some((frame) => {
    const at = before.lastIndexOf(frame);
    if (at < 0) return false;
    const start = before.slice(0, at).trim();
    if (start !== '' && !/[,;:—–-]$/.test(start)) return false;
    return !/[,;:]/.test(before.slice(at)) && before.length - at - frame.length <= 60;
  });
}

function subjectOf(
  verb: Word,
  own: string,
  lang: LanguageCode,
  people: readonly NameRun[],
  thread: Thread,
): NameRun | undefined {
  const after = people.find(({ words }) => {
    const gap = own.slice(verb.end, words[0]?.start);
    return (
      (words[0]?.start ?? -1) >= verb.end &&
      gap.length <= 40 &&
      /^[\s\u00a0\u202f]+(?:(?:le|la|l['’]|the|M\.|Mme|général|président|ministre|lieutenant|colonel|president|general|minister|\p{Ll}+-?)[\s\u00a0\u202f]*){0,4}$/u.test(
        gap,
      ) &&
      isIncise(own, verb)
    );
  });
  if (after) return after;
  const before = people.filter(({ words }) => (words.at(-1)?.end ?? 0) <= verb.start).at(-1);
  const { anaphors } = checkingOf(lang);
  const pronoun = wordsIn(own)
    .filter((word) => word.end <= verb.start && verb.start - word.end < 12 && anaphors.has(word.text.toLowerCase()))
    .at(-1);
  if (pronoun && (!before || (before.words[0]?.start ?? 0) < pronoun.start)) return before ?? thread.person;
  return before;
}

/** ", a déclaré Wu", "said Wu": the verb follows a comma or a closing mark, or begins the sentence. */
function isIncise(own: string, verb: Word): boolean {
  return /(?:^|[,;»”"]|\s{2})[\s\u00a0\u202f]*(?:a|ont|avait|has|have|had|was|s['’]est)?[\s\u00a0\u202f]*$/u.test(
    own.slice(0, verb.start),
  );
}
