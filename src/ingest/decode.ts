// Bytes on disk -> text as printed: UTF-8 with or without BOM, UTF-16 with one, line ends, NFC, entities.
import { decodeHTMLStrict } from 'entities';

/** The longest file, or line of a bulk file, that is read, in bytes. */
export const LONGEST_FILE = 10 * 1024 * 1024;

/** Why a file cannot be an article; `message` is the readable reason. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/**
 * Decodes a file's bytes.
 * @returns text with `\n` line ends, NFC.
 * @throws Unreadable when the bytes are empty, binary, too long or in no Unicode encoding.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new Unreadable('the file is empty');
  if (bytes.length > LONGEST_FILE) throw new Unreadable('the file is longer than 10 MB');
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) throw new Unreadable('the file is binary, not text');
  try {
    return tidyText(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch (cause) {
    if (cause instanceof TypeError) throw new Unreadable('the file is not UTF-8 text; save it as UTF-8');
    throw cause;
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Line ends become `\n`, letters are composed (NFC), and a stray BOM and soft hyphens go. */
export function tidyText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/\u00AD/g, '')
    .normalize('NFC');
}

/** Decodes HTML entities that end in a semicolon; "AT&T" and "R&D" stay. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text).normalize('NFC') : text;
}
