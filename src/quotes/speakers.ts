// Speakers over all articles: one person under all names, two persons of one surname apart, and who is meant by a name.

import { foldWords as fold } from '../text/fold.ts';
import type { Extraction, Quote, Speaker } from '../types.ts';

interface Local {
  readonly article: string;
  readonly speaker: Speaker;
  readonly words: readonly string[];
}

interface Group {
  readonly members: Local[];
  id: string;
}

/**
 * Makes one list of speakers out of those of single articles.
 * Persons are the same when their full names are, middle initials aside; a lone surname joins the one person who bears it,
 * and stays apart when two do. Places are the same by country, in every language. Unnamed roles ("a senior official")
 * belong to their article alone.
 * @returns quotes with global speaker ids, in the order given, and the speakers they name
 */
export function mergeSpeakers(extractions: readonly Extraction[]): { quotes: Quote[]; speakers: Speaker[] } {
  const groups = new Map<string, Group>();
  const alone: Local[] = [];
  const groupOf = new Map<Local, Group>();
  const join = (key: string, local: Local): void => {
    const group = groups.get(key) ?? { members: [], id: '' };
    group.members.push(local);
    groups.set(key, group);
    groupOf.set(local, group);
  };
  const locals = extractions.flatMap(({ article, speakers }) =>
    speakers.map((speaker): Local => ({ article, speaker, words: fold(speaker.name).split(' ').filter(Boolean) })),
  );
  for (const local of locals) {
    const key = keyOf(local);
    if (key === undefined) alone.push(local);
    else join(key, local);
  }
  const bearers = bearersOf(groups);
  for (const local of alone) {
    const found = bearers.get(local.words[0] ?? '') ?? [];
    const fitting = found.filter(({ members }) => compatible(local, members));
    const [only] = fitting;
    if (only && fitting.length === 1) {
      only.members.push(local);
      groupOf.set(local, only);
    } else join(`surname ${local.words[0] ?? ''} ${fitting.length > 1 ? local.article : ''}`, local);
  }
  return finish(extractions, locals, new Set(groupOf.values()), groupOf);
}

/** What two speakers must share to be one; `undefined` for a person known by one name only. */
function keyOf({ article, speaker, words }: Local): string | undefined {
  if (speaker.id.startsWith('place:')) return speaker.id.replace(/-\d+$/, '');
  if (speaker.kind === 'role') return `role ${article} ${speaker.id}`;
  if (speaker.kind !== 'person') return `${speaker.kind} ${words.join(' ')}`;
  const full = words.filter((word, i) => word.length > 1 || i === 0);
  return full.length > 1 ? `person ${full.join(' ')} ${apart(speaker)}` : undefined;
}

/** Two local speakers of one full name in one article were kept apart there, and stay so. */
function apart(speaker: Speaker): string {
  return /-\d+$/.exec(speaker.id)?.[0] ?? '';
}

/** Persons with a full name, by the words a lone surname may stand for: the last, and a family name that comes first. */
function bearersOf(groups: ReadonlyMap<string, Group>): Map<string, Group[]> {
  const bearers = new Map<string, Group[]>();
  for (const [key, group] of groups) {
    if (!key.startsWith('person ')) continue;
    const words = group.members[0]?.words ?? [];
    const lone = new Set(
      group.members.flatMap(({ speaker }) => speaker.names.map(fold).filter((name) => !name.includes(' '))),
    );
    for (const word of new Set([words.at(-1) ?? '', ...words.filter((one) => lone.has(one))])) {
      const list = bearers.get(word);
      if (list) list.push(group);
      else bearers.set(word, [group]);
    }
  }
  return bearers;
}

function compatible(local: Local, members: readonly Local[]): boolean {
  const gender = local.speaker.gender;
  return members.every(({ speaker }) => !gender || !speaker.gender || speaker.gender === gender);
}

function finish(
  extractions: readonly Extraction[],
  locals: readonly Local[],
  groups: ReadonlySet<Group>,
  groupOf: ReadonlyMap<Local, Group>,
): { quotes: Quote[]; speakers: Speaker[] } {
  const taken = new Set<string>();
  const speakers = [...groups].map((group) => {
    const merged = mergeGroup(group.members);
    const base = merged.id.startsWith('place:') ? merged.id : fold(merged.name).replace(/ /g, '-') || 'speaker';
    let id = base;
    for (let suffix = 2; taken.has(id); suffix += 1) id = `${base}-${suffix}`;
    taken.add(id);
    group.id = id;
    return { ...merged, id };
  });
  const ids = new Map<string, Map<string, string>>();
  for (const local of locals) {
    const inArticle = ids.get(local.article) ?? new Map<string, string>();
    inArticle.set(local.speaker.id, groupOf.get(local)?.id ?? local.speaker.id);
    ids.set(local.article, inArticle);
  }
  const quotes = extractions.flatMap(({ article, quotes: own }) =>
    own.map((quote) => ({
      ...quote,
      speakerId: quote.speakerId === null ? null : (ids.get(article)?.get(quote.speakerId) ?? null),
    })),
  );
  return { quotes, speakers };
}

/** The fullest name leads (the most frequent of them, then the first); roles are those of all, fullest first. */
function mergeGroup(members: readonly Local[]): Speaker {
  const [first] = members;
  if (!first) throw new Error('a group of speakers has at least one');
  if (members.length === 1) return first.speaker;
  const counts = new Map<string, number>();
  for (const { speaker } of members) counts.set(speaker.name, (counts.get(speaker.name) ?? 0) + 1);
  const wordsIn = (name: string) => name.split(' ').length;
  const [name = first.speaker.name] = [...counts]
    .sort(([a, many], [b, less]) => wordsIn(b) - wordsIn(a) || less - many)
    .map(([one]) => one);
  const roles = [...new Set(members.flatMap(({ speaker }) => speaker.roles))].sort((a, b) => b.length - a.length);
  const gender = members.find(({ speaker }) => speaker.gender)?.speaker.gender;
  return {
    id: first.speaker.id.replace(/^(place:[a-z]+)-\d+$/, '$1'),
    name,
    kind: first.speaker.kind,
    names: [...new Set(members.flatMap(({ speaker }) => [speaker.name, ...speaker.names]))],
    roles,
    ...(gender ? { gender } : {}),
  };
}

/**
 * Who may be meant by a name as a person types it: full name, surname, alias or title, without regard to case and accents.
 * An exact name wins over a part of one; words that are no part of any name ("général") are looked for among the roles.
 * @returns best first; several when the name fits several people, none when it fits nobody
 */
export function findSpeakers(name: string, speakers: readonly Speaker[]): Speaker[] {
  const wanted = fold(name);
  if (wanted === '') return [];
  const words = wanted.split(' ');
  const rated = speakers
    .map((speaker) => ({ speaker, rank: rankOf(wanted, words, speaker) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  const best = rated[0]?.rank ?? 0;
  // Whole names and surnames are what was meant; parts of words only help while somebody is still typing.
  return (best >= SURNAME ? rated.filter(({ rank }) => rank === best) : rated).map(({ speaker }) => speaker);
}

const EXACT = 5;
const SURNAME = 3;

function rankOf(wanted: string, words: readonly string[], speaker: Speaker): number {
  const names = [speaker.name, ...speaker.names].map(fold);
  if (names.includes(wanted)) return EXACT;
  const nameWords = new Set(names.flatMap((one) => one.split(' ')));
  const roleWords = new Set(speaker.roles.flatMap((role) => fold(role).split(' ')));
  const inName = words.filter((word) => nameWords.has(word));
  const known = words.every((word) => nameWords.has(word) || roleWords.has(word) || isNoise(word));
  if (known && inName.some((word) => !isNoise(word) && word.length > 1))
    return inName.length === words.length ? EXACT - 1 : SURNAME;
  if (known && words.some((word) => roleWords.has(word) && !isNoise(word))) return 2;
  const starts =
    [...nameWords].some((word) => word.startsWith(words.at(-1) ?? wanted)) &&
    words.slice(0, -1).every((word) => nameWords.has(word));
  return starts || names.some((one) => one.startsWith(wanted)) ? 1 : 0;
}

/** Words that stand around names in any of the languages and name nobody. */
const NOISE = new Set('le la les l un une de du des d the a of m mr mme mrs ms mlle monsieur madame mister'.split(' '));
const isNoise = (word: string): boolean => NOISE.has(word);
