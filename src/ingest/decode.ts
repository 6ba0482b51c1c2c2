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
 * @param page a saved web page may declare another encoding than Unicode, and is read as a browser reads it
 * @returns text with `\n` line ends, NFC.
 * @throws Unreadable when the bytes are empty, binary, too long or in no encoding that is known.
 */
export function decodeText(bytes: Uint8Array, page = false): string {
  if (bytes.length === 0) throw new Unreadable('the file is empty');
  if (bytes.length > LONGEST_FILE) throw new Unreadable('the file is longer than 10 MB');
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) throw new Unreadable('the file is binary, not text');
  const text = decodeAs(bytes, encoding) ?? (page ? decodeAs(bytes, declaredEncoding(bytes)) : undefined);
  if (text === undefined) throw new Unreadable('the file is not UTF-8 text; save it as UTF-8');
  return tidyText(text);
}

/** Undefined when the bytes are not in that encoding. Bytes that are valid UTF-8 are UTF-8, whatever a page says. */
export function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding === WESTERN
      ? text.replace(/[\x80-\x9f]/g, (mark) => MARKS[mark.charCodeAt(0) - 0x80] ?? mark)
      : text;
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof RangeError) return undefined;
    throw cause;
  }
}

const WESTERN = 'windows-1252';
/** What windows-1252 has from 0x80 on; some versions of Node.js decode it as ISO 8859-1. */
const MARKS = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'];

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** What the page's first kilobytes say; a browser takes windows-1252 for a page that says nothing. */
function declaredEncoding(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const label =
    /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]*encoding=["']([\w:.-]+)/i.exec(head)?.[1];
  if (label === undefined) return WESTERN;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new Unreadable(`the page says it is in “${label.slice(0, 40)}”, which is no encoding that is known`);
  }
}

/** Marks that print nothing: soft hyphens, zero-width spaces and joints, byte-order marks, directions of writing. */
const UNPRINTED = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** Line ends become `\n`, letters are composed (NFC), and marks that print nothing go. */
export function tidyText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(UNPRINTED, '')
    .normalize('NFC');
}

/** Decodes HTML entities that end in a semicolon; "AT&T" and "R&D" stay. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text).normalize('NFC') : text;
}
