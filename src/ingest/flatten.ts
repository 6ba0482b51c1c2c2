// HTML -> plain text: a blank line between blocks, a line end for `<br>`, list items and rows on lines of their own.
import { parseHTML } from 'linkedom';

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION SUMMARY TABLE TR UL'.split(
    ' ',
  ),
);
const LEFT_OUT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME BUTTON FORM NAV SVG SELECT TEXTAREA OBJECT VIDEO AUDIO CANVAS'.split(' '),
);

/** The part of the DOM that is walked here. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly parentNode: DomNode | null;
  getAttribute?(name: string): string | null;
  querySelector?(selector: string): DomNode | null;
}

export const nameOf = (node: DomNode): string => node.nodeName.toUpperCase();
export const isBlock = (node: DomNode): boolean => BLOCKS.has(nameOf(node));
export const isLeftOut = (node: DomNode): boolean => LEFT_OUT.has(nameOf(node));

function parseFragment(html: string): DomNode {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return document.body as unknown as DomNode;
}

/** Flattens HTML to text. */
export function htmlText(html: string): string {
  return flatten(parseFragment(html));
}

/** @param leaveOut elements whose text is passed over */
export function flatten(root: DomNode, leaveOut: (node: DomNode) => boolean = () => false): string {
  const parts: string[] = [];
  write(root, parts, leaveOut);
  return parts
    .join('')
    .replace(/[ \t\r\f\v]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function write(node: DomNode, out: string[], leaveOut: (node: DomNode) => boolean): void {
  if (node.nodeType === 3) {
    out.push((node.textContent ?? '').replace(/[ \t\r\f\v]*\n[ \t\r\f\v\n]*/g, ' '));
    return;
  }
  if (node.nodeType !== 1 || isLeftOut(node) || leaveOut(node)) return;
  const name = nameOf(node);
  if (name === 'BR') out.push('\n');
  const block = isBlock(node);
  if (block) out.push('\n\n');
  if (name === 'LI') out.push(markerOf(node));
  if (name === 'TD' || name === 'TH') out.push(holdsBlocks(node) ? '\n\n' : ' ');
  for (const child of Array.from(node.childNodes)) write(child, out, leaveOut);
  if (block) out.push('\n\n');
}

/** A page that is laid out by a table has its paragraphs in the cells. */
function holdsBlocks(cell: DomNode): boolean {
  return Array.from(cell.childNodes).some((child) => isBlock(child) || nameOf(child) === 'BR' || holdsBlocks(child));
}

/** What is printed before an item: its number, or a dash for a bullet. */
function markerOf(item: DomNode): string {
  const list = item.parentNode;
  if (list === null || nameOf(list) !== 'OL') return '- ';
  const items = Array.from(list.childNodes).filter((child) => nameOf(child) === 'LI');
  const start = Number.parseInt(list.getAttribute?.('start') ?? '1', 10) || 1;
  return `${start + items.indexOf(item)}. `;
}
