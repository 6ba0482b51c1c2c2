// Turns of a conversation: transcripts with labels ("MR. PRICE: …", "Q: …") and dialogue with dashes.
import type { QuoteLanguage } from '../lang/quote-language.ts';
import { trimSpan } from '../text/spans.ts';
import type { Span } from '../types.ts';

export interface Turn {
  /** Index of the paragraph. */
  readonly paragraph: number;
  readonly label: Span;
  readonly content: Span;
  /** Capitals or a single letter: paragraphs without a label go on with it. */
  readonly formal: boolean;
  readonly role: 'question' | 'answer' | 'named';
}

const LABEL = /^(?:\*\*)?([\p{Lu}][^:«“"\n]{0,60}?)(?:\*\*)?[\s\u00a0\u202f]?:(?:\*\*)?[\s\u00a0\u202f]+(?=\S)/u;

/** « M. GARNIER. – Le Gouvernement… » of parliaments. */
const MINUTES = /^(\p{Lu}[\p{Lu}\s.’'-]{1,50}?)\.?[\s\u00a0\u202f]?[–—][\s\u00a0\u202f]+(?=\S)/u;

interface Candidate {
  readonly paragraph: number;
  readonly label: Span;
  readonly content: Span;
  readonly words: string;
}

function candidates(text: string, paragraphs: readonly Span[]): Candidate[] {
  const found: Candidate[] = [];
  for (const [paragraph, span] of paragraphs.entries()) {
    const head = text.slice(span.start, Math.min(span.end, span.start + 90));
    const match = LABEL.exec(head) ?? MINUTES.exec(head);
    if (!match?.[1]) continue;
    const words = match[1].replace(/\s*\(.*?\)\s*/g, '').trim();
    if (words.split(/\s+/).length > 6) continue;
    const offset = head.indexOf(match[1]);
    const label = trimSpan(text, { start: span.start + offset, end: span.start + offset + words.length });
    found.push({ paragraph, label, content: { start: span.start + match[0].length, end: span.end }, words });
  }
  return found;
}

const isCapitals = (words: string): boolean => words === words.toUpperCase() && /\p{Lu}/u.test(words);

function roleOf(words: string, lang: QuoteLanguage): Turn['role'] {
  const lower = words.toLowerCase().replace(/\.$/, '');
  if (lang.questionLabels.has(lower) && lower.length < 3) return 'question';
  if (lang.answerLabels.has(lower)) return 'answer';
  return 'named';
}

/**
 * The labelled turns of a text, by paragraph. A label counts when the text is a conversation: it is in capitals, a Q or
 * an A, or it comes back; and there are at least two turns.
 */
export function labelledTurns(text: string, paragraphs: readonly Span[], lang: QuoteLanguage): Map<number, Turn> {
  const all = candidates(text, paragraphs);
  const counts = new Map<string, number>();
  for (const { words } of all) counts.set(words, (counts.get(words) ?? 0) + 1);
  const turns = new Map<number, Turn>();
  for (const { paragraph, label, content, words } of all) {
    const role = roleOf(words, lang);
    const capitals = isCapitals(words);
    if (!capitals && role === 'named' && (counts.get(words) ?? 0) < 2) continue;
    turns.set(paragraph, { paragraph, label, content, role, formal: capitals && !(role === 'answer') });
  }
  if (turns.size < 2) return new Map();
  const first = Math.min(...turns.keys());
  // A date line in capitals ("PÉKIN: …") is no label.
  if (turns.size === 2 && first === 0 && !repeats(turns, text)) return new Map();
  return turns;
}

function repeats(turns: ReadonlyMap<number, Turn>, text: string): boolean {
  const labels = [...turns.values()].map((turn) => text.slice(turn.label.start, turn.label.end));
  return new Set(labels).size < labels.length || [...turns.values()].some((turn) => turn.role !== 'named');
}

const DASH = /^[–—-][\s\u00a0\u202f]+/;

/** The words after the dash that opens a line of dialogue, or undefined. */
export function dashContent(text: string, paragraph: Span): Span | undefined {
  const head = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 4));
  const match = DASH.exec(head);
  return match ? { start: paragraph.start + match[0].length, end: paragraph.end } : undefined;
}
