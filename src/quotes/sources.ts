// Everybody an article names, and who is meant by a name, a title or a pronoun at a given place.
import type { Gender, PronounData, QuoteLanguage, RoleClass } from '../lang/quote-language.ts';
import { foldWords as fold } from '../text/fold.ts';
import type { Resolution, Speaker, SpeakerKind } from '../types.ts';
import type { Mention } from './mentions.ts';

export interface Source {
  readonly id: number;
  kind: SpeakerKind | 'unknown';
  name: string;
  gender?: Gender;
  plural?: boolean;
  /** Seen only in passing: stands for nothing but a firm that is meant later. */
  glimpsed?: boolean;
  /** Country code of a place. */
  readonly place?: string;
  readonly names: Set<string>;
  readonly roles: string[];
  readonly heads: Set<string>;
  readonly classes: Set<RoleClass>;
  /** First place in the text where it was met. */
  first: number;
}

interface Event {
  readonly source: Source;
  readonly at: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly subject: boolean;
  readonly speaker: boolean;
  readonly governed: boolean;
  /** Only "the latter" reaches back to it. */
  readonly aside: boolean;
}

export interface Place {
  readonly at: number;
  readonly sentence: number;
  readonly paragraph: number;
}

export interface Resolved {
  readonly source: Source | undefined;
  readonly by: Resolution;
  /** Distance of the choice to the next best, from 0. */
  readonly margin: number;
}

/** How many mentions back a pronoun or a title can reach. */
const SPAN_OF_MEMORY = 60;
const MANY = 300;
/** A complement says whose the title is, so it may well be another's. */
const FROM = /\s(?:de|du|des|d[’']|à|au|aux|of|for|in)[\s’']?/;

export class Sources {
  readonly all: Source[] = [];
  private readonly events: Event[] = [];
  private readonly byName = new Map<string, Source>();
  private readonly byWord = new Map<string, Set<Source>>();
  private readonly byPlace = new Map<string, Source>();

  constructor(
    private readonly lang: QuoteLanguage,
    /** Country names that the article prints, by code. */
    private readonly printed: ReadonlyMap<string, string>,
  ) {}

  private create(kind: Source['kind'], name: string, at: number, extra: { place?: string } = {}): Source {
    const source: Source = {
      id: this.all.length,
      kind,
      name,
      names: new Set([name]),
      roles: [],
      heads: new Set(),
      classes: new Set(),
      first: at,
      ...extra,
    };
    this.all.push(source);
    this.byName.set(fold(name), source);
    if (source.place) this.byPlace.set(source.place, source);
    if (kind === 'person' || kind === 'unknown') this.index(source, name);
    return source;
  }

  private index(source: Source, name: string): void {
    const words = fold(name).split(' ');
    const keys = new Set([...words.map((_, at) => words.slice(at).join(' ')), words[0] as string]);
    if (words.length > 2) keys.add(words.slice(0, 2).join(' '));
    for (const key of keys) {
      const list = this.byWord.get(key);
      if (list) list.add(source);
      else this.byWord.set(key, new Set([source]));
    }
  }

  /** Is this word, lower case, the surname or first word of somebody here? */
  isName(lower: string): boolean {
    for (const source of this.byWord.get(fold(lower)) ?? [])
      if (source.kind === 'person' && source.name.includes(' ')) return true;
    return false;
  }

  /** Somebody met under this very name, or by surname when only one bears it. */
  known(name: string): Source | undefined {
    const folded = fold(name);
    const exact = this.byName.get(folded);
    if (exact) return exact;
    const place = this.lang.places.get(name.toLowerCase().replace(/’/g, "'"));
    if (place) return this.byPlace.get(place.key);
    const list = this.byWord.get(folded);
    return list?.size === 1 ? [...list][0] : undefined;
  }

  /** "Mme Hart" tells of the one Hart there is. */
  learnGender(surname: string, gender: Gender): void {
    const bearers = [...(this.byWord.get(fold(surname)) ?? [])].filter((source) =>
      fold(source.name).endsWith(fold(surname)),
    );
    if (bearers.length === 1 && bearers[0]) bearers[0].gender ??= gender;
  }

  /** A lone capitalised word in passing: a firm, perhaps, that a later "the company" stands for. */
  glimpse(name: string, at: number): Source | undefined {
    const lower = name.toLowerCase();
    if (name.includes(' ') && this.looksInstitutional(name) && !this.lang.givenNames.has(lower.split(' ')[0] ?? ''))
      return this.create('organisation', name, at);
    const other =
      name.includes(' ') ||
      this.lang.times.has(lower) ||
      this.lang.openers.has(lower) ||
      this.lang.roles.has(lower) ||
      this.byWord.has(fold(name));
    if (other || !/^\p{L}{3,}/u.test(name)) return undefined;
    const source = this.create('unknown', name, at);
    source.glimpsed = true;
    return source;
  }

  /** "M. L. F.": the person with these initials. */
  withInitials(label: string): Source | undefined {
    const letters = label.replace(/[^\p{L}]/gu, '').toLowerCase();
    if (!/^(?:\p{Lu}[.-]?\s?){2,4}$/u.test(label.trim())) return undefined;
    const fitting = this.all.filter(
      (source) =>
        source.kind === 'person' &&
        fold(source.name)
          .split(' ')
          .map((word) => word[0])
          .join('') === fold(letters),
    );
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  /** Whom an interview is with: the person met first. */
  protagonist(): Source | undefined {
    const people = this.all.filter((source) => source.kind === 'person');
    return people.find((source) => source.first === 0) ?? people[0];
  }

  private describe(
    source: Source,
    role: string | undefined,
    head: string | undefined,
    gender: Gender | undefined,
  ): void {
    if (gender) source.gender ??= gender;
    if (role) {
      const clean = role.replace(/^[\s,]+|[\s,]+$/g, '');
      if (clean && !source.roles.includes(clean)) source.roles.push(clean);
      for (const part of clean.split(/,\s*/)) this.addHeads(source, part);
    }
    if (head) this.addHead(source, head);
  }

  /** The words of a role up to its complement: of « présidente de la région » only « présidente ». */
  private addHeads(source: Source, role: string): void {
    const words = role.toLowerCase().split(/[\s’']+/);
    const stop = words.findIndex((word, at) => at > 0 && (this.lang.complements.has(word) || word === 'd'));
    for (const word of stop < 0 ? words : words.slice(0, stop)) this.addHead(source, word.replace(/\.$/, ''));
  }

  private addHead(source: Source, word: string): void {
    const role = this.lang.roles.get(word);
    if (!role) return;
    source.heads.add(word);
    for (const kind of role.classes) source.classes.add(kind);
    if (role.gender && !role.classes.includes('family')) source.gender ??= role.gender;
  }

  /** A full name met anywhere in the article, before anything is resolved. */
  meet(name: string, at: number, info: { gender?: Gender; role?: string; person: boolean }): Source {
    const source = this.byName.get(fold(name)) ?? this.create(info.person ? 'person' : 'unknown', name, at);
    if (info.person && source.kind === 'unknown') source.kind = 'person';
    const given =
      this.lang.givenNames.get(fold(name).split(/[\s-]/)[0] ?? '') ??
      this.lang.givenNames.get(name.toLowerCase().split(' ')[0] ?? '');
    this.describe(source, info.role, undefined, info.gender ?? given ?? undefined);
    return source;
  }

  /** The source a mention names, made when it is new. */
  resolve(mention: Mention, place: Place): Resolved {
    switch (mention.kind) {
      case 'pronoun':
        return this.pronoun(mention.pronoun ?? {}, place);
      case 'place':
        return { source: this.place(mention.name, place.at), by: 'named', margin: 2 };
      case 'name':
        return this.named(mention, place);
      case 'role':
        return this.role(mention, place);
      case 'organisation':
        return this.organisation(mention, place);
      case 'thing':
        return { source: this.other(mention, place.at, 'organisation'), by: 'title', margin: 1 };
      case 'nobody':
        return { source: undefined, by: 'unknown', margin: 0 };
    }
  }

  place(name: string, at: number): Source {
    const found = this.lang.places.get(name.toLowerCase().replace(/’/g, "'"));
    if (!found) return this.byName.get(fold(name)) ?? this.create('place', name, at);
    const known = this.byPlace.get(found.key);
    if (known) {
      known.names.add(name);
      return known;
    }
    const printed = this.printed.get(found.key) ?? name;
    const source = this.create('place', printed, at, { place: found.key });
    source.names.add(name);
    return source;
  }

  private named(mention: Mention, place: Place): Resolved {
    const folded = fold(mention.name);
    const exact = this.byName.get(folded);
    const candidates = exact && folded.includes(' ') ? [exact] : this.matching(folded, mention);
    let source = candidates.length === 1 ? candidates[0] : this.choose(candidates, mention, place);
    if (candidates.length > 1 && !source) return { source: undefined, by: 'unknown', margin: 0 };
    if (!source && exact) source = exact;
    if (!source) {
      const institution =
        mention.institutional || (this.looksInstitutional(mention.name) && !mention.titled && !mention.courtesy);
      const person =
        mention.titled ||
        mention.courtesy ||
        this.lang.givenNames.has(folded.split(' ')[0] ?? '') ||
        mention.name.includes(' ');
      source = this.create(institution ? 'organisation' : person ? 'person' : 'unknown', mention.name, place.at);
      if (person && !institution) {
        const given = this.lang.givenNames.get(mention.name.toLowerCase().split(' ')[0] ?? '');
        if (given && mention.name.includes(' ')) source.gender ??= given;
      }
    }
    source.glimpsed = false;
    source.names.add(mention.name);
    if (source.kind === 'unknown') {
      if (mention.institutional) source.kind = 'organisation';
      else if (
        mention.titled ||
        mention.courtesy ||
        (mention.name.includes(' ') && !this.looksInstitutional(mention.name))
      )
        source.kind = 'person';
    }
    this.describe(source, mention.role, mention.head, mention.gender);
    return { source, by: 'named', margin: candidates.length > 1 ? 0.5 : 2 };
  }

  private looksInstitutional(name: string): boolean {
    const words = name.toLowerCase().split(/[\s’']+/);
    return words.some((word) => this.lang.organisations.has(word)) || /^\p{Lu}{2,6}$/u.test(name);
  }

  /** People whose name ends or starts with these words, one gender where told. */
  private matching(folded: string, mention: Mention): Source[] {
    const list = [...(this.byWord.get(folded) ?? [])];
    const gender = mention.gender;
    const fitting = gender ? list.filter((source) => !source.gender || source.gender === gender) : list;
    const ends = fitting.filter((source) => fold(source.name).endsWith(folded));
    if (mention.courtesy && ends.length > 0) return ends;
    return ends.length > 0 && folded.includes(' ') ? ends : fitting;
  }

  /** Of several people of one surname: the one already spoken of, when there is only one such. */
  private choose(candidates: readonly Source[], mention: Mention, place: Place): Source | undefined {
    if (candidates.length < 2) return undefined;
    const told = mention.role
      ? candidates.filter((source) => source.roles.some((role) => role.includes(mention.role ?? '')))
      : [];
    if (told.length === 1) return told[0];
    const met = candidates.filter((source) =>
      this.events.some((event) => event.source === source && event.at < place.at),
    );
    if (met.length === 1) return met[0];
    const surnamed = candidates.filter((source) => fold(source.name).endsWith(fold(mention.name)));
    if (surnamed.length === 1) return surnamed[0];
    const spoken = met.filter((source) =>
      this.events.some((event) => event.source === source && event.speaker && event.paragraph >= place.paragraph - 1),
    );
    if (spoken.length === 1) return spoken[0];
    const subjects = met.filter((source) =>
      this.events.some((event) => event.source === source && event.subject && event.paragraph === place.paragraph),
    );
    return subjects.length === 1 ? subjects[0] : undefined;
  }

  private role(mention: Mention, place: Place): Resolved {
    const known = this.byName.get(fold(mention.name));
    if (mention.entourage)
      return { source: known ?? this.other(mention, place.at, 'organisation'), by: 'title', margin: 1 };
    if (mention.definite && !mention.plural && !mention.possessive) {
      const best = this.bearer(mention, place);
      if (best) {
        this.describe(best, undefined, mention.head, mention.gender);
        best.names.add(mention.name);
        return { source: best, by: 'title', margin: 1 };
      }
    }
    if (known && known.kind === 'role') return { source: known, by: 'title', margin: 1 };
    return { source: this.other(mention, place.at, 'role'), by: 'title', margin: 1 };
  }

  /** Who bears the title: same word first, then the same walk of life, then a plain epithet of the last person. */
  private bearer(mention: Mention, place: Place): Source | undefined {
    const head = mention.head ?? '';
    const classes = this.lang.roles.get(head)?.classes ?? [];
    const words = new Set(
      fold(mention.name)
        .split(' ')
        .filter((word) => word.length > 3),
    );
    const former =
      this.lang.roleModifiers.has(fold(mention.name).split(' ')[0] ?? '') ||
      this.lang.roleModifiers.has(mention.name.toLowerCase().split(' ')[0] ?? '');
    const epithet =
      mention.demonstrative ||
      this.lang.epithetEnding.test(head) ||
      classes.includes('anyone') ||
      /\d/.test(mention.name) ||
      former;
    const anonymous = classes.includes('anyone');
    /** Walks of life are known and none is shared. */
    const strange = (source: Source): boolean =>
      !anonymous && classes.length > 0 && [...source.classes].some((kind) => kind !== 'anyone' && kind !== 'family');
    let best: Source | undefined;
    let bestScore = 1.2;
    for (const source of this.near()) {
      if (source.kind !== 'person' && source.kind !== 'unknown' && source.kind !== 'role') continue;
      if (mention.gender && source.gender && mention.gender !== source.gender) continue;
      if (source.plural || source.glimpsed) continue;
      const last = this.lastEvent(source, place.at);
      if (!last && source.first > place.at) continue;
      const recency = last ? Math.max(0, 1.7 - 0.35 * (place.sentence - last.sentence)) : 0;
      const before =
        last?.subject === true && place.sentence - last.sentence === 1 && last.paragraph === place.paragraph;
      let score = recency + (last?.speaker ? 0.3 : 0) + (last?.subject ? 0.2 : 0) + (before ? 0.3 : 0);
      if (source.heads.has(head))
        score += 2.5 + this.overlap(words, source) - (mention.modified && this.conflicts(words, source) ? 2 : 0);
      else if (
        this.canMean(head, source) &&
        classes.some((kind) => kind !== 'anyone' && source.classes.has(kind)) &&
        !(mention.modified && FROM.test(mention.name) && (!last || place.sentence - last.sentence > 1))
      )
        score += 1.25;
      else if (
        epithet &&
        last &&
        place.sentence - last.sentence <= 3 &&
        (source.kind !== 'role' || mention.demonstrative)
      )
        score += 0.4 - (strange(source) ? 0.8 : 0) + (source.kind === 'role' && anonymous ? 0.8 : 0);
      else if (
        ![...source.classes].some((kind) => kind !== 'anyone' && kind !== 'family') &&
        last &&
        place.sentence - last.sentence <= 2 &&
        source.kind === 'person' &&
        (!FROM.test(mention.name) ||
          (last.subject && place.sentence - last.sentence === 1 && last.paragraph === place.paragraph))
      )
        score += 0.4;
      else continue;
      if (score > bestScore) {
        bestScore = score;
        best = source;
      }
    }
    return best;
  }

  /** A generic word means anybody of its walk of life; a trade, those known by generic words alone. */
  private canMean(head: string, source: Source): boolean {
    const { genericRoles, professions, roles } = this.lang;
    if (genericRoles.has(head)) return true;
    if (!professions.has(head)) return false;
    const kinds = roles.get(head)?.classes ?? [];
    return [...source.heads].every(
      (own) => genericRoles.has(own) || !roles.get(own)?.classes.some((kind) => kinds.includes(kind)),
    );
  }

  /** Everybody; in a text with very many people, those of late. */
  private near(): Iterable<Source> {
    if (this.all.length <= MANY) return this.all;
    return new Set(this.events.slice(-SPAN_OF_MEMORY).map((event) => event.source));
  }

  private overlap(words: ReadonlySet<string>, source: Source): number {
    const own = new Set(source.roles.flatMap((role) => fold(role).split(' ')));
    let shared = 0;
    for (const word of words) if (own.has(word)) shared++;
    return Math.min(1, shared * 0.3);
  }

  /** The title says more than this source's own: "du ministère chinois" against another ministry. */
  private conflicts(words: ReadonlySet<string>, source: Source): boolean {
    if (source.roles.length === 0 || words.size < 3) return false;
    const own = new Set(source.roles.flatMap((role) => fold(role).split(' ')));
    let missing = 0;
    for (const word of words) if (!own.has(word)) missing++;
    return missing >= 2;
  }

  private organisation(mention: Mention, place: Place): Resolved {
    const known = this.byName.get(fold(mention.name));
    if (known && (known.kind !== 'role' || !mention.definite)) return { source: known, by: 'named', margin: 2 };
    if (mention.entourage) return { source: this.other(mention, place.at, 'organisation'), by: 'title', margin: 1 };
    const head = mention.head ?? '';
    const [, ...described] = mention.name.split(' ');
    const simple =
      described.length < 2 &&
      described.every((word) => /^\p{Ll}/u.test(word) && this.lang.elision !== null && this.lang.adjective.test(word));
    if (mention.definite && simple && !mention.plural && this.lang.organisations.has(head)) {
      const sameHead = this.recent(
        place,
        (source) =>
          source.kind !== 'person' && source.kind !== 'role' && fold(source.name).split(' ').includes(fold(head)),
      );
      if (sameHead) {
        sameHead.names.add(mention.name);
        return { source: sameHead, by: 'title', margin: 1 };
      }
      const proper = /^\p{Lu}/u.test(mention.name);
      if (this.lang.organisations.get(head)?.anaphor && !proper) {
        const institution = (one: Source): boolean =>
          (one.kind === 'organisation' || (one.kind === 'unknown' && !one.name.includes(' '))) && !one.plural;
        const last = this.recent(place, (one) => institution(one) && !one.glimpsed) ?? this.recent(place, institution);
        if (last) {
          last.glimpsed = false;
          last.names.add(mention.name);
          return { source: last, by: 'title', margin: 0.7 };
        }
      }
    }
    // "Quillon" for "Quillon Systems".
    return { source: this.other(mention, place.at, 'organisation'), by: 'named', margin: 1.5 };
  }

  private other(mention: Mention, at: number, kind: SpeakerKind): Source {
    const name = mention.name;
    const source = this.byName.get(fold(name)) ?? this.create(kind, name, at);
    if (mention.gender) source.gender ??= mention.gender;
    if (mention.plural) source.plural = true;
    if (mention.head) this.addHead(source, mention.head);
    return source;
  }

  /** The last sentence a source stood in before `before`, as speaker or subject if it was that there. */
  private lastEvent(source: Source, before: number): Event | undefined {
    let found: Event | undefined;
    const floor = Math.max(0, this.events.length - SPAN_OF_MEMORY * 3);
    for (let index = this.events.length - 1; index >= floor; index--) {
      const event = this.events[index] as Event;
      if (event.source !== source || event.at >= before || event.aside) continue;
      if (found && event.sentence !== found.sentence) break;
      if (!found || event.speaker || (event.subject && !found.speaker)) found = event;
    }
    return found;
  }

  private recent(place: Place, fits: (source: Source) => boolean): Source | undefined {
    for (let index = this.events.length - 1; index >= Math.max(0, this.events.length - SPAN_OF_MEMORY); index--) {
      const event = this.events[index] as Event;
      if (event.at < place.at && !event.aside && fits(event.source)) return event.source;
    }
    return undefined;
  }

  /** Who "il", "she", "it" is: gender and number, what was subject last, who spoke last. */
  pronoun(data: PronounData, place: Place): Resolved {
    const scores = new Map<Source, number>();
    const floor = Math.max(0, this.events.length - SPAN_OF_MEMORY);
    for (let index = this.events.length - 1; index >= floor; index--) {
      const event = this.events[index] as Event;
      if (event.at >= place.at || place.sentence - event.sentence > 12) continue;
      const { source } = event;
      if (source.glimpsed || (source.kind === 'unknown' && !event.subject)) continue;
      if (source.kind === 'unknown' && !data.thing && !event.speaker && !source.name.includes(' ')) continue;
      if (event.aside && !data.near) continue;
      if (!this.agrees(data, source)) continue;
      const distance = place.sentence - event.sentence;
      let score = 4 - distance - 0.2 * (place.paragraph - event.paragraph);
      if (event.subject && !data.near) score += 1.2;
      if (event.speaker && !data.near) score += 0.4;
      if (event.governed && !data.near) score -= 1.2;
      if (data.near) score += (event.at - place.at) * 0.002;
      if (source.kind === 'person') score += data.plural ? -1.5 : 0.8;
      if (source.kind === 'role' && !data.plural) score += 0.6;
      if (source.kind === 'unknown' && !data.thing) score -= 0.3;
      if (source.kind === 'place') score -= 0.4;
      if (source.gender && source.gender === data.gender) score += 0.3;
      if (score > (scores.get(source) ?? Number.NEGATIVE_INFINITY)) scores.set(source, score);
    }
    const ranked = [...scores].sort((a, b) => b[1] - a[1]);
    const [best, next] = ranked;
    if (!best) return { source: undefined, by: 'unknown', margin: 0 };
    return { source: best[0], by: 'pronoun', margin: best[1] - (next?.[1] ?? best[1] - 2) };
  }

  private agrees(data: PronounData, source: Source): boolean {
    if (data.thingOnly) return source.kind !== 'person' && source.kind !== 'role' && !source.plural;
    if (data.plural)
      return (
        source.plural === true ||
        source.kind === 'organisation' ||
        (!data.gender && this.lang.barePast && source.kind === 'person')
      );
    if (source.plural) return false;
    if (!data.thing && source.kind !== 'person' && source.kind !== 'unknown' && source.kind !== 'role') return false;
    return !data.gender || !source.gender || source.gender === data.gender;
  }

  record(
    source: Source,
    place: Place,
    how: { subject?: boolean; speaker?: boolean; governed?: boolean; aside?: boolean },
  ): void {
    this.events.push({
      source,
      ...place,
      subject: how.subject === true,
      speaker: how.speaker === true,
      governed: how.governed === true,
      aside: how.aside === true,
    });
  }

  /** The speakers of the article, with ids that are unique in it. */
  speakers(used: ReadonlySet<Source>): Map<Source, Speaker> {
    const found = new Map<Source, Speaker>();
    const taken = new Set<string>();
    for (const source of this.all) {
      if (!used.has(source)) continue;
      const base = source.place
        ? `place:${source.place.toLowerCase()}`
        : fold(source.name).replace(/ /g, '-') || `speaker-${source.id}`;
      let id = base;
      for (let suffix = 2; taken.has(id); suffix++) id = `${base}-${suffix}`;
      taken.add(id);
      const roles = [...source.roles].sort((a, b) => b.length - a.length);
      const kind = source.kind === 'unknown' ? 'organisation' : source.kind;
      found.set(source, {
        id,
        name: source.name,
        kind,
        names: [...source.names],
        roles,
        ...(source.gender && kind === 'person' ? { gender: source.gender } : {}),
      });
    }
    return found;
  }
}
