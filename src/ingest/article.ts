// Draft -> Article: cleaned once, here, and never again.
import type { Article } from '../types.ts';
import { cleanBody } from './body.ts';
import { readDate } from './dates.ts';
import { decodeEntities, tidyText, Unreadable } from './decode.ts';
import { languageOfArticle } from './detect-language.ts';
import type { Draft } from './draft.ts';

const LONGEST_TITLE = 300;

/** @throws Unreadable when nothing is left to read, or the language, link or date cannot be used */
export function makeArticle(id: string, draft: Draft): Article {
  const printed = draft.parsed ? draft.text : decodeEntities(draft.text);
  const text = cleanBody(tidyText(printed));
  if (text === '') throw new Unreadable('it has no text');
  const title = titleOf(draft.title, draft.parsed) || titleOf(text, true);
  const { url, source, publishedAt } = draft;
  return {
    id,
    title,
    text,
    lang: languageOfArticle(`${title}\n${text}`, draft.lang, draft.langHint),
    ...(url?.trim() ? { url: webAddress(url.trim()) } : {}),
    ...(source?.trim() ? { source: source.trim() } : {}),
    ...(publishedAt?.trim() ? { publishedAt: isoDate(publishedAt) } : {}),
  };
}

function titleOf(text: string, parsed = false): string {
  const line = tidyText(parsed ? text : decodeEntities(text))
    .replace(/[ \t\n\f\v]+/g, ' ')
    .trim();
  if (line.length <= LONGEST_TITLE) return line;
  return `${line.slice(0, 120).replace(/\s+\S*$/, '')}…`;
}

function webAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return parsed.href;
  throw new Unreadable(`its url “${url.slice(0, 80)}” is not a web address (https://…)`);
}

/** Nothing is invented: what could mean two days is refused. */
function isoDate(value: string): string {
  const date = readDate(value);
  if (date === undefined)
    throw new Unreadable(`its publishedAt “${value.trim().slice(0, 40)}” is not a date (2021-09-30)`);
  return date;
}
