// Noun phrases that can be a source: a name, a title, an institution, a place, a pronoun.
import type { Gender, PronounData, QuoteLanguage } from '../lang/quote-language.ts';
import type { Span } from '../types.ts';
import { joinTokens, type NameRun, nameRuns } from './names.ts';
import { pronounOf, type Token } from './tokens.ts';

export type MentionKind = 'pronoun' | 'name' | 'role' | 'organisation' | 'place' | 'thing' | 'nobody';

export interface Mention extends Span {
  readonly kind: MentionKind;
  /** Printed name of a person, institution or place, or the words of the role, without determiner. */
  readonly name: string;
  /** Where the name itself stands. */
  readonly nameSpan: Span;
  readonly gender?: Gender;
  readonly plural?: boolean;
  /** Head noun, lower case. */
  readonly head?: string;
  /** Words of the role around or beside the name, as printed. */
  readonly role?: string;
  readonly definite?: boolean;
  readonly demonstrative?: boolean;
  /** A possessive stands first ("sa présidente"): introduces, with reference back. */
  readonly possessive?: boolean;
  readonly courtesy?: boolean;
  /** The name follows a title or a role: a person. */
  readonly titled?: boolean;
  /** The name follows a word like "firm", "groupe". */
  readonly institutional?: boolean;
  readonly pronoun?: PronounData;
  /** Speaks for somebody else: "le cabinet de X", "X's office". */
  readonly entourage?: boolean;
  readonly modified?: boolean;
  /** Name runs found inside, governed ones too. */
  readonly runs: readonly NameRun[];
}

const QUANTITY = /^\p{N}/u;

export class MentionReader {
  constructor(
    readonly text: string,
    readonly lang: QuoteLanguage,
    /** Is this single word, lower case, the name of a person of the article? */
    readonly isName: (lower: string) => boolean,
  ) {}

  /** A pronoun at `at`, with how many tokens it takes. */
  pronounAt(
    tokens: readonly Token[],
    at: number,
    table = this.lang.pronouns,
  ): { data: PronounData; size: number } | undefined {
    const first = tokens[at];
    if (first?.kind !== 'word') return undefined;
    const second = tokens[at + 1];
    if (second?.kind === 'word') {
      const glue = /'$/.test(first.lower) ? '' : ' ';
      const data = table.get(`${first.lower}${glue}${second.lower}`);
      if (data) return { data, size: 2 };
    }
    const single = table.get(pronounOf(first));
    return single ? { data: single, size: 1 } : undefined;
  }

  /** The mention made of exactly these tokens. */
  read(tokens: readonly Token[], from: number, to: number): Mention | undefined {
    const { lang } = this;
    let start = from;
    while (start < to && tokens[start]?.kind === 'mark') start++;
    let end = to;
    while (end > start && (tokens[end - 1]?.kind === 'mark' || tokens[end - 1]?.kind === 'quotation')) end--;
    if (start >= end) return undefined;
    const first = tokens[start] as Token;
    const span = { start: first.start, end: (tokens[end - 1] as Token).end };
    const pronoun = this.pronounAt(tokens, start);
    if (pronoun && (start + pronoun.size === end || pronoun.data.near || /^cel/.test(first.lower))) {
      return this.pronounMention(tokens, start, pronoun);
    }
    if (lang.nobody.has(first.lower)) return { ...span, kind: 'nobody', name: '', nameSpan: span, runs: [] };
    return this.phrase(tokens, start, end);
  }

  pronounMention(tokens: readonly Token[], at: number, pronoun: { data: PronounData; size: number }): Mention {
    const first = tokens[at] as Token;
    const last = tokens[at + pronoun.size - 1] as Token;
    const lead = /^-(?:t[-’'])?/.exec(first.text)?.[0].length ?? 0;
    const span = { start: first.start + lead, end: last.end };
    const { data } = pronoun;
    return {
      ...span,
      kind: data.nobody ? 'nobody' : 'pronoun',
      name: '',
      nameSpan: span,
      pronoun: data,
      runs: [],
      ...(data.gender ? { gender: data.gender } : {}),
      ...(data.plural ? { plural: true } : {}),
    };
  }

  private phrase(tokens: readonly Token[], start: number, end: number): Mention | undefined {
    const { lang, text } = this;
    const first = tokens[start] as Token;
    let body = start;
    let determiner = lang.determiners.get(first.lower);
    if (determiner && first.capital && start + 1 < end && this.determinerIsName(tokens, start)) determiner = undefined;
    if (determiner) body++;
    else if (QUANTITY.test(first.text)) determiner = { plural: true, definite: false };
    while (body < end && lang.determiners.get((tokens[body] as Token).lower)?.plural && !tokens[body]?.capital) body++;
    if (body >= end) return undefined;
    const runs = nameRuns(tokens, body, end, lang, text);
    const span = { start: first.start, end: (tokens[end - 1] as Token).end };
    const common = {
      ...span,
      runs,
      ...(determiner ? { definite: determiner.definite } : {}),
      ...(determiner?.demonstrative ? { demonstrative: true } : {}),
      ...(lang.possessives.has(first.lower) ? { possessive: true } : {}),
    };
    const bodySpan = { start: (tokens[body] as Token).start, end: span.end };
    const place = lang.places.get(text.slice(bodySpan.start, bodySpan.end).toLowerCase().replace(/’/g, "'"));
    if (place) return { ...common, kind: 'place', name: text.slice(bodySpan.start, bodySpan.end), nameSpan: bodySpan };
    return this.nominal(tokens, body, end, runs, common, determiner);
  }

  /** "Le Bihan", "La Rochette": a capital article that is part of a known name. */
  private determinerIsName(tokens: readonly Token[], start: number): boolean {
    const next = tokens[start + 1] as Token;
    return next.capital && this.isName(`${tokens[start]?.lower} ${next.lower}`);
  }

  private nominal(
    tokens: readonly Token[],
    body: number,
    end: number,
    runs: readonly NameRun[],
    common: Pick<Mention, 'start' | 'end' | 'runs' | 'definite' | 'demonstrative' | 'possessive'>,
    determiner: { gender?: Gender; plural?: boolean } | undefined,
  ): Mention | undefined {
    const { lang, text } = this;
    const head = this.headOf(tokens, body, end, runs);
    const gender =
      determiner?.gender ?? (head ? (lang.roles.get(head)?.gender ?? lang.organisations.get(head)?.gender) : undefined);
    const free = this.freeName(tokens, body, end, runs);
    const entourage = head !== undefined && lang.entourages.has(head) && this.belongs(tokens, body, end);
    const known = {
      ...common,
      ...(head ? { head } : {}),
      ...(gender ? { gender } : {}),
      ...(determiner?.plural || this.isPlural(head) ? { plural: true } : {}),
      ...(entourage ? { entourage: true } : {}),
    };
    const bodySpan = { start: (tokens[body] as Token).start, end: common.end };
    const name = text.slice(bodySpan.start, bodySpan.end).replace(/\s+/g, ' ');
    if (lang.locations.has((tokens[body] as Token).lower) && !lang.seats.test(name.toLowerCase().replace(/’/g, "'"))) {
      return { ...known, kind: 'thing', name, nameSpan: bodySpan };
    }
    if (free && !entourage) return this.named(tokens, body, free, known, head);
    if (head && lang.surfaces.has(head)) return { ...known, kind: 'thing', name, nameSpan: bodySpan };
    if (head && lang.roles.has(head) && !(lang.organisations.has(head) && runs.length > 0 && !lang.roles.has(head))) {
      const modified = (tokens[body] as Token).lower !== head || end - body > 1;
      const short = this.withoutPlace(tokens, body, end);
      return { ...known, kind: 'role', name: short, nameSpan: bodySpan, role: name, modified };
    }
    if (head && lang.organisations.has(head))
      return { ...known, kind: 'organisation', name: `${name}${this.quotedName(tokens, end)}`, nameSpan: bodySpan };
    const first = runs[0];
    if (lang.seats.test(name.toLowerCase().replace(/’/g, "'")))
      return { ...known, kind: 'organisation', name, nameSpan: bodySpan };
    if (first && first.from === body && tokens[first.to]?.lower !== "'s")
      return { ...known, kind: 'name', name, nameSpan: bodySpan, institutional: common.definite === true };
    if (head && (lang.roleEnding.test(head) || lang.epithetEnding.test(head)) && !tokens[body]?.capital) {
      return { ...known, kind: 'role', name, nameSpan: bodySpan, role: name, modified: true };
    }
    const written = head !== undefined && lang.documents.has(head);
    return { ...known, kind: 'thing', name: written ? this.withoutPlace(tokens, body, end) : name, nameSpan: bodySpan };
  }

  /** « Le quotidien norvégien « Handelsposten » »: a title in marks right behind. */
  private quotedName(tokens: readonly Token[], end: number): string {
    const inner = tokens[end]?.quotation?.inner;
    const words = inner ? this.text.slice(inner.start, inner.end) : '';
    return /^\p{Lu}/u.test(words) && words.split(/\s+/).length < 4 && !/[.!?,]$/.test(words) ? ` ${words}` : '';
  }

  /** "trader in Port Calva" is a trader; "spokesperson for the maker" stays whole. */
  private withoutPlace(tokens: readonly Token[], body: number, end: number): string {
    const { lang, text } = this;
    let stop = body + 1;
    while (stop < end) {
      const { lower } = tokens[stop] as Token;
      if (lang.prepositions.has(lower) && !lang.owners.has(lower)) break;
      const before = tokens[stop - 1] as Token;
      // With words of its own it begins a clause (« chargé de la mer »); alone at the end it is a part of the title (« interarmées »).
      const participle =
        stop + 1 < end &&
        lang.elision !== null &&
        /(?:é|ée|és|ées)$/.test(lower) &&
        !tokens[stop]?.capital &&
        !lang.roles.has(lower);
      if (stop > body + 1 && participle && !lang.determiners.has(before.lower) && !lang.complements.has(before.lower))
        break;
      stop++;
    }
    return joinTokens(tokens, body, stop, text);
  }

  private isPlural(head: string | undefined): boolean {
    if (!head || !/s$|men$|people$/.test(head)) return false;
    const { roles, organisations } = this.lang;
    const single = head
      .replace(/men$/, 'man')
      .replace(/ies$/, 'y')
      .replace(/aux$/, 'al')
      .replace(/(?<!s)s$/, '');
    return single !== head && (roles.has(single) || organisations.has(single));
  }

  /** "le cabinet de X", "X's office": the phrase says whose. */
  private belongs(tokens: readonly Token[], body: number, end: number): boolean {
    for (let at = body; at < end; at++) {
      const { lower } = tokens[at] as Token;
      if (this.lang.complements.has(lower) || lower === "'s") return true;
    }
    return false;
  }

  private named(
    tokens: readonly Token[],
    body: number,
    run: NameRun,
    known: Omit<Mention, 'kind' | 'name' | 'nameSpan'>,
    head: string | undefined,
  ): Mention {
    const { lang, text } = this;
    const first = tokens[run.nameFrom] as Token;
    const nameSpan = { start: first.start, end: (tokens[run.to - 1] as Token).end };
    const role = joinTokens(tokens, body, run.nameFrom, text);
    const isOrganisation =
      head !== undefined && !lang.roles.has(head) && lang.organisations.has(head) && !run.courtesy && !run.titled;
    const place = lang.places.get(run.name.toLowerCase().replace(/’/g, "'"));
    const { gender: _, ...rest } = known;
    const gender = run.gender ?? (role ? known.gender : undefined);
    return {
      ...rest,
      kind: place && !role ? 'place' : 'name',
      name: run.name,
      nameSpan,
      ...(gender ? { gender } : {}),
      ...(role && !run.courtesy ? { role } : {}),
      ...(run.courtesy ? { courtesy: true } : {}),
      ...(run.titled || (role && head && lang.roles.has(head)) ? { titled: true } : {}),
      ...(isOrganisation || this.hasArticleOnly(known, role, run) ? { institutional: true } : {}),
    };
  }

  /** "the Red Cross", « le Hamas »: an article and a bare name are no person. */
  private hasArticleOnly(known: { definite?: boolean }, role: string, run: NameRun): boolean {
    return (
      known.definite === true && role === '' && !run.courtesy && !run.titled && !this.isName(run.name.toLowerCase())
    );
  }

  /** Index ranges that a preposition governs. The first noun outside is the head. */
  headOf(tokens: readonly Token[], body: number, end: number, runs: readonly NameRun[]): string | undefined {
    const { lang } = this;
    const inRun = (at: number): boolean => runs.some((run) => run.nameFrom <= at && at < run.to);
    let last: string | undefined;
    for (let at = body; at < end; at++) {
      const token = tokens[at] as Token;
      if (token.kind !== 'word') {
        if (token.kind === 'quotation') break;
        continue;
      }
      if (lang.prepositions.has(token.lower) && at > body) break;
      const lower = token.lower.replace(/\.$/, '');
      if (lang.roleModifiers.has(lower) && !lang.epithetEnding.test(lower)) {
        if (!lang.roles.has(lower)) continue;
        if (
          at + 1 < end &&
          (lang.roles.has((tokens[at + 1] as Token).lower) || lang.organisations.has((tokens[at + 1] as Token).lower))
        )
          continue;
      }
      // "the Observer": a newspaper.
      if (token.capital && at === body && body > 0 && lang.mastheads.has(lower)) continue;
      if (lang.roles.has(lower) || lang.organisations.has(lower) || lang.epithetEnding.test(lower)) {
        // A surname can be a common word: "Solenn Maréchal".
        if (lang.elision && runs.some((run) => run.nameFrom < at && at < run.to) && !lang.organisations.has(lower))
          continue;
        // French puts the head first, English last.
        if (lang.elision) return lower;
        if (!(inRun(at) && at > body && runs.length > 0 && this.isPersonRun(runs, at))) last = lower;
        continue;
      }
      if (!inRun(at) && lang.elision && last === undefined && !token.capital) last = lower;
      else if (!lang.elision && !inRun(at) && !token.capital && !this.isKnownHead(last)) last = lower;
    }
    return last;
  }

  private isKnownHead(word: string | undefined): boolean {
    return word !== undefined && (this.lang.roles.has(word) || this.lang.organisations.has(word));
  }

  private isPersonRun(runs: readonly NameRun[], at: number): boolean {
    const run = runs.find((one) => one.nameFrom <= at && at < one.to);
    return run !== undefined && (run.courtesy || run.titled);
  }

  /** The name that the phrase is about: not after a preposition, not a possessor, not a bare title. */
  private freeName(tokens: readonly Token[], body: number, end: number, runs: readonly NameRun[]): NameRun | undefined {
    const { lang } = this;
    for (let index = runs.length - 1; index >= 0; index--) {
      const run = runs[index] as NameRun;
      if (tokens[run.to]?.lower === "'s" || tokens[run.to]?.lower === "'") continue;
      if (
        run.to < end - 0 &&
        tokens[run.to] &&
        run.to < end &&
        !lang.prepositions.has(tokens[run.to]?.lower ?? '') &&
        tokens[run.to]?.kind === 'word' &&
        !run.courtesy
      ) {
        // "Forward Alliance leader": a name that qualifies the noun after it.
        if (!lang.elision || run.from !== body) continue;
      }
      // "le délégué FO": letters after a title are its organisation.
      const letters = /^\p{Lu}{2,6}$/u.test(run.name) && lang.roles.has(tokens[run.from - 1]?.lower ?? '');
      if (letters && run.from > body) continue;
      const last = tokens[run.to - 1] as Token;
      const isTitle = lang.roles.has(last.lower) && !this.isName(last.lower) && !run.courtesy && lang.elision === null;
      if (isTitle) continue;
      if (
        run.to - run.nameFrom === 1 &&
        !run.courtesy &&
        (lang.roles.has(last.lower) || lang.organisations.has(last.lower)) &&
        !this.isName(last.lower) &&
        run.from === body
      )
        continue;
      if (run.from === body) {
        // A name that begins with an institution's word belongs with what follows: "Commission européenne".
        if (
          lang.elision &&
          (lang.organisations.has((tokens[run.nameFrom] as Token).lower) || run.to < end) &&
          !run.courtesy &&
          !run.titled
        )
          continue;
        return run;
      }
      const before = tokens[run.from - 1] as Token;
      const governed =
        this.isComplementOf(tokens, body, run.from) ||
        lang.prepositions.has(before.lower) ||
        lang.determiners.has(before.lower) ||
        /['’]$/.test(before.text);
      const named =
        lang.organisations.has(before.lower) &&
        !lang.roles.has(before.lower) &&
        run.to - run.nameFrom === 1 &&
        !this.isName(run.name.toLowerCase());
      if (named && this.insideComplement(tokens, body, run.from)) continue;
      if (!governed && (before.kind === 'word' || before.text === ')')) return run;
      if (governed) {
        const split = this.splitGoverned(tokens, run);
        if (split) return split;
      }
    }
    return undefined;
  }

  /** "la présidente de la région Île-de-France": the name is the region's. */
  private insideComplement(tokens: readonly Token[], body: number, from: number): boolean {
    for (let at = body + 1; at < from; at++) if (this.lang.complements.has((tokens[at] as Token).lower)) return true;
    return false;
  }

  /** "le directeur de campagne du président Faustin Ilunga": the name belongs to a title inside a complement. */
  private isComplementOf(tokens: readonly Token[], body: number, from: number): boolean {
    const { lang } = this;
    let at = from - 1;
    if (!lang.roles.has((tokens[at] as Token).lower) || at <= body + 1) return false;
    while (at > body && !lang.prepositions.has((tokens[at] as Token).lower) && from - at < 4) at--;
    return at > body && lang.complements.has((tokens[at] as Token).lower);
  }

  /** "la ministre de la Santé Claire Le Bihan": the given name starts the person. */
  private splitGoverned(tokens: readonly Token[], run: NameRun): NameRun | undefined {
    // "Leader of the Opposition Harbhajan Toor".
    if (
      this.lang.organisations.has((tokens[run.nameFrom] as Token).lower) &&
      run.to - run.nameFrom > 2 &&
      tokens[run.nameFrom + 1]?.capital
    ) {
      const at = run.nameFrom + 1;
      return { ...run, from: at, nameFrom: at, name: joinTokens(tokens, at, run.to, this.text) };
    }
    for (let at = run.nameFrom + 1; at < run.to - 1; at++) {
      const { lower } = tokens[at] as Token;
      if (this.lang.givenNames.has(lower) || this.lang.givenNames.has(lower.split('-')[0] ?? '')) {
        return { ...run, from: at, nameFrom: at, name: joinTokens(tokens, at, run.to, this.text) };
      }
    }
    return undefined;
  }
}
