// Blocks of a reply -> stretches of markdown that are shown whole, or cut where a single one is too long.
import { languageOf } from '../lang/languages.ts';
import type { Block, Text } from '../reply/reply.ts';
import { wordsOf } from '../reply/words/words.ts';
import { sentences } from '../text/sentences.ts';
import { type CommandIds, drawText } from './draw-text.ts';
import { escapeMarkdown } from './escape.ts';
import { shorten, withoutHalf } from './limits.ts';

/** A source mark as short as this stands beside the words, a longer one in a small line of its own. */
const BESIDE = 12;
const SMALL = '-# ';

/** One drawn block, in one part or, where it is longer than a message, several. */
export interface Stretch {
  readonly kind: 'heading' | 'content' | 'note';
  readonly parts: readonly [string, ...string[]];
}

/** @param room the most characters that one part may have */
export function drawBlock(block: Block, room: number, ids: CommandIds): Stretch {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', parts: cutText((text) => `### ${oneLine(text)}`, block.text, room, ids) };
    case 'text': {
      const draw = block.small ? (text: string) => eachLine(text, SMALL) : (text: string) => text;
      return { kind: block.small ? 'note' : 'content', parts: cutText(draw, block.text, room, ids) };
    }
    case 'list':
      return { kind: 'content', parts: drawList(block.items, room, ids) };
    case 'words':
      return { kind: 'content', parts: drawWords(block, room, ids) };
    case 'difference':
      return { kind: 'content', parts: drawDifference(block, room, ids) };
  }
}

type Parts = [string, ...string[]];

function cutText(draw: (markdown: string) => string, text: Text, room: number, ids: CommandIds): Parts {
  const whole = draw(drawText(text, ids));
  if (whole.length <= room) return [whole];
  return cutWords(plainText(text), 'en', room, (part) => draw(escapeMarkdown(part.text)));
}

function drawList(items: readonly Text[], room: number, ids: CommandIds): Parts {
  const lines = items.flatMap((item) => cutText((text) => `- ${oneLine(text)}`, item, room, ids));
  return fill(lines, room);
}

/** As many lines as fit into each part. */
function fill(lines: readonly string[], room: number): Parts {
  const parts: Parts = [''];
  for (const line of lines) {
    const last = parts[parts.length - 1] as string;
    if (last === '') parts[parts.length - 1] = line;
    else if (last.length + 1 + line.length <= room) parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line);
  }
  return parts;
}

function drawWords(block: Extract<Block, { kind: 'words' }>, room: number, ids: CommandIds): Parts {
  const [open, close] = block.quoted ? wordsOf(block.lang).marks : ['', ''];
  const by = block.by === undefined ? '' : `${limited(block.by, room, ids)}\n`;
  const { beside, below } = drawSource(block.source, room, ids);
  return cutWords(block.words, block.lang, room, ({ text, first, last }) => {
    const said = `${first ? open : ''}${escapeMarkdown(text)}${last ? close + beside : ''}`;
    return `${first ? by : ''}${block.quoted ? eachLine(said, '> ') : said}${last ? below : ''}`;
  });
}

/** Where words stand: right after them when it is short, else in a small line below. */
function drawSource(source: Text | undefined, room: number, ids: CommandIds): { beside: string; below: string } {
  const drawn = source === undefined ? '' : limited(source, room, ids);
  if (source === undefined || drawn === '') return { beside: '', below: '' };
  return plainText(source).length <= BESIDE
    ? { beside: ` ${drawn}`, below: '' }
    : { beside: '', below: `\n${SMALL}${drawn}` };
}

/** What goes with words in one line, a quarter of a message at most. */
function limited(text: Text, room: number, ids: CommandIds): string {
  const most = Math.floor(room / 4);
  const drawn = oneLine(drawText(text, ids));
  if (drawn.length <= most) return drawn;
  const plain = plainText(text);
  for (let length = most; ; length = Math.floor(length * 0.8)) {
    const shorter = oneLine(escapeMarkdown(shorten(plain, length)));
    if (shorter.length <= most) return shorter;
  }
}

function drawDifference(block: Extract<Block, { kind: 'difference' }>, room: number, ids: CommandIds): Parts {
  const pieces = block.parts.map(({ text, change }) =>
    change === 'same' ? text : change === 'added' ? { bold: text } : { struck: text },
  );
  const { beside, below } = drawSource(block.source, room, ids);
  return cutText((text) => `${text}${beside}${below}`, pieces, room, ids);
}

interface Part {
  readonly text: string;
  readonly first: boolean;
  readonly last: boolean;
}

/**
 * Words in as few parts as fit: whole if possible, else cut between sentences, else between words with an ellipsis.
 * @param draw how a part looks; its length is what counts
 */
function cutWords(words: string, lang: 'en' | 'fr', room: number, draw: (part: Part) => string): Parts {
  const fits = (text: string, first: boolean, last: boolean) => draw({ text, first, last }).length <= room;
  if (fits(words, true, true)) return [draw({ text: words, first: true, last: true })];
  const ends = [
    ...sentences(words, languageOf(lang))
      .map(({ end }) => end)
      .filter((end) => end < words.length),
  ];
  const parts: string[] = [];
  for (let from = 0; from < words.length; ) {
    const first = from === 0;
    const rest = words.slice(from);
    if (!first && fits(rest, false, true)) {
      parts.push(draw({ text: rest, first: false, last: true }));
      break;
    }
    const end = ends.findLast((at) => at > from && fits(words.slice(from, at), first, false));
    const to = end ?? from + longestFit(rest, (text) => fits(`${text}…`, first, false));
    const text = end === undefined ? `${words.slice(from, to).trimEnd()}…` : words.slice(from, to);
    parts.push(draw({ text, first, last: false }));
    from = to + (/^\s*/.exec(words.slice(to))?.[0].length ?? 0);
  }
  return parts as Parts;
}

/** The length of the longest beginning that fits, up to a space where there is one. At least 1. */
function longestFit(text: string, fits: (beginning: string) => boolean): number {
  let low = 1;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  const space = text.slice(0, low + 1).search(/\s\S*$/);
  return space > 0 ? space : Math.max(1, withoutHalf(text.slice(0, low)).length);
}

/** The words alone, as a person reads them. */
function plainText(text: Text): string {
  if (typeof text === 'string') return text;
  return text
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('bold' in piece) return piece.bold;
      if ('italic' in piece) return piece.italic;
      if ('struck' in piece) return piece.struck;
      if ('link' in piece) return piece.label;
      if ('command' in piece) return `/${piece.command}${piece.example ? ` ${piece.example}` : ''}`;
      if ('channel' in piece) return `<#${piece.channel}>`;
      return piece.time.toISOString();
    })
    .join('');
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ');
const eachLine = (text: string, prefix: string) => text.replace(/^/gm, prefix);
