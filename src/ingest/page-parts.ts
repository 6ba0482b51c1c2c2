// Parts of a saved page that stand in or above an article and are not of it, by their element, role, name and links.
import { type DomNode, isBlock, nameOf } from './flatten.ts';
import { isFurniture } from './furniture.ts';
import { letters } from './page-facts.ts';

/** What a part is judged against. */
export interface Setting {
  readonly core: DomNode;
  readonly title: string;
  readonly description?: string | undefined;
  /** Characters in the core; what holds most of them is never left out. */
  readonly total: number;
}

const ELEMENTS = new Set(['ASIDE', 'FOOTER', 'FIGCAPTION', 'DIALOG', 'MENU', 'AMP-AD', 'AMP-EMBED', 'AMP-CONSENT']);
const ROLES = /^(?:navigation|complementary|banner|contentinfo|search|dialog|alertdialog|toolbar|menu)$/;
/** Parts of class names and ids, between hyphens, underscores or capitals. */
const NAMES =
  /^(?:share|sharing|sharebar|social|socials|newsletter|newsletters|related|recommended|recommendations?|promo|advert|advertisement|ads?|adslot|outbrain|taboola|cookies?|consent|gdpr|cmp|comments?|breadcrumbs?|byline|authors?|bylines|tags|taglist|caption|legend|credit|credits|copyright|subscribe|subscription|signup|sidebar|toolbar|popup|modal|sponsored?|readmore|readalso|lireaussi|alireaussi|mostread|trending|timestamp|dateline|publication|pubdate|jp|disqus|sr|noprint|metadata|toc|mashsb|addtoany|sharedaddy|yarpp|crp|paywallbanner|regwall)$/;
const PHRASES =
  /(?:screen-reader-text|visually-hidden|sr-only|read-also|also-read|read-more|read-next|lire-aussi|a-lire|voir-aussi|see-also|more-on|most-read|(?:post|entry|article)[-_]+(?:meta|date|author|footer|tags|share|related|info)\b|meta[-_]+(?:date|author)|publish(?:ed)?[-_]+(?:date|time|on)|article__(?:date|author|meta))/i;
const PULL = /(?:^|[-_\s])(?:pull-?quote|exergue|pullout|callout-quote)/i;
const LEADS =
  /(?:^|[-_\s])(?:chapo|chapeau|standfirst|dek|lede?|intro|introduction|subtitle|sub-?head(?:line|ing)?|summary|excerpt|teaser|desc(?:ription)?)(?:$|[-_\s])/i;
const TEASER_LINKS = 0.8;

export function isApart(node: DomNode, setting: Setting): boolean {
  if (node.nodeType !== 1) return false;
  if (isHidden(node)) return true;
  const text = (node.textContent ?? '').trim();
  const name = nameOf(node);
  if (text.length > 0.5 * setting.total && setting.total > 0) return false;
  if (ELEMENTS.has(name) || ROLES.test(node.getAttribute?.('role') ?? '')) return true;
  if (name === 'H1' || (/^H[2-4]$/.test(name) && isOf(setting.title, text))) return true;
  if (name === 'FIGURE' && !holds(node, ['BLOCKQUOTE', 'TABLE', 'PRE'])) return true;
  if (isPulled(node, text, setting)) return true;
  if (isNamedApart(node)) return true;
  return isBlock(node) && (isByline(node, text) || isTeaser(node, text));
}

/** A standfirst: named as one, or the words the page describes itself with. */
export function isLead(node: DomNode, { description }: Setting): boolean {
  const text = (node.textContent ?? '').trim();
  if (!isBlock(node) || text.length < 30 || nameOf(node) === 'H1') return false;
  if (description !== undefined && letters(text) === letters(description)) return true;
  return LEADS.test(nameAttributes(node)) && /[.!?…»”"]$/u.test(text) && linkShare(node, text) < 0.3;
}

function isHidden(node: DomNode): boolean {
  const style = node.getAttribute?.('style') ?? '';
  return (
    node.getAttribute?.('hidden') != null ||
    node.getAttribute?.('aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style) ||
    node.getAttribute?.('subscriptions-section') === 'content-not-granted'
  );
}

const nameAttributes = (node: DomNode): string =>
  `${node.getAttribute?.('class') ?? ''} ${node.getAttribute?.('id') ?? ''} ${node.getAttribute?.('data-component') ?? ''}`;

function isNamedApart(node: DomNode): boolean {
  if (node.getAttribute?.('rel') === 'author' || /\bauthor\b/.test(node.getAttribute?.('itemprop') ?? '')) return true;
  const names = nameAttributes(node);
  if (PHRASES.test(names)) return true;
  const parts = names
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return parts.some((part) => NAMES.test(part));
}

/** A pull quote prints words of the article once more. */
function isPulled(node: DomNode, text: string, { core }: Setting): boolean {
  const named = [...find(node, 'CITE'), ...find(node, 'FOOTER')].map(({ textContent }) => textContent ?? '');
  const quote = letters(named.reduce((rest, name) => rest.replace(name, ''), text));
  if (quote === '' || !(PULL.test(nameAttributes(node)) || nameOf(node) === 'BLOCKQUOTE')) return false;
  return letters(core.textContent ?? '').split(quote).length > 2;
}

function isByline(node: DomNode, text: string): boolean {
  if (isFurniture(text, 0)) return true;
  if (!holds(node, ['TIME']) || /^\d{1,2}\s?[:h]\s?\d{0,2}$/.test(text)) return false;
  const times = find(node, 'TIME').reduce((length, time) => length + (time.textContent ?? '').trim().length, 0);
  return times >= 0.5 * text.length && text.length < 120;
}

/** Nothing but links, and no sentence: headlines of other articles. */
function isTeaser(node: DomNode, text: string): boolean {
  if (text === '' || linkShare(node, text) < TEASER_LINKS) return false;
  return ['UL', 'OL', 'DL'].includes(nameOf(node)) || !/[.!?…»”"]$/u.test(text);
}

function linkShare(node: DomNode, text: string): number {
  const links = find(node, 'A').filter((link) => /^(?!#)./.test(link.getAttribute?.('href') ?? ''));
  return links.reduce((length, link) => length + (link.textContent ?? '').trim().length, 0) / Math.max(text.length, 1);
}

function find(node: DomNode, name: string): DomNode[] {
  return Array.from(node.childNodes).flatMap((child) => [
    ...(nameOf(child) === name ? [child] : []),
    ...find(child, name),
  ]);
}

const holds = (node: DomNode, names: readonly string[]): boolean => names.some((name) => find(node, name).length > 0);

const isOf = (title: string, text: string): boolean => text !== '' && letters(title) === letters(text);
