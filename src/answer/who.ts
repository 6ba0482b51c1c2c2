// Who is meant by a name in a question: speakers of the catalogue, by name, surname, role, in either language.
import { analysisOf } from '../search/analyses.ts';
import type { AnalysedQuery, QueryGroup } from '../search/contract.ts';
import type { Catalogue, LanguageCode, Span, Speaker } from '../types.ts';

/** Speakers by the stems of their names and roles, one language's stems. */
interface Directory {
  readonly names: ReadonlyMap<string, readonly number[]>;
  readonly roles: ReadonlyMap<string, readonly number[]>;
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
export function whoIsMeant(text: string, who: Span, query: AnalysedQuery, catalogue: Catalogue, aboutWords: RegExp): Meant | null {
  const book = bookOf(catalogue);
  let best: { meant: number[]; end: number; names: number } | null = null;
  for (const [lang, groups] of Object.entries(query.groups) as [LanguageCode, readonly QueryGroup[]][]) {
    const run = longestRun(text, groups.filter((group) => within(group, who)).sort((a, b) => a.start - b.start), book.directories[lang], aboutWords);
    if (run && (!best || run.names > best.names || (run.names === best.names && run.end > best.end))) best = run;
    else if (run && best && run.names === best.names && run.end === best.end) best.meant.push(...run.meant);
  }
  if (!best) return null;
  const speakers = [...new Set(best.meant)].flatMap((number) => book.speakers[number] ?? []);
  return { speakers, end: best.end };
}

const within = (group: Span, span: Span): boolean => group.start >= span.start && group.end <= span.end;

interface Run {
  meant: number[];
  end: number;
  names: number;
}

function longestRun(text: string, groups: readonly QueryGroup[], directory: Directory, aboutWords: RegExp): Run | null {
  let fitting: Map<number, number> | null = null;
  let end = 0;
  let stopped: QueryGroup | undefined;
  for (const group of groups) {
    const next = narrowed(fitting, group, directory);
    if (next.size === 0) {
      stopped = group;
      break;
    }
    fitting = next;
    end = group.end;
  }
  if (!fitting) return null;
  if (stopped?.name && !aboutWords.test(text.slice(end, stopped.end).trimStart())) return null;
  const names = Math.max(...fitting.values());
  return { meant: [...fitting].filter(([, count]) => count === names).map(([number]) => number), end, names };
}

/** Those who fit the words so far and this one, with how many words are of their names. */
function narrowed(before: Map<number, number> | null, group: QueryGroup, { names, roles }: Directory): Map<number, number> {
  const byName = speakersWith(group, names);
  const byRole = speakersWith(group, roles);
  const next = new Map<number, number>();
  for (const number of byName) if (!before || before.has(number)) next.set(number, (before?.get(number) ?? 0) + 1);
  for (const number of byRole) {
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
  speakers.forEach((speaker, number) => {
    for (const name of [speaker.name, ...speaker.names]) file(names, name, number, lang);
    for (const role of speaker.roles) file(roles, role, number, lang);
  });
  return { names, roles };
}

function file(into: Map<string, number[]>, phrase: string, number: number, lang: LanguageCode): void {
  for (const { stem } of analysisOf(lang).tokens(phrase)) {
    const known = into.get(stem);
    if (!known) into.set(stem, [number]);
    else if (known.at(-1) !== number) known.push(number);
  }
}
