// Markdown -> HTML, for its text: the numbers that point at notes are left out.
import { Marked } from 'marked';

const marked = new Marked({ gfm: true, async: false });

// "2*3*4" is a product: what stands between figures emphasises nothing. (`undefined`: no token; `false`: marked decides.)
marked.use({
  tokenizer: {
    emStrong(source, _masked, before) {
      return /\d/.test(before ?? '') && /^\*+\d/.test(source) ? undefined : false;
    },
  },
});

/** A note's number in the text, and its definition's opening. */
const NOTE = /(?<!\\)\[\^([^\]\s]+)\](:)?/g;

export function renderMarkdown(source: string): string {
  const plain = source.replace(NOTE, (_, name: string, definition?: string) => (definition ? `${name}.` : ''));
  return marked.parse(plain, { async: false });
}
