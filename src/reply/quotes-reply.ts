// Quotes by speaker -> Reply: pages, the sentences around, export.
import { stringify } from 'csv-stringify/sync';
import type { FoundQuotes, QuotedSpeaker } from '../app.ts';
import type { Catalogue, LanguageCode, Quote, Speaker } from '../types.ts';
import { quoteBlock, speakerLine } from './quote-block.ts';
import type { Action, Attachment, Block, Options, Reply } from './reply.ts';
import { refOf, sourceMarks } from './source-marks.ts';
import { wordsOf } from './words/words.ts';

/** Quotes on one page: what a phone shows without much scrolling. */
const QUOTES_A_PAGE = 5;
const SPEAKERS_A_PAGE = 15;
const MENU = 25;

export interface QuotesView {
  readonly speaker?: string;
  readonly about?: string;
  readonly article?: string;
  readonly page: number;
  readonly around: boolean;
  /** QUOTES_A_PAGE when it is not given. */
  readonly pageSize?: number;
}

export function quotesReply(found: FoundQuotes, view: QuotesView, catalogue: Catalogue, lang: LanguageCode): Reply {
  const words = wordsOf(lang).quotes;
  const asked = view.speaker ?? '';
  switch (found.kind) {
    case 'ambiguous':
      return {
        ...chooseReply(words.whichOne(asked), found.speakers, lang),
        blocks: found.speakers
          .slice(0, MENU)
          .map((speaker): Block => ({ kind: 'text', text: speakerLine(speaker, undefined, lang) })),
      };
    case 'not-quoted':
      return { lang, tone: 'nothing', blocks: [{ kind: 'text', text: words.mentionedOnly(asked) }] };
    case 'unknown':
      return { lang, tone: 'nothing', blocks: [{ kind: 'text', text: words.unknownSpeaker(asked) }] };
    case 'quotes':
      return pageReply(found.quotes, found.speaker, view, catalogue, lang);
  }
}

function pageReply(
  quotes: readonly Quote[],
  speaker: Speaker | undefined,
  view: QuotesView,
  catalogue: Catalogue,
  lang: LanguageCode,
): Reply {
  const words = wordsOf(lang);
  const name = speaker?.name ?? words.quotes.everyone;
  if (quotes.length === 0) {
    const line = view.about ? words.quotes.nothingAbout(name, view.about) : words.quotes.nothing;
    return { lang, tone: 'nothing', blocks: [{ kind: 'text', text: line }] };
  }
  const size = view.pageSize ?? QUOTES_A_PAGE;
  const pages = Math.max(1, Math.ceil(quotes.length / size));
  const page = Math.min(Math.max(1, view.page), pages);
  const shown = size === Number.POSITIVE_INFINITY ? quotes : quotes.slice((page - 1) * size, page * size);
  const count = words.quotes.count(quotes.length);
  return {
    lang,
    tone: 'answer',
    title: view.about ? words.quotes.byAbout(name, view.about) : speaker ? words.quotes.by(name) : name,
    blocks: [
      ...(speaker?.roles[0] ? [{ kind: 'text', text: speaker.roles[0], small: true } satisfies Block] : []),
      ...quoteBlocks(shown, speaker, view, catalogue, lang),
    ],
    label: [words.label.extractive, count, ...(pages > 1 ? [words.label.page(page, pages)] : [])].join(' · '),
    actions: pageActions(view, page, pages, speaker, lang),
  };
}

function quoteBlocks(
  quotes: readonly Quote[],
  speaker: Speaker | undefined,
  view: QuotesView,
  catalogue: Catalogue,
  lang: LanguageCode,
): Block[] {
  const marks = sourceMarks(lang, catalogue.articles);
  const blocks = quotes.flatMap((quote): Block[] => {
    const article = catalogue.articles.get(quote.article);
    if (!article) return [];
    const by = quote.speakerId === null ? undefined : catalogue.speakers.get(quote.speakerId);
    const source = marks.mark([refOf(article)]);
    return [quoteBlock(quote, article, by, lang, { around: view.around, by: speaker === undefined, source })];
  });
  return [...blocks, ...marks.list()];
}

function pageActions(
  view: QuotesView,
  page: number,
  pages: number,
  speaker: Speaker | undefined,
  lang: LanguageCode,
): Action[][] {
  const words = wordsOf(lang).button;
  const options = viewOptions(view, speaker);
  const turn = (label: string, to: number, disabled: boolean): Action => ({
    kind: 'button',
    label,
    disabled,
    intent: { command: 'quotes', options: { ...options, page: to, around: view.around }, shows: 'in-place' },
  });
  const around: Action = {
    kind: 'button',
    label: view.around ? words.withoutAround : words.around,
    intent: { command: 'quotes', options: { ...options, page, around: !view.around }, shows: 'in-place' },
  };
  const file = (label: string, format: string): Action => ({
    kind: 'button',
    label,
    intent: { command: 'quotes', options: { ...options, export: format }, shows: 'private' },
  });
  const turns =
    pages > 1 ? [turn(words.previous, page - 1, page === 1), turn(words.next, page + 1, page === pages)] : [];
  return [[...turns, around, file(words.csv, 'csv'), file(words.json, 'json')]];
}

function viewOptions({ about, article, speaker: typed }: QuotesView, speaker: Speaker | undefined): Options {
  const name = speaker?.id ?? typed;
  return { ...(name ? { speaker: name } : {}), ...(about ? { about } : {}), ...(article ? { article } : {}) };
}

/** Who is quoted and how often, with a menu to choose from. */
export function speakersReply(speakers: readonly QuotedSpeaker[], lang: LanguageCode): Reply {
  const words = wordsOf(lang);
  if (speakers.length === 0) return { lang, tone: 'nothing', blocks: [{ kind: 'text', text: words.quotes.nothing }] };
  const shown = speakers.slice(0, SPEAKERS_A_PAGE);
  return {
    ...chooseReply(
      words.quotes.everyone,
      speakers.map(({ speaker }) => speaker),
      lang,
    ),
    blocks: [
      {
        kind: 'list',
        items: shown.map(({ speaker, count }) => [
          ...speakerLine(speaker, undefined, lang),
          ` · ${words.quotes.count(count)}`,
        ]),
      },
      ...(speakers.length > shown.length
        ? [{ kind: 'text', text: words.answer.more(speakers.length - shown.length), small: true } satisfies Block]
        : []),
    ],
  };
}

function chooseReply(title: string, speakers: readonly Speaker[], lang: LanguageCode): Reply {
  return {
    lang,
    tone: 'info',
    title,
    blocks: [],
    actions: [
      [
        {
          kind: 'menu',
          placeholder: wordsOf(lang).quotes.chooseSpeaker,
          option: 'speaker',
          intent: { command: 'quotes', options: {}, shows: 'new' },
          choices: speakers.slice(0, MENU).map((speaker) => ({
            label: speaker.name,
            value: speaker.id,
            ...(speaker.roles[0] ? { description: speaker.roles[0] } : {}),
          })),
        },
      ],
    ],
  };
}

/** All of the quotes as a file; offsets are UTF-16 units into the article's text. */
export function quotesFile(
  quotes: readonly Quote[],
  catalogue: Catalogue,
  format: 'csv' | 'json',
  lang: LanguageCode,
): Reply {
  const rows = quotes.flatMap((quote) => {
    const article = catalogue.articles.get(quote.article);
    if (!article) return [];
    const speaker = quote.speakerId === null ? undefined : catalogue.speakers.get(quote.speakerId);
    return [
      {
        speaker: speaker?.name ?? '',
        role: quote.role ?? speaker?.roles[0] ?? '',
        type: quote.type,
        text: article.text.slice(quote.start, quote.end),
        context: article.text.slice(quote.context.start, quote.context.end),
        article: article.id,
        title: article.title,
        url: article.url ?? '',
        publishedAt: article.publishedAt ?? '',
        start: quote.start,
        end: quote.end,
      },
    ];
  });
  const file: Attachment =
    format === 'json'
      ? { name: 'quotes.json', content: `${JSON.stringify(rows, null, 2)}\n` }
      : // A byte order mark and no leading = + - @ keep spreadsheets from misreading letters or running a cell.
        { name: 'quotes.csv', content: stringify(rows, { header: true, bom: true, escape_formulas: true }) };
  return {
    lang,
    tone: 'info',
    blocks: [{ kind: 'text', text: wordsOf(lang).quotes.exported(rows.length) }],
    files: [file],
    private: true,
  };
}
