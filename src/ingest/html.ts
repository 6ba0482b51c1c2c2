// A saved web page -> the readable part as paragraphs, by Mozilla's Readability on linkedom.
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { Unreadable } from './decode.ts';
import type { Draft } from './draft.ts';

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TR UL'.split(
    ' ',
  ),
);
const LEFT_OUT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'IFRAME', 'BUTTON', 'FORM', 'NAV', 'SVG']);

/** The part of the DOM that is walked here. */
interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
}

/** @throws Unreadable when the page holds no article */
export function readHtml(source: string): Draft {
  const { document } = parseHTML(source);
  const lang = document.documentElement?.getAttribute('lang') ?? undefined;
  const url = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? undefined;
  const heading = document.querySelector('h1')?.textContent ?? '';
  const read = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
    charThreshold: 80,
  }).parse();
  if (!read?.content) throw new Unreadable('no article was found on the page');
  return {
    title: headline(heading, read.title ?? ''),
    text: htmlText(read.content),
    lang: lang && /^(?:en|fr)\b/i.test(lang) ? lang : undefined,
    url: url && /^https?:/i.test(url) ? url : undefined,
    source: read.siteName ?? undefined,
    publishedAt: read.publishedTime ?? undefined,
  };
}

/** Page titles carry the site's name ("Headline | Site"); the heading that begins one does not. */
function headline(heading: string, title: string): string {
  const text = heading.replace(/\s+/g, ' ').trim();
  return text !== '' && title.includes(text) ? text : title;
}

/** Flattens HTML to text: a blank line between blocks, a line end for `<br>`, a dash before list items. */
export function htmlText(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const parts: string[] = [];
  write(document.body as unknown as DomNode, parts);
  return parts
    .join('')
    .replace(/[^\S\n\u00A0\u202F]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function write(node: DomNode, out: string[]): void {
  if (node.nodeType === 3) {
    out.push((node.textContent ?? '').replace(/\s*\n\s*/g, ' '));
    return;
  }
  const name = node.nodeName.toUpperCase();
  if (LEFT_OUT.has(name)) return;
  if (name === 'BR') out.push('\n');
  const block = BLOCKS.has(name);
  if (block) out.push('\n\n');
  if (name === 'LI') out.push('- ');
  for (const child of Array.from(node.childNodes)) write(child, out);
  if (block) out.push('\n\n');
}
