// Scores quotes and speakers on the labelled articles. A pair matches when the words of gold and predicted content
// overlap by intersection over union: 0.3 found, 0.8 well cut. Joint: found, and the speaker right (lenient).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractQuotes } from '../../src/quotes/extract.ts';
import { foldWords as fold } from '../../src/text/fold.ts';
import type { Article, LanguageCode, Resolution } from '../../src/types.ts';

interface GoldQuote {
  text: string;
  nth?: number;
  type: string;
  speaker: string | null;
  aliases?: string[];
  mention: string | null;
  mentionKind: string;
  optional?: boolean;
}

export interface LabelledCase {
  name: string;
  set: 'dev' | 'held-out';
  lang: LanguageCode;
  article: Article;
  quotes: GoldQuote[];
  traps: string[];
}

const FOLDER = new URL('../articles/', import.meta.url).pathname;

export function readCase(name: string): LabelledCase {
  const raw = readFileSync(join(FOLDER, name, 'article.txt'), 'utf8').normalize('NFC');
  const [title = '', ...rest] = raw.split('\n');
  const expected = JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8'));
  const article = { id: name, title, text: rest.join('\n').trim(), lang: expected.lang };
  return {
    name,
    set: expected.set,
    lang: expected.lang,
    article,
    quotes: expected.quotes,
    traps: expected.traps ?? [],
  };
}

export function readCases(): LabelledCase[] {
  return readdirSync(FOLDER)
    .filter((name) => existsSync(join(FOLDER, name, 'expected.json')))
    .sort()
    .map(readCase);
}

interface Counts {
  gold: number;
  predicted: number;
  found: number;
  cut: number;
  strict: number;
  lenient: number;
  traps: number;
}

const zero = (): Counts => ({ gold: 0, predicted: 0, found: 0, cut: 0, strict: 0, lenient: 0, traps: 0 });

interface Predicted {
  start: number;
  end: number;
  type: string;
  speaker: string | null;
  names: readonly string[];
  by: Resolution;
}

/** Offsets of the words inside a stretch: two stretches of one text share words by place, not by spelling. */
function wordPlaces(text: string, start: number, end: number): Set<number> {
  const places = new Set<number>();
  for (const match of text.slice(start, end).matchAll(/[\p{L}\p{M}\p{N}]+/gu)) places.add(start + match.index);
  return places;
}

function overlap(a: Set<number>, b: Set<number>): number {
  let shared = 0;
  for (const place of a) if (b.has(place)) shared++;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

function place(text: string, needle: string, nth = 1): number {
  let at = -1;
  for (let count = 0; count < nth; count++) at = text.indexOf(needle, at + 1);
  return at;
}

const ARTICLES = /^(?:the|a|an|le|la|les|l|un|une|des) /;
const bareName = (name: string): string => fold(name).replace(ARTICLES, '');

function sameSpeaker(gold: GoldQuote, predicted: Predicted): { strict: boolean; lenient: boolean } {
  if (gold.speaker === null || predicted.speaker === null) {
    const both = gold.speaker === predicted.speaker;
    return { strict: both, lenient: both };
  }
  const strict = bareName(gold.speaker) === bareName(predicted.speaker);
  const accepted = new Set([gold.speaker, ...(gold.aliases ?? [])].map(bareName));
  const surname = bareName(gold.speaker).split(' ').at(-1);
  const shared =
    gold.aliases?.some((alias) => bareName(alias) === surname) &&
    bareName(predicted.speaker).split(' ').at(-1) === surname;
  return { strict, lenient: strict || accepted.has(bareName(predicted.speaker)) || shared === true };
}

interface Row {
  gold: GoldQuote;
  predicted?: Predicted;
  iou: number;
  strict: boolean;
  lenient: boolean;
}

function predict(one: LabelledCase): Predicted[] {
  const { quotes, speakers } = extractQuotes(one.article);
  const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  return quotes.map((quote) => {
    const speaker = quote.speakerId === null ? undefined : byId.get(quote.speakerId);
    return {
      start: quote.start,
      end: quote.end,
      type: quote.type,
      speaker: speaker?.name ?? null,
      names: speaker?.names ?? [],
      by: quote.resolvedBy,
    };
  });
}

function match(one: LabelledCase, predicted: Predicted[]): { rows: Row[]; spare: Predicted[]; trapped: string[] } {
  const { text } = one.article;
  const golds = one.quotes.map((gold) => {
    const start = place(text, gold.text, gold.nth);
    if (start < 0) throw new Error(`${one.name}: no such text: ${gold.text.slice(0, 60)}`);
    return { gold, words: wordPlaces(text, start, start + gold.text.length) };
  });
  const words = predicted.map((quote) => wordPlaces(text, quote.start, quote.end));
  const pairs = golds.flatMap((gold, g) => words.map((set, p) => ({ g, p, iou: overlap(gold.words, set) })));
  pairs.sort((a, b) => b.iou - a.iou);
  const takenGold = new Map<number, { p: number; iou: number }>();
  const taken = new Set<number>();
  for (const { g, p, iou } of pairs) {
    if (iou < 0.3 || takenGold.has(g) || taken.has(p)) continue;
    takenGold.set(g, { p, iou });
    taken.add(p);
  }
  const rows = golds.map(({ gold }, g): Row => {
    const hit = takenGold.get(g);
    if (!hit) return { gold, iou: 0, strict: false, lenient: false };
    const quote = predicted[hit.p] as Predicted;
    return { gold, predicted: quote, iou: hit.iou, ...sameSpeaker(gold, quote) };
  });
  const spare = predicted.filter((_, p) => !taken.has(p));
  const trapped = one.traps.filter((trap) => {
    const start = place(text, trap);
    const set = wordPlaces(text, start, start + trap.length);
    return spare.some((quote) => overlap(set, wordPlaces(text, quote.start, quote.end)) >= 0.3);
  });
  return { rows, spare, trapped };
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '   -' : ((100 * part) / whole).toFixed(1).padStart(5);

function f1(hits: number, counts: Counts): string {
  return percent(2 * hits, counts.gold + counts.predicted);
}

function line(label: string, counts: Counts): string {
  return [
    label.padEnd(22),
    String(counts.gold).padStart(5),
    f1(counts.found, counts),
    f1(counts.cut, counts),
    percent(counts.strict, counts.found),
    percent(counts.lenient, counts.found),
    f1(counts.lenient, counts),
    String(counts.traps).padStart(5),
  ].join('  ');
}

function add(table: Map<string, Counts>, key: string, change: (counts: Counts) => void): void {
  const counts = table.get(key) ?? zero();
  change(counts);
  table.set(key, counts);
}

function tally(table: Map<string, Counts>, one: LabelledCase, result: ReturnType<typeof match>): void {
  const keys = [`${one.set} all`, `${one.set} ${one.lang}`];
  for (const row of result.rows) {
    if (row.gold.optional) continue;
    const kinds = [`${one.set} ${one.lang} type ${row.gold.type}`, `${one.set} ${one.lang} by ${row.gold.mentionKind}`];
    for (const key of [...keys, ...kinds]) {
      add(table, key, (counts) => {
        counts.gold++;
        if (!row.predicted) return;
        counts.predicted++;
        counts.found++;
        if (row.iou >= 0.8) counts.cut++;
        if (row.strict) counts.strict++;
        if (row.lenient) counts.lenient++;
      });
    }
  }
  for (const key of keys) {
    add(table, key, (counts) => {
      counts.predicted += result.spare.length;
      counts.traps += result.trapped.length;
    });
  }
}

function explain(one: LabelledCase, result: ReturnType<typeof match>): string[] {
  const lines: string[] = [];
  const short = (text: string): string =>
    (text.length > 110 ? `${text.slice(0, 70)} … ${text.slice(-35)}` : text).replace(/\s+/g, ' ');
  for (const row of result.rows) {
    if (row.gold.optional) continue;
    const { gold, predicted } = row;
    if (!predicted) lines.push(`  MISS     [${gold.type} ${gold.mentionKind}] ${gold.speaker}: ${short(gold.text)}`);
    else {
      if (!row.lenient)
        lines.push(
          `  SPEAKER  ${gold.speaker} (${gold.mention}) was ${predicted.speaker} [${predicted.by}]: ${short(gold.text)}`,
        );
      else if (!row.strict) lines.push(`  lenient  ${gold.speaker} was ${predicted.speaker}`);
      if (row.iou < 0.8)
        lines.push(
          `  CUT ${row.iou.toFixed(2)} ${short(gold.text)}\n           ${short(one.article.text.slice(predicted.start, predicted.end))}`,
        );
    }
  }
  for (const quote of result.spare)
    lines.push(`  FALSE    ${quote.speaker}: ${short(one.article.text.slice(quote.start, quote.end))}`);
  for (const trap of result.trapped) lines.push(`  TRAP     ${short(trap)}`);
  return lines.length > 0 ? [`${one.name}`, ...lines] : [];
}

/** Prints the scores; misses of the development set always, of the set-aside articles only when asked for. */
export function main(args: readonly string[]): void {
  const table = new Map<string, Counts>();
  const byResolution = new Map<string, { right: number; all: number }>();
  const showHeldOut = args.includes('--show-held-out');
  const only = args.filter((arg) => !arg.startsWith('--') && arg !== 'quotes');
  for (const one of readCases()) {
    if (only.length > 0 && !only.some((name) => one.name.includes(name))) continue;
    const result = match(one, predict(one));
    tally(table, one, result);
    if (one.set === 'dev') {
      for (const row of result.rows) {
        if (!row.predicted) continue;
        const seen = byResolution.get(row.predicted.by) ?? { right: 0, all: 0 };
        byResolution.set(row.predicted.by, { right: seen.right + (row.lenient ? 1 : 0), all: seen.all + 1 });
      }
    }
    if ((one.set === 'dev' && !args.includes('--scores')) || (one.set === 'held-out' && showHeldOut))
      for (const text of explain(one, result)) console.log(text);
  }
  console.log(`\n${''.padEnd(22)}   gold   F1.3   F1.8  strict  lenient joint  traps`);
  for (const [key, counts] of [...table].sort(([a], [b]) => a.localeCompare(b))) console.log(line(key, counts));
  console.log(
    `\nSpeaker right by resolution (dev): ${[...byResolution].map(([by, { right, all }]) => `${by} ${right}/${all}`).join(', ')}`,
  );
}
