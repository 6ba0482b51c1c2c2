// Intents <-> custom ids: what fits into 100 characters is written there, so it works as long as the message stands;
// what does not fit is kept in the store.
import type { Intent, OptionValue } from '../reply/reply.ts';
import type { IntentStore } from './intent-store.ts';
import { LIMITS } from './limits.ts';

const SHOWS = { i: 'in-place', n: 'new', p: 'private' } as const;
const LETTERS = { 'in-place': 'i', new: 'n', private: 'p' } as const;
const STORED = '@';
const MARK = '^';

export interface IdPlace {
  /** The place among the message's components: custom ids of one message must differ. */
  readonly index: number;
  /** Put at the end, to find the message again by it: `[a-z0-9]`. */
  readonly mark?: string | undefined;
}

/** @returns a custom id of at most 100 characters */
export async function toCustomId(intent: Intent, { index, mark }: IdPlace, store: IntentStore): Promise<string> {
  const place = index.toString(36);
  const end = mark === undefined ? '' : `${MARK}${mark}`;
  const written = `${place}${writeIntent(intent)}${end}`;
  if (written.length <= LIMITS.customId) return written;
  return `${place}${STORED}${await store.put(intent)}${end}`;
}

/** @returns undefined for an id that is not ours, or whose intent the store no longer has */
export async function fromCustomId(id: string, store: IntentStore): Promise<Intent | undefined> {
  const [body = ''] = id.slice(1).split(MARK);
  if (body.startsWith(STORED)) return store.get(body.slice(1));
  return readIntent(body);
}

export function carriesMark(id: string, mark: string): boolean {
  return id.endsWith(`${MARK}${mark}`);
}

function writeIntent({ command, options, shows }: Intent): string {
  const pairs = Object.entries(options).map(([key, value]) => `${quote(key)}=${writeValue(value)}`);
  return [`${LETTERS[shows]}${quote(command)}`, ...pairs].join('|');
}

function readIntent(text: string): Intent | undefined {
  const [head = '', ...pairs] = text.split('|');
  const shows = SHOWS[head[0] as keyof typeof SHOWS];
  if (shows === undefined || head.length < 2) return undefined;
  const options: Record<string, OptionValue> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 0) return undefined;
    options[unquote(pair.slice(0, at))] = readValue(pair.slice(at + 1));
  }
  return { command: unquote(head.slice(1)), options, shows };
}

/** `#` goes before numbers, `!` before truth values, `'` before texts that begin with one of the three. */
function writeValue(value: OptionValue): string {
  if (typeof value === 'number') return `#${value}`;
  if (typeof value === 'boolean') return value ? '!1' : '!0';
  return quote(/^[#!']/.test(value) ? `'${value}` : value);
}

function readValue(text: string): OptionValue {
  if (text.startsWith('#')) return Number(text.slice(1));
  if (text.startsWith('!')) return text === '!1';
  const value = unquote(text);
  return value.startsWith("'") ? value.slice(1) : value;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not get into an id
const SPECIAL = /[%|^=\u0000-\u001f\u007f]|^\s|\s$/g;

function quote(text: string): string {
  return text.replace(SPECIAL, (char) => encodeURIComponent(char));
}

function unquote(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not written by us: shown as it is, and refused by whatever reads the option.
    return text;
  }
}
