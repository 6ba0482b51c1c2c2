// Article -> quotes with their speakers. Language is data: nothing here asks which one it is.
import type { Language } from '../lang/language.ts';
import { languageOf } from '../lang/languages.ts';
import type { QuoteLanguage } from '../lang/quote-language.ts';
import type { Article, Extraction, Quote, QuoteType, Resolution, Span } from '../types.ts';
import { type Attribution, SentenceReader } from './attributions.ts';
import { confidenceOf } from './confidence.ts';
import { splitDialogue } from './dialogue.ts';
import { readLabel } from './labels.ts';
import { layOut, type Paragraph, type Sentence } from './layout.ts';
import { type Mention, MentionReader } from './mentions.ts';
import { nameRuns } from './names.ts';
import { meetEverybody, printedPlaces } from './people.ts';
import { phraseEnd } from './phrases.ts';
import { type Place, type Resolved, type Source, Sources } from './sources.ts';
import { mainSubject } from './subjects.ts';
import { dashContent, labelledTurns, type Turn } from './turns.ts';

/** A sentence longer than this is no prose; it is not read. In UTF-16 units. */
const LONGEST_SENTENCE = 6000;

interface Draft {
  readonly content: Span;
  readonly type: QuoteType;
  readonly cue: Span | null;
  readonly mention: Span | null;
  readonly role: string | undefined;
  source: Source | undefined;
  by: Resolution;
  readonly margin: number;
  readonly context: Span;
  readonly paragraph: number;
}

class Extractor {
  private readonly text: string;
  private readonly lang: QuoteLanguage;
  private readonly paragraphs: readonly Paragraph[];
  private readonly sources: Sources;
  private readonly reader: MentionReader;
  private readonly turns: ReadonlyMap<number, Turn>;
  private readonly drafts: Draft[] = [];
  private readonly resolved = new Map<Mention, Resolved>();
  /** Main subject of each sentence read so far. */
  private subject: Source | undefined;
  private subjectSentence = -1;

  constructor(
    private readonly article: Article,
    language: Language,
  ) {
    this.text = article.text;
    this.lang = language.quoting;
    this.paragraphs = layOut(this.text, language, (spans) => labelledTurns(this.text, spans, this.lang).has(0));
    this.sources = new Sources(this.lang, printedPlaces(this.text, this.lang));
    this.reader = new MentionReader(this.text, this.lang, (lower) => this.sources.isName(lower));
    this.turns = labelledTurns(this.text, this.paragraphs, this.lang);
    meetEverybody(article, this.paragraphs, language, this.sources);
  }

  run(): Extraction {
    let turn: Turn | undefined;
    let dialogue: Paragraph[] = [];
    for (const paragraph of this.paragraphs) {
      const labelled = this.turns.get(paragraph.index);
      const dash = labelled ? undefined : dashContent(this.text, paragraph);
      if (dash) {
        dialogue.push(paragraph);
        continue;
      }
      this.readDialogue(dialogue);
      dialogue = [];
      if (labelled) {
        turn = labelled;
        this.readTurn(paragraph, labelled);
      } else if (turn && this.continues(paragraph, turn)) this.continueTurn(paragraph);
      else if (this.isInterviewersQuestion(paragraph)) continue;
      else {
        turn = undefined;
        for (const sentence of paragraph.sentences) this.readSentence(paragraph, sentence);
      }
    }
    this.readDialogue(dialogue);
    return this.extraction();
  }

  private readSentence(paragraph: Paragraph, sentence: Sentence): void {
    if (sentence.end - sentence.start > LONGEST_SENTENCE) return;
    const reading = new SentenceReader(sentence, sentence.atoms, this.reader);
    const attributions = reading.read();
    const subject = mainSubject(reading.tokens, this.reader);
    const runs = nameRuns(reading.tokens, 0, reading.tokens.length, this.lang, this.text);
    const steps: { at: number; run: () => void }[] = [];
    const place = (at: number): Place => ({ at, sentence: sentence.index, paragraph: paragraph.index });
    let main: Source | undefined;
    if (subject && subject.kind !== 'nobody') {
      steps.push({
        at: subject.start,
        run: () => {
          main = subject.kind === 'thing' ? undefined : this.resolve(subject, place(subject.start)).source;
          if (!main) return;
          this.sources.record(main, place(subject.start), { subject: true });
          if (subject.kind === 'name') this.hintFromAgreement(main, reading, subject.end);
        },
      });
    }
    for (const run of runs) {
      const first = reading.tokens[run.nameFrom];
      if (!first || (subject && subject.start <= first.start && first.start < subject.end)) continue;
      if (attributions.some(({ mention }) => mention && mention.start <= first.start && first.start < mention.end))
        continue;
      const before = reading.tokens[run.from - 1];
      const governed =
        before !== undefined && (this.lang.prepositions.has(before.lower) || reading.tokens[run.to]?.lower === "'s");
      steps.push({
        at: first.start,
        run: () => {
          const firm =
            before !== undefined && (!this.lang.prepositions.has(before.lower) || this.lang.agents.has(before.lower));
          const source =
            this.sources.known(run.name) ?? (firm ? this.sources.glimpse(run.name, first.start) : undefined);
          if (source) this.sources.record(source, place(first.start), { governed });
        },
      });
    }
    for (const mention of this.institutionsIn(reading, subject, attributions)) {
      steps.push({
        at: mention.start,
        run: () => {
          const { source } = this.sources.resolve(mention, place(mention.start));
          if (source) this.sources.record(source, place(mention.start), { aside: true });
        },
      });
    }
    for (const attribution of attributions) {
      const at = attribution.mention?.start ?? attribution.content.start;
      steps.push({ at: at + 0.5, run: () => this.draft(attribution, paragraph, sentence, place(at)) });
    }
    steps.sort((a, b) => a.at - b.at);
    for (const step of steps) step.run();
    this.subjectSentence = sentence.index;
    this.subject = main ?? (attributions.length > 0 ? this.drafts.at(-1)?.source : undefined);
  }

  /** « a demandé un rapport à la Ligue »: institutions that are no subject, for « celle-ci ». */
  private institutionsIn(
    reading: SentenceReader,
    subject: Mention | undefined,
    attributions: readonly Attribution[],
  ): Mention[] {
    const { tokens } = reading;
    const taken = [subject, ...attributions.map(({ mention }) => mention)];
    const found: Mention[] = [];
    for (let at = 1; at < tokens.length - 1; at++) {
      const token = tokens[at];
      if (
        !token ||
        !this.lang.determiners.get(token.lower)?.definite ||
        !this.lang.organisations.has(tokens[at + 1]?.lower ?? '')
      )
        continue;
      if (taken.some((one) => one && one.start <= token.start && token.start < one.end)) continue;
      const mention = this.reader.read(tokens, at, phraseEnd(tokens, at, this.reader));
      if (mention?.kind === 'organisation') found.push(mention);
    }
    return found;
  }

  private resolve(mention: Mention, place: Place): Resolved {
    const known = this.resolved.get(mention);
    if (known) return known;
    const resolved = this.sources.resolve(mention, place);
    this.resolved.set(mention, resolved);
    return resolved;
  }

  private draft(attribution: Attribution, paragraph: Paragraph, sentence: Sentence, place: Place): void {
    const { mention, content, type, cue } = attribution;
    const resolved =
      mention && mention.kind !== 'nobody'
        ? this.resolve(mention, place)
        : this.unnamed(attribution, paragraph, sentence);
    const { source } = resolved;
    if (source) {
      this.sources.record(source, place, { subject: true, speaker: true });
      if (mention?.kind === 'name') this.hintFromContent(source, content);
    }
    this.drafts.push({
      content,
      type,
      cue,
      mention:
        mention && mention.kind !== 'nobody' ? { start: mention.nameSpan.start, end: mention.nameSpan.end } : null,
      role: mention?.role,
      source,
      by: source ? resolved.by : 'unknown',
      margin: resolved.margin,
      context: { start: sentence.start, end: sentence.end },
      paragraph: paragraph.index,
    });
  }

  /** "Ngozi Hart said she would": the pronoun that opens the report is the speaker's own, more often than not. */
  private hintFromContent(source: Source, content: Span): void {
    if (source.kind !== 'person' || source.gender) return;
    const first = /^\p{L}+/u.exec(this.text.slice(content.start, content.start + 12))?.[0].toLowerCase() ?? '';
    const gender = this.lang.tellingPronouns.has(first) ? this.lang.pronouns.get(first)?.gender : undefined;
    if (gender) source.gender = gender;
  }

  /** « s’est dite », « est née »: the participle agrees with the subject. */
  private hintFromAgreement(source: Source, reading: SentenceReader, from: number): void {
    const { agreement } = this.lang;
    if (!agreement || source.kind !== 'person' || source.gender) return;
    const at = reading.tokens.findIndex((token) => token.start >= from && this.lang.passive.has(token.lower));
    const participle = reading.tokens[at + 1];
    if (at < 0 || !participle || at > 14) return;
    if (agreement.f.test(participle.lower)) source.gender = 'f';
    else if (agreement.m.test(participle.lower)) source.gender = 'm';
  }

  /** Who says a quotation that no words attribute: the speaker or subject of the sentence before, or nobody known. */
  private unnamed(attribution: Attribution, paragraph: Paragraph, sentence: Sentence): Resolved {
    const unknown: Resolved = { source: undefined, by: 'unknown', margin: 0 };
    if (attribution.source === 'nobody') return unknown;
    const last = this.drafts.at(-1);
    const position = paragraph.sentences.findIndex((one) => one.index === sentence.index);
    const before = paragraph.sentences[position - 1];
    const by = 'continuation' as const;
    if (attribution.source === 'previous') return last?.source ? { source: last.source, by, margin: 1 } : unknown;
    if (before) {
      if (last && last.context.start === before.start)
        return last.source ? { source: last.source, by, margin: 1 } : unknown;
      if (last && last.context.start === sentence.start) return { source: last.source, by, margin: 1 };
      if (last && !this.subject && last.paragraph === paragraph.index && last.source)
        return { source: last.source, by, margin: 0.5 };
      if (this.text[before.end - 1] === '?') return this.asked(before, paragraph, last) ?? unknown;
      return this.subject && this.subject.kind !== 'place' ? { source: this.subject, by, margin: 0.6 } : unknown;
    }
    const earlier = this.fromParagraphBefore(paragraph, last);
    if (earlier) return { source: earlier, by, margin: 0.8 };
    const next = paragraph.sentences[position + 1];
    return (next && this.takesUp(next, paragraph)) ?? unknown;
  }

  /** « Je n’ai jamais vu ça. » Sophie Lemaire ne décolère pas: whom the next sentence names first has spoken. */
  private takesUp(next: Sentence, paragraph: Paragraph): Resolved | undefined {
    const reading = new SentenceReader(next, next.atoms, this.reader);
    const subject = mainSubject(reading.tokens, this.reader);
    if (!subject || subject.start > next.start + 2) return undefined;
    const named = subject.kind === 'name' && !subject.institutional && subject.name.includes(' ');
    const person = subject.kind === 'pronoun' && !subject.pronoun?.thingOnly && !subject.pronoun?.plural;
    if (!named && !person && !subject.courtesy) return undefined;
    const found = this.sources.resolve(subject, {
      at: subject.start,
      sentence: next.index,
      paragraph: paragraph.index,
    });
    return found.source ? { source: found.source, by: 'continuation', margin: 0.4 } : undefined;
  }

  /** A paragraph that opens with a quotation goes on with whom the one before ended: its speaker, or its subject. */
  private fromParagraphBefore(paragraph: Paragraph, last: Draft | undefined): Source | undefined {
    const closing = this.paragraphs[paragraph.index - 1]?.sentences.at(-1);
    if (!closing || !this.isOnlyQuotation(paragraph)) return undefined;
    const person = (source: Source | undefined): Source | undefined => (source?.kind === 'person' ? source : undefined);
    if (last && last.context.start >= closing.start) return last.type === 'direct' ? last.source : person(last.source);
    return this.subjectSentence === closing.index ? person(this.subject) : undefined;
  }

  private isOnlyQuotation(paragraph: Paragraph): boolean {
    return paragraph.atoms[0]?.start === paragraph.start;
  }

  /** After a narrator's question ("Does he blame anyone?") answers the one it asks about. */
  private asked(question: Sentence, paragraph: Paragraph, last: Draft | undefined): Resolved | undefined {
    const reading = new SentenceReader(question, question.atoms, this.reader);
    for (let at = 0; at < reading.tokens.length; at++) {
      const pronoun = this.reader.pronounAt(reading.tokens, at);
      if (!pronoun || pronoun.data.nobody || pronoun.data.thingOnly) continue;
      const start = reading.tokens[at]?.start ?? question.start;
      const found = this.sources.pronoun(pronoun.data, {
        at: start,
        sentence: question.index,
        paragraph: paragraph.index,
      });
      if (found.source) return { ...found, by: 'continuation' };
    }
    return last?.source && last.paragraph === paragraph.index
      ? { source: last.source, by: 'continuation', margin: 0.8 }
      : undefined;
  }

  /** A question without a label just before a labelled answer is the interviewer's, whose words are not reported. */
  private isInterviewersQuestion(paragraph: Paragraph): boolean {
    return this.text[paragraph.end - 1] === '?' && this.turns.has(paragraph.index + 1);
  }

  private readTurn(paragraph: Paragraph, turn: Turn): void {
    const place: Place = {
      at: turn.label.start,
      sentence: paragraph.sentences[0]?.index ?? 0,
      paragraph: paragraph.index,
    };
    const mention =
      turn.role === 'answer'
        ? undefined
        : readLabel(this.text, turn.label, this.lang, (lower) => this.sources.isName(lower));
    const initials = this.sources.withInitials(this.text.slice(turn.label.start, turn.label.end));
    const resolved: Resolved = initials
      ? { source: initials, by: 'label', margin: 1 }
      : mention
        ? this.resolve(mention, place)
        : { source: this.sources.protagonist(), by: 'label', margin: 1 };
    this.pushTurn(
      turn.content,
      this.colonAfter(turn.label.end, paragraph.end),
      turn.label,
      resolved.source,
      paragraph,
      'label',
    );
    if (resolved.source) this.sources.record(resolved.source, place, { subject: true, speaker: true });
  }

  /** The colon or dash that ends a label, before which a space or a stage direction may stand. */
  private colonAfter(from: number, limit: number): Span | null {
    for (let at = from; at < Math.min(limit, from + 60); at++)
      if (/[:–—]/.test(this.text[at] as string)) return { start: at, end: at + 1 };
    return null;
  }

  private continues(paragraph: Paragraph, turn: Turn): boolean {
    if (!turn.formal || !/\p{L}{3}/u.test(this.text.slice(turn.label.start, turn.label.end))) return false;
    if (this.text[paragraph.start] === '(' || !/\p{L}/u.test(this.text.slice(paragraph.start, paragraph.end)))
      return false;
    const words = this.text.slice(paragraph.start, paragraph.end).split(/\s+/);
    return !(/^\d/.test(words[0] ?? '') && words.length < 6);
  }

  private continueTurn(paragraph: Paragraph): void {
    this.pushTurn(paragraph, null, null, this.drafts.at(-1)?.source, paragraph, 'continuation');
  }

  private pushTurn(
    content: Span,
    cue: Span | null,
    mention: Span | null,
    source: Source | undefined,
    paragraph: Paragraph,
    by: Resolution,
  ): void {
    this.drafts.push({
      content: { start: content.start, end: content.end },
      type: 'direct',
      cue,
      mention,
      role: undefined,
      source,
      by: source ? by : 'unknown',
      margin: 1,
      context: { start: paragraph.start, end: paragraph.end },
      paragraph: paragraph.index,
    });
  }

  /** Lines of dialogue with dashes: those without an incise alternate with those that have one. */
  private readDialogue(lines: readonly Paragraph[]): void {
    if (lines.length === 0) return;
    const speakers: (Source | undefined)[] = [];
    const parts = lines.map((line) => {
      const content = dashContent(this.text, line) ?? line;
      const split = splitDialogue(this.text, content, this.reader);
      const place: Place = {
        at: split.mention?.start ?? line.start,
        sentence: line.sentences[0]?.index ?? 0,
        paragraph: line.index,
      };
      const source = split.mention ? this.resolve(split.mention, place).source : undefined;
      if (source) this.sources.record(source, place, { subject: true, speaker: true });
      speakers.push(source);
      return split;
    });
    if (lines.length === 1 && !speakers[0] && parts[0]?.contents.length === 1) {
      for (const sentence of lines[0]?.sentences ?? []) this.readSentence(lines[0] as Paragraph, sentence);
      return;
    }
    for (const [index, line] of lines.entries()) {
      const split = parts[index] as (typeof parts)[number];
      const named = speakers[index];
      const source = named ?? this.alternating(speakers, index);
      for (const [part, content] of split.contents.entries()) {
        const direct = part === 0 && named !== undefined;
        this.drafts.push({
          content,
          type: 'direct',
          cue: direct ? split.cue : null,
          mention: direct && split.mention ? { start: split.mention.start, end: split.mention.end } : null,
          role: undefined,
          source,
          by: !source
            ? 'unknown'
            : direct && split.mention
              ? (this.resolved.get(split.mention)?.by ?? 'named')
              : 'continuation',
          margin: direct ? 1 : 0.5,
          context: { start: line.start, end: line.end },
          paragraph: line.index,
        });
      }
    }
  }

  private alternating(speakers: readonly (Source | undefined)[], index: number): Source | undefined {
    for (let step = 2; step < speakers.length; step += 2) {
      const found = speakers[index - step] ?? speakers[index + step];
      if (found) return found;
    }
    return undefined;
  }

  private extraction(): Extraction {
    const used = new Set(this.drafts.flatMap((draft) => (draft.source ? [draft.source] : [])));
    const speakers = this.sources.speakers(used);
    const quotes: Quote[] = [];
    let end = 0;
    for (const draft of [...this.drafts].sort((a, b) => a.content.start - b.content.start)) {
      if (draft.content.start < end || draft.content.end <= draft.content.start) continue;
      end = draft.content.end;
      const speaker = draft.source ? speakers.get(draft.source) : undefined;
      const role = draft.role ?? speaker?.roles[0];
      quotes.push({
        article: this.article.id,
        start: draft.content.start,
        end: draft.content.end,
        type: draft.type,
        speakerId: speaker?.id ?? null,
        mention: draft.mention,
        cue: draft.cue,
        ...(role ? { role } : {}),
        resolvedBy: draft.by,
        confidence: confidenceOf(draft.by, draft.margin),
        context: draft.context,
      });
    }
    return { article: this.article.id, quotes, speakers: [...speakers.values()] };
  }
}

/**
 * The statements an article reports and who makes them, in order of their place, never overlapping.
 * Spans are UTF-16 offsets into `article.text`; an unknown speaker is `null`, never a guess. Does not throw on any text.
 */
export function extractQuotes(article: Article): Extraction {
  return new Extractor(article, languageOf(article.lang)).run();
}
