// What a saved web page says about its article outside the text: JSON-LD, meta elements, the `lang` of the page.
import { decodeHTML } from 'entities';
import { readDate } from './dates.ts';

export interface PageDocument {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export interface PageElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

export interface PageFacts {
  readonly title: string;
  readonly description?: string | undefined;
  readonly url?: string | undefined;
  readonly source?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly langHint?: string | undefined;
  /** The article's text as the page hands it to search engines. */
  readonly articleBody?: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

const DATES = [
  'meta[property="article:published_time"]',
  'meta[property="og:article:published_time"]',
  '[itemprop="datePublished"]',
  ...[
    'date',
    'dc.date',
    'dc.date.issued',
    'dcterms.created',
    'parsely-pub-date',
    'sailthru.date',
    'pubdate',
    'publish-date',
  ].map((name) => `meta[name="${name}" i]`),
  'time[pubdate]',
];

export function readFacts(document: PageDocument, source: string): PageFacts {
  const linked = articleData(document);
  const first = (...selectors: string[]) => firstOf(document, selectors);
  const site =
    first('meta[property="og:site_name"]') ?? nameIn(linked.publisher) ?? first('meta[name="application-name"]');
  const urls = [
    document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    first('meta[property="og:url"]'),
    text(linked.mainEntityOfPage) ?? text((linked.mainEntityOfPage as Json | undefined)?.['@id']),
    text(linked.url),
    /<!-- saved from url=\(\d+\)(https?:\S+) -->/.exec(source)?.[1],
  ];
  const dates = [text(linked.datePublished), ...DATES.map((selector) => first(selector))];
  return {
    title: headlineOf(document, text(linked.headline), site),
    description: first('meta[property="og:description"]', 'meta[name="description"]'),
    url: urls.find((url) => url && /^https?:\/\//i.test(url) && URL.canParse(url)) ?? undefined,
    source: site,
    publishedAt: dates.find((date) => date !== undefined && readDate(date) !== undefined),
    langHint:
      document.querySelector('html')?.getAttribute('lang') ??
      text(linked.inLanguage) ??
      first('meta[property="og:locale"]'),
    articleBody: text(linked.articleBody),
  };
}

/** The page's own heading where its title repeats it ("Headline | Site"); else the title without the site's name. */
function headlineOf(document: PageDocument, linked: string | undefined, site: string | undefined): string {
  const page = tidy(document.querySelector('title')?.textContent ?? '');
  const shared = firstOf(document, ['meta[property="og:title"]', 'meta[name="twitter:title"]']);
  const known = [linked, shared, page].filter((title) => title !== undefined && title !== '') as string[];
  const headings = [...document.querySelectorAll('h1')].map(({ textContent }) => tidy(textContent ?? ''));
  const usable = headings.filter((heading) => heading !== '' && heading !== site);
  const repeated = usable.filter((heading) => known.some((title) => letters(title).includes(letters(heading))));
  const heading = repeated.sort((a, b) => b.length - a.length)[0] ?? (usable.length === 1 ? usable[0] : undefined);
  return heading ?? linked ?? withoutSite(shared ?? page, site);
}

function withoutSite(title: string, site: string | undefined): string {
  const cut = /^(.+?)\s[|–—-]\s([^|–—]+)$/u.exec(title);
  return cut?.[1] && site && letters(cut[2] ?? '').includes(letters(site)) ? cut[1] : title;
}

function articleData(document: PageDocument): Json {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = findArticle(parseJson(script.textContent ?? ''));
    if (found) return found;
  }
  return {};
}

/** Pages are full of broken JSON-LD; one that cannot be read says nothing. */
function parseJson(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, ''));
  } catch {
    return undefined;
  }
}

function findArticle(value: unknown): Json | undefined {
  if (Array.isArray(value)) return value.map(findArticle).find((found) => found !== undefined);
  if (typeof value !== 'object' || value === null) return undefined;
  const data = value as Json;
  const types = [data['@type']].flat().join(' ');
  if (/Article|BlogPosting|LiveBlog|Report\b/.test(types)) return data;
  return findArticle(data['@graph']) ?? findArticle(data.mainEntity);
}

function firstOf(document: PageDocument, selectors: readonly string[]): string | undefined {
  for (const selector of selectors) {
    const element = document.querySelector(selector);
    const value = element?.getAttribute('content') ?? element?.getAttribute('datetime') ?? '';
    if (value.trim() !== '') return tidy(value);
  }
  return undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? decodeHTML(value).trim() : undefined;
}

function nameIn(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  return text((one as Json | undefined)?.name);
}

const tidy = (value: string): string => value.replace(/[ \t\r\n\f\v]+/g, ' ').trim();

/** Letters and figures alone, to compare what is printed twice. */
export const letters = (value: string): string =>
  value
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
