// Who is meant by a name in a question: speakers of the catalogue, by name, surname, role, in either language.
import { analysisOf } from '../search/analyses.ts';
import type { AnalysedQuery, QueryGroup } from '../search/contract.ts';
import type { Catalogue, LanguageCode, Span, Speaker } from '../types.ts';

/** Speakers by the stems of their names and roles, one language's stems. */
interface Directory {
  readonly names: ReadonlyMap<string, readonly number[]>;
  readonly roles: ReadonlyMap<string, readonly number[]>;
  /** By the first word of a role, which is the post itself: "porte-parole" of the ministry. */
  readonly posts: ReadonlyMap<string, readonly number[]>;
}

interface SpeakerBook {
  readonly speakers: readonly Speaker[];
  readonly directories: Readonly<Record<LanguageCode, Directory>>;
}

export interface Meant {
  /** Several when the name fits several equally well. */
  readonly speakers: readonly Speaker[];
  /** Where the name ends in the question. */
  readonly end: number;
}

/** A translation or correction this rough does not name anybody. */
const LEAST_WEIGHT = 0.5;

const books = new WeakMap<Catalogue, SpeakerBook>();

/**
 * The speakers meant by a stretch of the question that begins with a name: the longest run of its words that fits one
 * speaker. A name that goes on with words that do not fit is somebody else.
 */
export function whoIsMeant(
  text: string,
  who: Span,
  query: AnalysedQuery,
  catalogue: Catalogue,
  aboutWords: RegExp,
): Meant | null {
  const book = bookOf(catalogue);
  let best: { meant: number[]; end: number; names: number } | null = null;
  for (const [lang, groups] of Object.entries(query.groups) as [LanguageCode, readonly QueryGroup[]][]) {
    const run = longestRun(
      text,
      groups.filter((group) => within(group, who)).sort((a, b) => a.start - b.start),
      book.directories[lang],
      aboutWords,
    );
    if (run && (!best || run.names > best.names || (run.names === best.names && run.end > best.end))) best = run;
    else if (run && best && run.names === best.names && run.end === best.end) best.meant.push(...run.meant);
  }
  if (!best) return null;
  const speakers = [...new Set(best.meant)].flatMap((number) => book.speakers[number] ?? []);
  return { speakers, end: best.end };
}

const within = (group: Span, span: Span): boolean => group.start < span.end && span.start < group.end;

interface Run {
  meant: number[];
  end: number;
  /** Words of the run that are part of a name, not of a role. */
  names: number;
}

/** Between the words of one name: "syndicat de rivière", "Ministry of Defence". */
const INSIDE_NAME = /^\s*(?:(?:de|du|des|d'|of|the|la|le|les|l')\s*)*$/;
/** Between a title and the name: "the Chinese spokesman Wu", not "the sister of Wu". */
const BESIDE = /^(?:'s?|,)?\s*(?:(?:the|le|la|l')\s*)?$/i;
/** Titles and posts before a name that the articles may not give. */
const MOST_SKIPPED = 3;

/** The best run from the first word on, or after titles that need not be known. */
function longestRun(text: string, groups: readonly QueryGroup[], directory: Directory, aboutWords: RegExp): Run | null {
  let best: Run | null = null;
  for (let from = 0; from < groups.length && from <= MOST_SKIPPED; from++) {
    const before = groups[from - 1];
    const own = groups[from] as QueryGroup;
    if (before && (!BESIDE.test(text.slice(before.end, own.start)) || (before.name && own.name))) break;
    const run = runFrom(text, groups.slice(from), directory, aboutWords);
    if (!run || (from > 0 && (run.names === 0 || !own.name))) continue;
    if (!best || run.names > best.names || (run.names === best.names && run.end > best.end)) best = run;
  }
  return best;
}

function runFrom(text: string, groups: readonly QueryGroup[], directory: Directory, aboutWords: RegExp): Run | null {
  let fitting: Map<number, number> | null = null;
  let last: QueryGroup | undefined;
  let stopped: QueryGroup | undefined;
  for (const group of groups) {
    const next = narrowed(fitting, group, directory, last === undefined);
    if (next.size === 0) {
      stopped = group;
      break;
    }
    fitting = next;
    last = group;
  }
  if (!fitting || !last) return null;
  const names = Math.max(...fitting.values());
  if (stopped) {
    const between = text.slice(last.end, stopped.start);
    if (stopped.name && !aboutWords.test(text.slice(last.end, stopped.end).trimStart())) return null;
    const named = groups.slice(0, groups.indexOf(stopped)).some(({ name }) => name);
    if (!named && INSIDE_NAME.test(between)) return null;
  }
  return { meant: [...fitting].filter(([, count]) => count === names).map(([number]) => number), end: last.end, names };
}

/** Those who fit the words so far and this one, with how many words are of their names. */
function narrowed(
  before: Map<number, number> | null,
  group: QueryGroup,
  { names, roles, posts }: Directory,
  first: boolean,
): Map<number, number> {
  const next = new Map<number, number>();
  for (const number of speakersWith(group, names)) {
    if (!before || before.has(number)) next.set(number, (before?.get(number) ?? 0) + 1);
  }
  for (const number of speakersWith(group, first ? posts : roles)) {
    if (next.has(number) || (before && !before.has(number))) continue;
    next.set(number, before?.get(number) ?? 0);
  }
  return next;
}

function speakersWith({ alternatives }: QueryGroup, directory: ReadonlyMap<string, readonly number[]>): Set<number> {
  const found = new Set<number>();
  for (const { stems, weight } of alternatives) {
    if (weight < LEAST_WEIGHT) continue;
    const [first = '', ...others] = stems;
    for (const number of directory.get(first) ?? []) {
      if (others.every((stem) => directory.get(stem)?.includes(number))) found.add(number);
    }
  }
  return found;
}

function bookOf(catalogue: Catalogue): SpeakerBook {
  let book = books.get(catalogue);
  if (!book) {
    const quoted = new Set(catalogue.quotes.map(({ speakerId }) => speakerId));
    const speakers = [...catalogue.speakers.values()].filter(({ id }) => quoted.has(id));
    book = { speakers, directories: { en: directoryOf(speakers, 'en'), fr: directoryOf(speakers, 'fr') } };
    books.set(catalogue, book);
  }
  return book;
}

function directoryOf(speakers: readonly Speaker[], lang: LanguageCode): Directory {
  const names = new Map<string, number[]>();
  const roles = new Map<string, number[]>();
  const posts = new Map<string, number[]>();
  speakers.forEach((speaker, number) => {
    for (const name of [speaker.name, ...speaker.names]) file(isShort(name) ? names : roles, name, number, lang);
    for (const role of speaker.roles) {
      file(roles, role, number, lang);
      file(posts, role, number, lang, 1);
    }
  });
  return { names, roles, posts };
}

/** "Le directeur de campagne du président X, Y" names Y, but not by each of its words. */
const isShort = (name: string): boolean => name.split(/\s+/).length <= 4;

function file(into: Map<string, number[]>, phrase: string, number: number, lang: LanguageCode, most = Infinity): void {
  for (const { stem } of analysisOf(lang).tokens(phrase).slice(0, most)) {
    const known = into.get(stem);
    if (!known) into.set(stem, [number]);
    else if (known.at(-1) !== number) known.push(number);
  }
}
