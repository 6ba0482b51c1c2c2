// Sources told by a preposition: selon X, d'après X, pour X, according to X.
import type { FrameData } from '../lang/quote-language.ts';
import type { Mention, MentionReader } from './mentions.ts';
import { isComma, isHard, phraseEnd, readWithApposition } from './phrases.ts';
import { nearestPhrase } from './subjects.ts';
import type { Token } from './tokens.ts';

export interface Frame {
  readonly mention: Mention;
  /** How many tokens the framing words take. */
  readonly size: number;
  /** Past the source and what stands beside it. */
  readonly end: number;
  readonly strict: boolean;
}

const matches = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every((word, offset) => tokens[at + offset]?.lower === word);

const SORTED = new WeakMap<readonly FrameData[], readonly FrameData[]>();

function longestFirst(frames: readonly FrameData[]): readonly FrameData[] {
  const known = SORTED.get(frames) ?? [...frames].sort((a, b) => b.words.length - a.words.length);
  SORTED.set(frames, known);
  return known;
}

/** The frame that starts at `at`, when what follows can say something. */
export function frameAt(tokens: readonly Token[], at: number, reader: MentionReader): Frame | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word') return undefined;
  for (const frame of longestFirst(reader.lang.frames)) {
    if (!matches(tokens, at, frame.words)) continue;
    const found = frame.strict ? strictFrame(tokens, at, frame, reader) : openFrame(tokens, at, frame, reader);
    if (found) return found;
  }
  return undefined;
}

function openFrame(tokens: readonly Token[], at: number, frame: FrameData, reader: MentionReader): Frame | undefined {
  const { lang } = reader;
  // "Yann Le Goff, pour qui « … »": the one just named.
  if (lang.subjectRelatives.has(frame.words.at(-1) ?? '') && frame.words.length > 1) {
    const mention = nearestPhrase(tokens, at, reader);
    return mention && { mention, size: frame.words.length, end: at + frame.words.length, strict: false };
  }
  // « de source policière »: the source is named by its own word.
  const size = frame.words.at(-1) === 'source' ? frame.words.length - 1 : frame.words.length;
  const from = at + size;
  const infixed =
    frame.words.includes("l'") && /^(?:croire|entendre)$/.test(frame.words.at(-1) ?? '')
      ? reader.lang.framePronouns.get("l'en")
      : undefined;
  if (infixed) {
    const span = { start: (tokens[at + 1] as Token).start, end: (tokens[at + 1] as Token).end };
    return {
      mention: { ...span, kind: 'pronoun', name: '', nameSpan: span, pronoun: infixed, runs: [] },
      size,
      end: from,
      strict: false,
    };
  }
  const first = tokens[from];
  if (
    first?.kind !== 'word' ||
    lang.relatives.has(first.lower) ||
    lang.whether.has(first.lower) ||
    /^(?:lesquel|lequel|laquel)/.test(first.lower)
  )
    return undefined;
  const pronoun = reader.pronounAt(tokens, from, lang.framePronouns);
  if (
    pronoun &&
    !(lang.possessives.has(first.lower) && tokens[from + 1]?.kind === 'word' && !isComma(tokens[from + 1]))
  ) {
    return { mention: reader.pronounMention(tokens, from, pronoun), size, end: from + pronoun.size, strict: false };
  }
  const owner = lang.possessives.get(first.lower);
  if (owner) {
    const end = phraseEnd(tokens, from, reader);
    const head = reader.headOf(tokens, from + 1, end, []);
    if (head && lang.documents.has(head)) {
      return { mention: reader.pronounMention(tokens, from, { data: owner, size: 1 }), size, end, strict: false };
    }
  }
  const found = readWithApposition(tokens, from, reader);
  if (!found) return undefined;
  const { mention } = found;
  const end = pastAdjunct(tokens, found.end, reader);
  const head = mention.head ?? '';
  if (
    lang.notSources.has(head) ||
    lang.notSources.has(first.lower) ||
    lang.notSources.has(mention.name.toLowerCase().split(' ')[0] ?? '')
  )
    return undefined;
  const spokenFor = lang.mouthpieces.has(head) ? ownerOf(tokens, from, found.end, reader) : undefined;
  if (spokenFor) return { mention: spokenFor, size, end, strict: false };
  if (mention.kind === 'thing') {
    if (!head || !lang.documents.has(head)) return undefined;
    return { mention: { ...mention, kind: 'organisation' }, size, end, strict: false };
  }
  return { mention, size, end, strict: false };
}

/** "analyste chez Cormoran Gestion,": what is left of a description up to its comma. */
function pastAdjunct(tokens: readonly Token[], at: number, reader: MentionReader): number {
  const { lang } = reader;
  const next = tokens[at]?.lower ?? '';
  const goesOn =
    lang.prepositions.has(next) || lang.relatives.has(tokens[at + 1]?.lower ?? '') || lang.participle.test(next);
  if (!goesOn) return at;
  for (let index = at; index < Math.min(tokens.length, at + 14); index++) {
    if (isComma(tokens[index]) && index > at) return index;
    if (isHard(tokens[index]) || tokens[index]?.kind === 'quotation') return at;
  }
  return at;
}

/** "un communiqué de l’armée": the army. */
function ownerOf(tokens: readonly Token[], from: number, end: number, reader: MentionReader): Mention | undefined {
  for (let at = from + 1; at < end - 1; at++) {
    if (!reader.lang.complements.has((tokens[at] as Token).lower)) continue;
    const mention = reader.read(tokens, at + 1, end);
    return mention && mention.kind !== 'thing' ? mention : undefined;
  }
  return undefined;
}

/** "Pour X, …", "In her view, …": only at the start, before a comma. */
function strictFrame(tokens: readonly Token[], at: number, frame: FrameData, reader: MentionReader): Frame | undefined {
  const { lang } = reader;
  const before = tokens[at - 1];
  if (
    before &&
    !isComma(before) &&
    !isHard(before) &&
    !lang.conjunctions.has(before.lower) &&
    !lang.complementisers.has(before.lower)
  )
    return undefined;
  const from = at + frame.words.length;
  if (frame.close) return closedFrame(tokens, from, frame.close, reader);
  const first = tokens[from];
  if (first?.kind !== 'word') return undefined;
  const pronoun = reader.pronounAt(tokens, from, lang.framePronouns);
  if (pronoun && isComma(tokens[from + pronoun.size]) && !lang.possessives.has(first.lower)) {
    const mention = reader.pronounMention(tokens, from, pronoun);
    return mention.pronoun?.thingOnly
      ? undefined
      : { mention, size: frame.words.length, end: from + pronoun.size, strict: true };
  }
  const found = readWithApposition(tokens, from, reader);
  if (!found) return undefined;
  const end = pastAdjunct(tokens, found.end, reader);
  if (!isComma(tokens[end])) return undefined;
  const { mention } = found;
  const person =
    mention.kind === 'name' &&
    (mention.titled ||
      mention.courtesy ||
      mention.institutional ||
      mention.runs.some((run) => run.to - run.nameFrom > 1 || reader.isName(run.name.toLowerCase())));
  const body =
    mention.kind === 'organisation' &&
    mention.definite === true &&
    mention.runs.length + (mention.name.includes(' ') ? 1 : 0) > 0;
  if (!person && !body && mention.kind !== 'role') return undefined;
  if (mention.kind === 'role' && (!mention.definite || mention.plural || !lang.roles.has(mention.head ?? '')))
    return undefined;
  return { mention, size: frame.words.length, end, strict: true };
}

function closedFrame(
  tokens: readonly Token[],
  from: number,
  close: readonly string[],
  reader: MentionReader,
): Frame | undefined {
  const first = tokens[from];
  if (first?.kind !== 'word') return undefined;
  const owner = reader.lang.possessives.get(first.lower);
  if (owner) {
    if (!close.includes(tokens[from + 1]?.lower ?? '')) return undefined;
    return {
      mention: reader.pronounMention(tokens, from, { data: owner, size: 1 }),
      size: 1,
      end: from + 2,
      strict: true,
    };
  }
  const end = phraseEnd(tokens, from, reader);
  for (let index = from; index < Math.min(tokens.length, end + 2); index++) {
    if (tokens[index]?.lower !== "'s" || !close.includes(tokens[index + 1]?.lower ?? '')) continue;
    const mention = reader.read(tokens, from, index);
    if (!mention || mention.kind === 'thing') return undefined;
    return { mention, size: 1, end: index + 2, strict: true };
  }
  return undefined;
}
