// Draft -> Article: cleaned once, here, and never again.
import type { Article } from '../types.ts';
import { cleanBody } from './body.ts';
import { decodeEntities, tidyText, Unreadable } from './decode.ts';
import { languageOfArticle } from './detect-language.ts';
import type { Draft } from './draft.ts';

const LONGEST_TITLE = 300;

/** @throws Unreadable when nothing is left to read, or the language, link or date cannot be used */
export function makeArticle(id: string, draft: Draft): Article {
  const text = cleanBody(decodeEntities(tidyText(draft.text)));
  if (text === '') throw new Unreadable('it has no text');
  const title = titleOf(draft.title) || titleOf(text);
  const { url, source, publishedAt } = draft;
  return {
    id,
    title,
    text,
    lang: languageOfArticle(text, draft.lang),
    ...(url ? { url: webAddress(url) } : {}),
    ...(source ? { source: source.trim() } : {}),
    ...(publishedAt ? { publishedAt: isoDate(publishedAt) } : {}),
  };
}

function titleOf(text: string): string {
  const line = decodeEntities(tidyText(text)).replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_TITLE) return line;
  return `${line.slice(0, 120).replace(/\s+\S*$/, '')}…`;
}

function webAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return parsed.href;
  throw new Unreadable(`its url “${url.slice(0, 80)}” is not a web address (https://…)`);
}

/** An ISO 8601 date or moment as given; anything else a Date can read becomes ISO. Nothing is invented. */
function isoDate(value: string): string {
  const text = value.trim();
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new Unreadable(`its publishedAt “${text.slice(0, 40)}” is not a date (2021-09-30)`);
  return /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(text) ? text : new Date(time).toISOString();
}
