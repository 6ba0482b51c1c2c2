// The text of an article: paragraphs divided by one blank line, furniture taken out, words and marks as printed.
import { announcesLink, isFurniture } from './furniture.ts';

/** No text is wrapped at a narrower or a wider column than these. */
const NARROWEST = 40;
const WIDEST = 120;
/** By how much a line that ends a sentence may pass the longest one that does not. */
const LAST_WORD = 12;

interface Line {
  readonly text: string;
  /** Set in from the margin, as the first line of a paragraph may be. */
  readonly indented: boolean;
}

/**
 * Cleans the lines of an article. Blank lines divide paragraphs; lines that were wrapped at a column are joined.
 * @param text tidied text, `\n` line ends
 */
export function cleanBody(text: string): string {
  const lines = text.split('\n').map((line) => ({
    text: line.replace(/[\t\f\v ]+/g, ' ').trim(),
    indented: /^(?: {2,}|\t|[\u00A0\u2003]+)\S/.test(line),
  }));
  const blocks = blocksOf(withoutFurniture(lines));
  const column = columnOf(blocks);
  return blocks.flatMap((block) => paragraphsOf(block, column)).join('\n\n');
}

/** A furniture line divides paragraphs as a blank one does. */
function withoutFurniture(lines: readonly Line[]): Line[] {
  const filled = lines.filter(({ text }) => text !== '').length;
  let seen = 0;
  return lines.map((line, at) => {
    if (line.text === '') return line;
    const fromEdge = Math.min(seen, filled - 1 - seen);
    seen += 1;
    const isLinked = announcesLink(lines[at - 1]?.text ?? '') && !/[.!?…:;,»”"]$/u.test(line.text);
    return isLinked || isFurniture(line.text, fromEdge) ? { text: '', indented: false } : line;
  });
}

function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [[]];
  for (const line of lines) {
    if (line.text === '') blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

/** A line that stops in the middle of a sentence, as far as its last mark says. */
const isOpen = (line: string): boolean => !/[.!?…:»”"]$/u.test(line);
const startsSmall = (line: string): boolean => /^[«“"‘(]?\s?\p{Ll}/u.test(line);
const startsItem = (line: string): boolean => /^(?:[-–—•*]\s|\d{1,2}[.)]\s)/u.test(line);

/** The column the text was wrapped at: the longest line that goes on in the next; 0 when none does. */
function columnOf(blocks: readonly Line[][]): number {
  const pairs = blocks.flatMap((block) => pairsOf(block));
  const open = pairs.filter(([line]) => isOpen(line) && line.length >= NARROWEST && line.length <= WIDEST);
  const going = open.filter(([, next]) => startsSmall(next));
  // One pair alone may be two lines of a list; words in small letters after the break say that a sentence goes on.
  if (going.length === 0) return 0;
  const column = Math.max(...open.map(([line]) => line.length));
  return open.filter((pair) => isFull(pair, column)).length * 2 >= open.length ? column : 0;
}

function pairsOf(block: readonly Line[]): [string, string][] {
  return block.slice(1).map(({ text }, at) => [block[at]?.text ?? '', text]);
}

/** The next word would not have fitted in the line, give or take what a careful wrapper leaves. */
function isFull([line, next]: readonly [string, string], column: number): boolean {
  const word = /^\S+/.exec(next)?.[0] ?? '';
  return line.length + 1 + word.length > column - column / 12;
}

function paragraphsOf(block: readonly Line[], column: number): string[] {
  const pairs = pairsOf(block);
  const isWrapped =
    column > 0 && pairs.filter((pair) => isOpen(pair[0]) && isFull(pair, column)).length * 2 >= pairs.length;
  if (!isWrapped) return block.map(({ text }) => text);
  const someFlush = block.slice(1).some(({ indented }) => !indented);
  const paragraphs: string[] = [];
  for (const [at, { text, indented }] of block.entries()) {
    const before = block[at - 1]?.text;
    const last = paragraphs.at(-1);
    if (before === undefined || last === undefined || (indented && someFlush) || !goesOn(before, text, column)) {
      paragraphs.push(text);
    } else paragraphs[paragraphs.length - 1] = /\p{L}-$/u.test(last) ? `${last}${text}` : `${last} ${text}`;
  }
  return paragraphs;
}

function goesOn(line: string, next: string, column: number): boolean {
  if (line.length > column + LAST_WORD) return false;
  if (startsItem(next) && !isOpen(line)) return false;
  return isFull([line, next], column) || (isOpen(line) && startsSmall(next));
}
