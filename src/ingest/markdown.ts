// Markdown -> HTML, for its text: what only points elsewhere (pictures, notes' numbers) is left out.
import { Marked } from 'marked';

const marked = new Marked({ gfm: true, async: false });

/** A note's number in the text, and its definition's opening. */
const NOTE = /(?<!\\)\[\^([^\]\s]+)\](:)?/g;

export function renderMarkdown(source: string): string {
  const html = marked.parse(
    source.replace(NOTE, (_, name: string, definition?: string) => (definition ? `${name}.` : '')),
    { async: false },
  );
  return html;
}
