// Pieces of text -> Discord's markdown.
import type { Piece, Text } from '../reply/reply.ts';
import { escapeMarkdown } from './escape.ts';

/** Ids of the registered commands by English name, to mention them; a name that is missing is drawn as text. */
export type CommandIds = ReadonlyMap<string, string>;

const TIME_STYLES = { date: 'D', 'date-time': 'f', relative: 'R' } as const;

export function drawText(text: Text, ids: CommandIds): string {
  if (typeof text === 'string') return escapeMarkdown(text);
  return merged(text)
    .map((piece) => drawPiece(piece, ids))
    .join('');
}

/** Neighbouring strings become one, so that markup across their border is seen. */
function merged(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') out[out.length - 1] = last + piece;
    else out.push(piece);
  }
  return out;
}

function drawPiece(piece: Piece, ids: CommandIds): string {
  if (typeof piece === 'string') return escapeMarkdown(piece);
  if ('bold' in piece) return around('**', piece.bold);
  if ('italic' in piece) return around('*', piece.italic);
  if ('struck' in piece) return around('~~', piece.struck);
  if ('link' in piece) return drawLink(piece.label, piece.link);
  if ('time' in piece) return `<t:${Math.floor(piece.time.getTime() / 1000)}:${TIME_STYLES[piece.as]}>`;
  if ('channel' in piece) return `<#${piece.channel}>`;
  return drawCommand(piece.command, piece.example, ids);
}

/** Markup needs words right inside its marks: spaces go outside, and nothing is marked up empty. */
function around(mark: string, words: string): string {
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  return core === '' ? words : `${before}${mark}${escapeMarkdown(core)}${mark}${after}`;
}

function drawCommand(command: string, example: string | undefined, ids: CommandIds): string {
  const id = ids.get(command.split(' ')[0] ?? command);
  const mention = id ? `</${command}:${id}>` : escapeMarkdown(`/${command}`);
  return example ? `${mention} ${escapeMarkdown(example)}` : mention;
}

/** A link whose label Discord would not take (brackets that do not pair, an address) stands beside its label. */
function drawLink(label: string, link: string): string {
  const address = safeAddress(link);
  if (!address) return escapeMarkdown(label);
  const numbered = /^\[(\d+)\]$/.exec(label);
  if (numbered) return `[\\[${numbered[1]}\\]](<${address}>)`;
  if (/[[\]\n]|:\/\//.test(label) || label.trim() === '') return `${escapeMarkdown(label)} [↗](<${address}>)`;
  return `[${escapeMarkdown(label)}](<${address}>)`;
}

/** The address with everything that could end the link early percent-encoded; only http and https. */
export function safeAddress(link: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const { protocol, href } = new URL(link);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  return href.replace(/[\s()<>\\]/g, percent);
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
