// How a news text of one language reports speech, names people and refers back to them. Filled by src/lang/<code>/.
import type { Place } from './quoting-places.ts';

export interface Abbreviations {
  /** Titles: a full stop after them never ends a sentence ("M.", "Sen."). Lower case, without the stop. */
  readonly beforeName: ReadonlySet<string>;
  /** Not an end before a figure ("No. 10", "fig. 2"). */
  readonly beforeNumber: ReadonlySet<string>;
  /** An end only when a word of `openers` follows ("etc.", "U.S."). */
  readonly anywhere: ReadonlySet<string>;
}

export type VerbForm = 'finite' | 'past-participle' | 'present-participle' | 'infinitive';

/**
 * What a reporting verb takes:
 * q a clause (que, that), z a clause without a word before it (s: surely a clause, not an object), v an infinitive, i an incise, c a colon lead-in,
 * n a plain object, f an object with quoted words, x somebody to do something, o somebody "quoted words" (call, qualify),
 * t an addressee before the clause (told reporters that), k thinking rather than speaking, r reflexive only, y with the
 * clitic y, N negated too (n’exclut pas), A an adjective after to be (is adamant that), P passive (was quoted as saying).
 */
export type VerbUses = string;

export interface VerbReading {
  readonly lemma: string;
  readonly form: VerbForm;
  readonly uses: VerbUses;
  /** Words that must follow ("savoir" for faire savoir, "garde" in mettre en garde), lower case. */
  readonly followedBy?: readonly string[];
}

export type Gender = 'f' | 'm';

export interface PronounData {
  readonly gender?: Gender;
  readonly plural?: boolean;
  /** Can stand for an organisation ("elle", "it"). */
  readonly thing?: boolean;
  /** Stands only for things ("it"). */
  readonly thingOnly?: boolean;
  /** Points at the last one named ("celui-ci", "ce dernier", "the latter"). */
  readonly near?: boolean;
  /** Names nobody ("on"). */
  readonly nobody?: boolean;
}

export type RoleClass =
  | 'politics'
  | 'military'
  | 'police'
  | 'lawyer'
  | 'prosecutor'
  | 'bench'
  | 'business'
  | 'coach'
  | 'athlete'
  | 'science'
  | 'health'
  | 'arts'
  | 'media'
  | 'faith'
  | 'union'
  | 'school'
  | 'farm'
  | 'trade'
  | 'speaker'
  | 'court-party'
  | 'family'
  | 'anyone';

export interface RoleData {
  readonly classes: readonly RoleClass[];
  readonly gender?: Gender;
}

export interface OrganisationData {
  readonly gender?: Gender;
  /** A general word that can refer back to any organisation ("le groupe", "the company"). */
  readonly anaphor: boolean;
}

export interface FrameData {
  /** Lower-case words in a row: "selon", "à en croire". */
  readonly words: readonly string[];
  /** Only before a person or an organisation, at the start, with a comma after ("Pour X, …"). */
  readonly strict: boolean;
  /** Words that close the frame after the source ("in X ’s view"). */
  readonly close?: readonly string[];
}

export interface QuoteLanguage {
  readonly code: string;
  readonly abbreviations: Abbreviations;
  /** Function words that begin sentences, lower case: after "U.S." a capital "The" starts a new one. */
  readonly openers: ReadonlySet<string>;
  /** Every form of the reporting verbs that can stand in an incise, lower case. */
  readonly speechForms: ReadonlySet<string>;
  /** Words that are written together with the next ("l’", "qu’"); matches at a word's start. */
  readonly elision: RegExp | null;
  /** Endings that are words of their own: an inverted pronoun ("-t-il"), a clitic ("’s"). */
  readonly enclitic: RegExp;
  /** Reporting verbs by form, lower case. */
  readonly verbs: ReadonlyMap<string, readonly VerbReading[]>;
  readonly auxiliaries: ReadonlySet<string>;
  /** Forms that make a participle passive ("a été annoncé", "was told"). */
  readonly passive: ReadonlySet<string>;
  /** Object and reflexive pronouns before a verb. */
  readonly clitics: ReadonlySet<string>;
  /** Adverbs that stand inside a verb group, beside those with the language's adverb ending. */
  readonly adverbs: ReadonlySet<string>;
  readonly adverbEnding: RegExp;
  /** Nouns with that ending. */
  readonly notAdverbs: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  /** Verbs whose infinitive is not said ("refuse de dire", "declined to say"). */
  readonly refusals: ReadonlySet<string>;
  /** Verbs that lend their subject to an infinitive ("tient à rappeler", "went on to say"). */
  readonly chains: ReadonlySet<string>;
  /** True where a past tense can stand without auxiliary (English). */
  readonly barePast: boolean;
  readonly pronouns: ReadonlyMap<string, PronounData>;
  /** Possessives whose owner may be a source ("selon ses calculs"), and words after a frame ("selon lui"). */
  readonly possessives: ReadonlyMap<string, PronounData>;
  readonly framePronouns: ReadonlyMap<string, PronounData>;
  readonly determiners: ReadonlyMap<
    string,
    {
      readonly gender?: Gender;
      readonly plural?: boolean;
      readonly definite: boolean;
      readonly demonstrative?: boolean;
    }
  >;
  readonly prepositions: ReadonlySet<string>;
  /** Prepositions that bind a complement to its noun ("de", "of"). */
  readonly complements: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  readonly contrasts: ReadonlySet<string>;
  /** Words that open a subordinate clause and end a main one's subject. */
  readonly subordinators: ReadonlySet<string>;
  readonly complementisers: ReadonlySet<string>;
  readonly whether: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  /** Relatives that stand for the subject ("qui", "who"). */
  readonly subjectRelatives: ReadonlySet<string>;
  /** Endings of adjectives: after a noun they go on with its phrase (French); before one they do not end it (English). */
  readonly adjective: RegExp;
  /** A participle that opens an insertion. */
  readonly participle: RegExp;
  /** Streets and squares: a capitalised name that can say nothing. */
  readonly locations: ReadonlySet<string>;
  /** Prepositions before somebody who acts, not before a place: by, with, against. */
  readonly agents: ReadonlySet<string>;
  /** Verbs that, reflexive, report what one calls oneself (« se dit prêt »). */
  readonly selfSaying: ReadonlySet<string>;
  /** Words that open an adverbial, not an object: « nié en bloc ». */
  readonly manners: ReadonlySet<string>;
  /** Who or where one speaks to: « à la presse », « à la barre ». */
  readonly audiences: ReadonlySet<string>;
  /** What words are written on: a banner, a sign. Nobody's statement. */
  readonly surfaces: ReadonlySet<string>;
  /** Wishes not to be named: told of the source, said by nobody. */
  readonly anonymity: RegExp;
  /** Prepositions of time and place between a verb and its object (« dénoncé dans un communiqué … »). */
  readonly adjuncts: ReadonlySet<string>;
  /** Addresses that speak for an institution (Quai d’Orsay). */
  readonly seats: RegExp;
  /** "comme l’a dit X", "as X said". */
  readonly asSaid: ReadonlySet<string>;
  /** A word at the start of a sentence with this ending is no name. */
  readonly notName: RegExp;
  /** Texts that carry their owner's words: a statement of the ministry. */
  readonly mouthpieces: ReadonlySet<string>;
  /** Verbs that give a thing its name: what X calls “Y” is no report. */
  readonly naming: ReadonlySet<string>;
  /** Fixed phrases inside a verb group: "pour sa part". */
  readonly asides: readonly (readonly string[])[];
  /** Verbs whose "how" clause is what was told, and the words that open it. */
  readonly tellsHow: ReadonlySet<string>;
  readonly manner: ReadonlySet<string>;
  /** Words spelled without their accent in capitals: « A Paris ». */
  readonly bareCapitals: ReadonlyMap<string, string>;
  /** Prepositions whose complement belongs to a title: of, for, from; de. */
  readonly owners: ReadonlySet<string>;
  /** Adjectives between a verb and its clause: « s’est dit convaincu que ». */
  readonly assured: ReadonlySet<string>;
  /** if, whether: what they open is not said. */
  readonly conditions: ReadonlySet<string>;
  /** Words for people that, capitalised, are newspapers. */
  readonly mastheads: ReadonlySet<string>;
  readonly infinitive: RegExp;
  /** Words that may stand between a verb and its infinitive ("de", "ne", "pas"; "to", "not"). */
  readonly infinitiveMarks: ReadonlySet<string>;
  readonly participleMarks: ReadonlySet<string>;
  /** Impersonal subjects ("cela", "this"). */
  readonly impersonals: ReadonlySet<string>;
  /** "Nobody", "aucun": a subject that says nothing. */
  readonly nobody: ReadonlySet<string>;
  /** Days, months, times of day: between verb and clause. */
  readonly times: ReadonlySet<string>;
  readonly frames: readonly FrameData[];
  /** Heads that are no source: selon la loi, le cas, la taille. */
  readonly notSources: ReadonlySet<string>;
  /** Written sources: study, report, statement. */
  readonly documents: ReadonlySet<string>;
  /** M., Mme, Mr, with the gender they tell; lower case, without stop. */
  readonly courtesies: ReadonlyMap<string, Gender | null>;
  /** Ranks and offices that stand before a name ("général", "Sen."); lower case, without stop. */
  readonly honorifics: ReadonlySet<string>;
  readonly roles: ReadonlyMap<string, RoleData>;
  /** Words that can stand for anybody of their walk of life ("l’élu", "the officer"); other titles only for their bearer. */
  readonly genericRoles: ReadonlySet<string>;
  /** Trades ("the biologist"): they refer back to somebody known only by a generic word of that walk of life. */
  readonly professions: ReadonlySet<string>;
  readonly roleEnding: RegExp;
  /** "ancien", "former": do not change who is meant. */
  readonly roleModifiers: ReadonlySet<string>;
  readonly organisations: ReadonlyMap<string, OrganisationData>;
  /** A part of somebody that speaks for itself: cabinet, entourage, office. */
  readonly entourages: ReadonlySet<string>;
  readonly epithetEnding: RegExp;
  readonly givenNames: ReadonlyMap<string, Gender | null>;
  readonly particles: ReadonlySet<string>;
  readonly nameTails: ReadonlySet<string>;
  /** Names of countries with what stands for them (capital, seat of government), folded, to the country's printed name and ISO code. */
  readonly places: ReadonlyMap<string, Place>;
  /** Capitalised words that are no names at the start of a sentence, beside the function words. */
  readonly capitalised: ReadonlySet<string>;
  /** Labels of a transcript's questions and answers, lower case. */
  readonly questionLabels: ReadonlySet<string>;
  readonly answerLabels: ReadonlySet<string>;
  /** "A X a person close to", "came the reply": phrases that give an answer to the last speaker. */
  readonly replies: RegExp | null;
  /** Pronouns that, opening a report, are its speaker: she in "X said she". */
  readonly tellingPronouns: ReadonlySet<string>;
  /** Participles after être that tell the subject's gender; null where there is no agreement. */
  readonly agreement: Readonly<Record<Gender, RegExp>> | null;
}

/** Walks of life: who is named by one may be referred back to by a more general word for it. */
export const PROFESSIONS: ReadonlySet<RoleClass> = new Set<RoleClass>([
  'science',
  'health',
  'arts',
  'athlete',
  'farm',
  'trade',
  'faith',
  'media',
  'coach',
  'union',
  'school',
]);
