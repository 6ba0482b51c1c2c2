// Briefing -> Reply: stories with their cited sentences, who said what, sources.
import type { Briefing, BriefingItem, Catalogue, LanguageCode, Quote } from '../types.ts';
import { statementBlocks } from './answer-reply.ts';
import { quoteBlock } from './quote-block.ts';
import type { Block, Reply } from './reply.ts';
import { refOf, type SourceMarks, sourceMarks } from './source-marks.ts';
import { wordsOf } from './words/words.ts';

/** Quotes that a briefing shows: the rest is one button away. */
const QUOTES = 5;

export interface BriefingView {
  readonly title?: string;
  /** Show the dates, where the briefing is about a stretch of time. */
  readonly period?: boolean;
}

export function briefingReply(
  briefing: Briefing,
  catalogue: Catalogue,
  lang: LanguageCode,
  view: BriefingView = {},
): Reply {
  const words = wordsOf(lang);
  const title = view.title ?? words.brief.title;
  if (briefing.items.length === 0)
    return { lang, tone: 'nothing', title, blocks: [{ kind: 'text', text: words.brief.nothing }] };
  const marks = sourceMarks(lang, catalogue.articles);
  const quotes = notable(briefing.items);
  return {
    lang,
    tone: 'briefing',
    title,
    blocks: [
      ...(view.period ? [periodBlock(briefing, lang)] : []),
      ...briefing.items.flatMap((item) => itemBlocks(item, catalogue, marks, lang)),
      ...(quotes.length > 0 ? [{ kind: 'heading', text: words.brief.whoSaidWhat } satisfies Block] : []),
      ...quotes.flatMap((quote) => notableBlock(quote, catalogue, marks, lang)),
      ...marks.list(),
    ],
    label: briefing.engine === 'claude' ? words.label.summary : words.label.extractive,
    actions: [
      [
        {
          kind: 'button',
          label: words.quotes.everyone,
          intent: { command: 'quotes', options: {}, shows: 'private' },
        },
        {
          kind: 'form',
          label: words.button.ask,
          title: words.button.ask,
          intent: { command: 'brief', options: {}, shows: 'private' },
          fields: [{ option: 'question', label: words.button.question, required: true, maxLength: 300 }],
        },
      ],
    ],
  };
}

function periodBlock({ since, until }: Briefing, lang: LanguageCode): Block {
  const words = wordsOf(lang);
  return { kind: 'text', small: true, text: words.brief.period(words.date(since), words.date(until)) };
}

function itemBlocks(item: BriefingItem, catalogue: Catalogue, marks: SourceMarks, lang: LanguageCode): Block[] {
  return [{ kind: 'heading', text: item.title }, ...statementBlocks(item.statements, catalogue, marks, lang)];
}

/** One quote a story in turn, so that no story takes all places. */
function notable(items: readonly BriefingItem[]): Quote[] {
  const picked: Quote[] = [];
  for (let round = 0; picked.length < QUOTES; round += 1) {
    const next = items.flatMap(({ quotes }) => quotes[round] ?? []);
    if (next.length === 0) break;
    picked.push(...next);
  }
  return picked.slice(0, QUOTES);
}

function notableBlock(quote: Quote, catalogue: Catalogue, marks: SourceMarks, lang: LanguageCode): Block[] {
  const article = catalogue.articles.get(quote.article);
  if (!article) return [];
  const speaker = quote.speakerId === null ? undefined : catalogue.speakers.get(quote.speakerId);
  const source = marks.mark([refOf(article)]);
  return [quoteBlock(quote, article, speaker, lang, { by: true, source })];
}
