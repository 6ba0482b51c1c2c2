// The articles, and one article's passages -> Reply.

import { newestFirst } from '../text/newest.ts';
import type { Article, Catalogue, LanguageCode, SkippedFile } from '../types.ts';
import type { Block, Reply } from './reply.ts';
import { refOf, sourceLine } from './source-marks.ts';
import { wordsOf } from './words/words.ts';

const ARTICLES_A_PAGE = 10;
const MENU_LABEL = 100;

export function sourcesReply(
  catalogue: Catalogue,
  skipped: readonly SkippedFile[],
  page: number,
  lang: LanguageCode,
): Reply {
  const words = wordsOf(lang);
  const articles = newestFirst([...catalogue.articles.values()]);
  if (articles.length === 0) return { lang, tone: 'nothing', blocks: [{ kind: 'text', text: words.sources.nothing }] };
  const pages = Math.ceil(articles.length / ARTICLES_A_PAGE);
  const at = Math.min(Math.max(1, page), pages);
  const shown = articles.slice((at - 1) * ARTICLES_A_PAGE, at * ARTICLES_A_PAGE);
  const counts = new Map<string, number>();
  for (const { article } of catalogue.quotes) counts.set(article, (counts.get(article) ?? 0) + 1);
  const turn = (label: string, to: number, disabled: boolean) =>
    ({
      kind: 'button',
      label,
      disabled,
      intent: { command: 'sources', options: { page: to }, shows: 'in-place' },
    }) as const;
  return {
    lang,
    tone: 'info',
    title: words.sources.title,
    blocks: [
      {
        kind: 'list',
        items: shown.map((article) => [
          ...sourceLine(refOf(article), article, lang),
          ` · ${words.languageName(article.lang)} · ${words.sources.details(
            catalogue.passages.get(article.id)?.length ?? 0,
            counts.get(article.id) ?? 0,
          )}`,
        ]),
      },
      ...(skipped.length > 0
        ? [{ kind: 'text', text: words.sources.skipped(skipped.length), small: true } satisfies Block]
        : []),
    ],
    label: [words.sources.count(articles.length), ...(pages > 1 ? [words.label.page(at, pages)] : [])].join(' · '),
    actions: [
      [
        {
          kind: 'menu',
          placeholder: words.sources.choose,
          option: 'article',
          intent: { command: 'sources', options: {}, shows: 'private' },
          choices: shown.map((article) => ({ label: article.title.slice(0, MENU_LABEL), value: article.id })),
        },
      ],
      ...(pages > 1
        ? [[turn(words.button.previous, at - 1, at === 1), turn(words.button.next, at + 1, at === pages)]]
        : []),
    ],
  };
}

/** One article to read, passage by passage, as many as fit a message. */
export function articleReply(article: Article, catalogue: Catalogue, lang: LanguageCode): Reply {
  return {
    lang,
    tone: 'info',
    title: article.title,
    blocks: [
      ...(catalogue.passages.get(article.id) ?? []).map(
        (passage): Block => ({
          kind: 'words',
          words: article.text.slice(passage.start, passage.end),
          lang: article.lang,
          quoted: false,
        }),
      ),
      { kind: 'text', small: true, text: sourceLine(refOf(article), article, lang) },
    ],
    actions: [
      [
        {
          kind: 'button',
          label: wordsOf(lang).quotes.everyone,
          intent: { command: 'quotes', options: { article: article.id }, shows: 'private' },
        },
        ...(article.url ? [{ kind: 'link', label: wordsOf(lang).button.original, url: article.url } as const] : []),
      ],
    ],
  };
}
