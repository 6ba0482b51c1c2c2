// Plain text <-> Discord's markdown: what would be markup is escaped, no word changes.

/** As Discord finds bare links: inside one a backslash would be shown, so nothing is escaped there. */
const BARE_LINK = /https?:\/\/[^\s<\\]+[^<.,:;"'\])\s\\]/g;

/** Marks that mean something anywhere in a line. */
const INLINE = /[\\*_`]|~(?=~)|(?<=~)~|\|(?=\|)|(?<=\|)\||(?<=\])\(/g;
/** `<@1>`, `<#1>`, `<t:1>`, `</brief:1>`, `<:name:1>`, `<id:guide>` and links in angle brackets. */
const TOKEN = /<(?=[@#:/]|a:|t:|id:|https?:)/g;
const EVERYBODY = /@(?=everyone|here)/gi;
/** Headings, small text, lists and quotations, which begin a line. */
const LINE_START = /^([^\S\n]*)(#{1,3}(?=\s)|-#(?=\s)|>{1,3}(?=\s)|[-+](?=\s))/gm;
const NUMBERED = /^([^\S\n]*\d+)([.)])(?=\s)/gm;

/**
 * The text as markdown that shows exactly this text.
 * @param text plain, with any line breaks
 */
export function escapeMarkdown(text: string): string {
  let escaped = '';
  let from = 0;
  for (const { 0: link, index } of text.matchAll(BARE_LINK)) {
    escaped += escapeMarks(text.slice(from, index)) + link;
    from = index + link.length;
  }
  return escapeLines(escaped + escapeMarks(text.slice(from)));
}

function escapeMarks(text: string): string {
  return text.replace(INLINE, '\\$&').replace(TOKEN, '\\<').replace(EVERYBODY, '\\@');
}

function escapeLines(text: string): string {
  return text.replace(LINE_START, '$1\\$2').replace(NUMBERED, '$1\\$2');
}

/** What a person sees of escaped text: `unescapeMarkdown(escapeMarkdown(text)) === text`. */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(/\\([^0-9A-Za-z\s])/g, '$1');
}
