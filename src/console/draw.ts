// Reply -> terminal text: wrapped, plain when asked, nothing that a pipe would trip over.
import { betweenMarks } from '../reply/quote-block.ts';
import type { Action, Block, DifferencePart, Intent, Piece, Reply, Text } from '../reply/reply.ts';

export interface Terminal {
  /** Columns to wrap at; 0 does not wrap. */
  readonly columns: number;
  /** No colours, no bold. */
  readonly plain: boolean;
}

const ESC = '\u001B[';
type Style = 'bold' | 'dim' | 'italic' | 'struck' | 'green' | 'red';
const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  struck: [9, 29],
  green: [32, 39],
  red: [31, 39],
};

/** The whole reply as lines of text, without a line end after the last. */
export function drawReply(reply: Reply, terminal: Terminal): string {
  const paint = painter(terminal.plain);
  const parts = [
    ...(reply.title ? [paint('bold', wrap(clean(reply.title), terminal.columns))] : []),
    ...reply.blocks.map((block) => drawBlock(block, terminal)),
    ...(reply.label ? [paint('dim', reply.label)] : []),
    ...drawActions(reply.actions ?? [], paint),
    ...(reply.files ?? []).map(({ content }) => content.trimEnd()),
  ];
  return joined(parts, reply);
}

/** Small lines (sources) stand close together; everything else is set apart by a blank line. */
function joined(parts: readonly string[], reply: Reply): string {
  const small = new Set(
    reply.blocks.flatMap((block, i) => (block.kind === 'text' && block.small ? [i + (reply.title ? 1 : 0)] : [])),
  );
  return parts
    .map((part, i) => (i === 0 ? part : `${small.has(i) && small.has(i - 1) ? '\n' : '\n\n'}${part}`))
    .join('');
}

function drawBlock(block: Block, terminal: Terminal): string {
  const paint = painter(terminal.plain);
  switch (block.kind) {
    case 'heading':
      return paint('bold', wrap(drawText(block.text, terminal), terminal.columns));
    case 'text': {
      const text = wrap(drawText(block.text, terminal), terminal.columns);
      return block.small ? paint('dim', text) : text;
    }
    case 'list':
      return block.items.map((item) => wrap(`- ${drawText(item, terminal)}`, terminal.columns, '', '  ')).join('\n');
    case 'words': {
      const words = clean(block.quoted ? betweenMarks(block.words, block.lang) : block.words);
      const source = block.source ? ` ${paint('dim', drawText(block.source, terminal))}` : '';
      const by = block.by ? `${wrap(drawText(block.by, terminal), terminal.columns)}\n` : '';
      return by + wrap(words + source, terminal.columns, '  ', '  ');
    }
    case 'difference': {
      const source = block.source ? ` ${paint('dim', drawText(block.source, terminal))}` : '';
      return wrap(
        block.parts.map((part) => drawPart(part, terminal.plain)).join('') + source,
        terminal.columns,
        '  ',
        '  ',
      );
    }
  }
}

/** Without colours the change is shown by [-…-] and {+…+}, as in git's word diff. */
function drawPart({ text, change }: DifferencePart, plain: boolean): string {
  const words = clean(text);
  if (change === 'same') return words;
  if (plain) return change === 'added' ? `{+${words}+}` : `[-${words}-]`;
  return painter(plain)(
    change === 'added' ? 'green' : 'red',
    change === 'added' ? words : painter(plain)('struck', words),
  );
}

function drawText(text: Text, { plain }: Terminal): string {
  return typeof text === 'string' ? clean(text) : text.map((piece) => drawPiece(piece, painter(plain))).join('');
}

function drawPiece(piece: Piece, paint: ReturnType<typeof painter>): string {
  if (typeof piece === 'string') return clean(piece);
  if ('bold' in piece) return paint('bold', clean(piece.bold));
  if ('italic' in piece) return paint('italic', clean(piece.italic));
  if ('struck' in piece) return paint('struck', clean(piece.struck));
  if ('link' in piece) return /^\[\d+\]$/.test(piece.label) ? piece.label : `${clean(piece.label)} <${piece.link}>`;
  if ('time' in piece)
    return piece.time
      .toISOString()
      .slice(0, piece.as === 'date' ? 10 : 16)
      .replace('T', ' ');
  if ('command' in piece) return `/${piece.command}${piece.example ? ` ${clean(piece.example)}` : ''}`;
  return `#${piece.channel}`;
}

/** Buttons become the commands that they stand for. */
function drawActions(rows: readonly (readonly Action[])[], paint: ReturnType<typeof painter>): string[] {
  const lines = rows.flat().flatMap((action) => {
    if (action.kind === 'link') return [`${action.label}: ${action.url}`];
    if (action.kind !== 'button' || action.disabled) return [];
    return [`${action.label}: ${commandLine(action.intent)}`];
  });
  return lines.length > 0 ? [lines.map((line) => paint('dim', line)).join('\n')] : [];
}

function commandLine({ command, options }: Intent): string {
  return [
    `/${command}`,
    ...Object.entries(options).flatMap(([name, value]) => (value === false ? [] : [`${name}: ${value}`])),
  ].join(' ');
}

function painter(plain: boolean): (style: Style, text: string) => string {
  return (style, text) => (plain || text === '' ? text : `${ESC}${CODES[style][0]}m${text}${ESC}${CODES[style][1]}m`);
}

/** Control characters of source text must not move the cursor. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes.
  return text.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g, ' ').replace(/\n+/g, ' ');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes take no columns.
const ESCAPES = /\u001B\[\d+m/g;

/** Wraps at blanks; no-break spaces hold. A word longer than the line stays whole. */
function wrap(text: string, columns: number, first = '', rest = first): string {
  if (columns <= 0) return first + text;
  const lines: string[] = [];
  let line = first;
  let filled = false;
  for (const word of text.split(' ')) {
    const width = `${line} ${word}`.replace(ESCAPES, '').length;
    if (filled && width > columns) {
      lines.push(line);
      line = rest + word;
    } else line = filled ? `${line} ${word}` : line + word;
    filled = true;
  }
  return [...lines, line].join('\n');
}
