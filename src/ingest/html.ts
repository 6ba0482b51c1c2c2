// A saved web page -> its article. Mozilla's Readability says where the article stands; the text is read from the page
// itself there, because Readability drops lists, quotes and lone paragraphs that belong to it.
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { Unreadable } from './decode.ts';
import type { Draft } from './draft.ts';
import { type DomNode, flatten, isLeftOut, nameOf } from './flatten.ts';
import { letters, type PageDocument, type PageFacts, readFacts } from './page-facts.ts';
import { isApart, isLead, type Setting } from './page-parts.ts';

/** The element that holds this share of what Readability found holds the article. */
const MOST = 0.85;
/** In characters; Readability looks harder for an article when it found less. */
const SHORT = 80;

type Document = ConstructorParameters<typeof Readability>[0];

/** @throws Unreadable when the page holds no article */
export function readHtml(source: string): Draft {
  const page = /<(?:html|body)[\s>]/i.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`;
  const { document } = parseHTML(page);
  const facts = readFacts(document as unknown as PageDocument, source);
  const body = document.querySelector('body') as unknown as DomNode | null;
  const shown = body ? articleText(document as unknown as Document, body, facts) : '';
  const text = fuller(shown, facts.articleBody);
  if (text === '') throw new Unreadable('no article was found on the page');
  const { title, url, source: site, publishedAt, langHint } = facts;
  return { title, text, url, source: site, publishedAt, langHint, parsed: true };
}

/** A page that is drawn by its scripts, or hides its text behind a click, may still hand all of it to search engines. */
function fuller(shown: string, handed: string | undefined): string {
  if (handed === undefined || letters(shown).length > 0.6 * letters(handed).length) return shown;
  return handed;
}

function articleText(document: Document, body: DomNode, facts: PageFacts): string {
  const kept = locate(document, body);
  const core = coreOf(body, kept);
  const total = lengthOf(core);
  const setting: Setting = { core, title: facts.title, description: facts.description, total };
  const inside = flatten(core, (node) => node !== core && isApart(node, setting));
  const leads = leadsOf(body, core, kept, setting).filter((lead) => !letters(inside).includes(letters(lead)));
  return [...leads, inside].join('\n\n').trim();
}

/** The page's elements that hold text which Readability takes for the article's; it makes new elements, so its text tells. */
function locate(document: Document, body: DomNode): Set<DomNode> {
  const copy = parseHTML((document as unknown as { toString(): string }).toString()).document;
  const read = new Readability<DomNode>(copy as unknown as Document, {
    charThreshold: SHORT,
    serializer: (node) => node as unknown as DomNode,
  }).parse();
  const found = new Set(read?.content ? textsOf(read.content).map(printed) : []);
  const holders = new Map<string, DomNode[]>();
  for (const node of textsOf(body)) {
    const text = printed(node);
    if (node.parentNode && found.has(text)) holders.set(text, [...(holders.get(text) ?? []), node.parentNode]);
  }
  // What the page prints twice does not say where.
  return new Set([...holders.values()].filter((nodes) => nodes.length === 1).flat());
}

const printed = (node: DomNode): string => (node.textContent ?? '').trim();

function textsOf(node: DomNode): DomNode[] {
  if (node.nodeType === 3) return printed(node) === '' ? [] : [node];
  return isLeftOut(node) ? [] : Array.from(node.childNodes).flatMap(textsOf);
}

/** The deepest element that holds most of what was kept, or all posts of a page that is a row of posts. */
function coreOf(body: DomNode, kept: ReadonlySet<DomNode>): DomNode {
  const keptLength = (node: DomNode): number =>
    (kept.has(node) ? ownLength(node) : 0) + sum(Array.from(node.childNodes).map(keptLength));
  const total = keptLength(body);
  let core = body;
  for (let next: DomNode | undefined = total > 0 ? body : undefined; next; ) {
    core = next;
    next = Array.from(core.childNodes).find((child) => keptLength(child) >= MOST * total);
  }
  if (nameOf(core) === 'P' && core.parentNode) core = core.parentNode;
  if (total === 0) return deepest(body, ['[itemprop~="articleBody"]', 'article', '[role="main"]', 'main']);
  return postsAround(core, body) ?? bodyAround(core, body) ?? core;
}

function deepest(body: DomNode, selectors: readonly string[]): DomNode {
  for (const selector of selectors) {
    const found = body.querySelector?.(selector);
    if (found) return found;
  }
  return body;
}

/** Pages that say where the article's text stands are believed. */
function bodyAround(core: DomNode, body: DomNode): DomNode | undefined {
  for (let node: DomNode | null = core; node && node !== body; node = node.parentNode) {
    if (/\barticleBody\b/.test(node.getAttribute?.('itemprop') ?? '')) return node;
  }
  return undefined;
}

/** A live page is a row of posts of one kind; the best of them is not the article alone. */
function postsAround(core: DomNode, body: DomNode): DomNode | undefined {
  let node: DomNode = core;
  for (let up = 0; up < 4 && node !== body && node.parentNode; up += 1, node = node.parentNode) {
    const kind = kindOf(node);
    const posts = Array.from(node.parentNode.childNodes).filter(
      (other) => kindOf(other) === kind && lengthOf(other) >= 60,
    );
    if (/post|live|entry|update|block-time/i.test(kind) && posts.length >= 2) return node.parentNode;
  }
  return undefined;
}

const kindOf = (node: DomNode): string =>
  node.nodeType === 1
    ? `${nameOf(node)} ${(node.getAttribute?.('class') ?? '').split(' ')[0]} ${node.getAttribute?.('itemprop') ?? ''}`
    : '';

/** What stands above the core and opens the article: its standfirst, and paragraphs that Readability kept. */
function leadsOf(body: DomNode, core: DomNode, kept: ReadonlySet<DomNode>, setting: Setting): string[] {
  const leads: string[] = [];
  let done = false;
  const visit = (node: DomNode) => {
    if (done || node === core) {
      done = true;
      return;
    }
    if (node.nodeType !== 1 || isLeftOut(node)) return;
    const holdsCore = isAncestor(node, core);
    if (!holdsCore && isApart(node, setting)) return;
    if (!holdsCore && (isLead(node, setting) || (kept.has(node) && nameOf(node) === 'P' && lengthOf(node) >= SHORT))) {
      leads.push(flatten(node, (inner) => isApart(inner, setting)));
      return;
    }
    for (const child of Array.from(node.childNodes)) visit(child);
  };
  visit(body);
  return leads.filter((lead) => lead !== '');
}

function isAncestor(node: DomNode, of: DomNode): boolean {
  for (let up: DomNode | null = of; up; up = up.parentNode) if (up === node) return true;
  return false;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const lengthOf = (node: DomNode): number => (node.textContent ?? '').trim().length;
const ownLength = (node: DomNode): number =>
  sum(Array.from(node.childNodes).map((child) => (child.nodeType === 3 ? lengthOf(child) : 0)));
