// Answer -> Reply.
import type { Answer, AnswerNote, Catalogue, LanguageCode, Statement } from '../types.ts';
import { placesOption } from './original-reply.ts';
import { quoteBlock } from './quote-block.ts';
import type { Action, Block, Piece, Reply, Text } from './reply.ts';
import { type SourceMarks, sourceMarks } from './source-marks.ts';
import { wordsOf } from './words/words.ts';

/** @param final false while the answer grows: it is labelled as unfinished and has no buttons */
export function answerReply(answer: Answer, catalogue: Catalogue, lang: LanguageCode, final = true): Reply {
  const words = wordsOf(lang);
  const marks = sourceMarks(lang, catalogue.articles);
  const shown = answer.statements.length > 0;
  const tone = !shown ? 'nothing' : answer.verdict === 'closest' ? 'closest' : 'answer';
  return {
    lang,
    tone,
    title: answer.question,
    blocks: [
      ...leadBlocks(answer, lang),
      ...statementBlocks(answer.statements, catalogue, marks, lang),
      ...(shown ? marks.list() : suggestionBlocks(answer, lang)),
    ],
    label: final ? labelOf(answer, lang) : words.label.growing,
    ...(final ? { actions: actionsFor(answer, catalogue, lang) } : { partial: true }),
  };
}

function leadBlocks(answer: Answer, lang: LanguageCode): Block[] {
  const words = wordsOf(lang).answer;
  const about = (answer.notes ?? []).filter((note) => note.kind === 'not-quoted');
  const lines = about.map(({ name }) => words.notQuoted(name));
  if (answer.statements.length === 0) return (lines.length > 0 ? lines : [words.nothing]).map(text);
  if (answer.verdict === 'answered') return [];
  return [...(lines.length > 0 ? lines : [words.nothing]), words.closest].map(text);
}

const text = (line: string): Block => ({ kind: 'text', text: line });

/** One block a statement; the speaker is named where it changes. */
export function statementBlocks(
  statements: readonly Statement[],
  catalogue: Catalogue,
  marks: SourceMarks,
  lang: LanguageCode,
): Block[] {
  let before: string | undefined;
  return statements.map((statement): Block => {
    const source = marks.mark(statement.citations);
    const by = statement.speaker !== undefined && statement.speaker !== before;
    before = statement.speaker;
    const quote = statement.quote;
    const article = quote && catalogue.articles.get(quote.article);
    if (quote && article) {
      const speaker = quote.speakerId === null ? undefined : catalogue.speakers.get(quote.speakerId);
      return quoteBlock(quote, article, speaker, lang, { by, source });
    }
    if (!isFromArticle(statement)) return told(statement, source, lang);
    return {
      kind: 'words',
      words: statement.text,
      lang: catalogue.articles.get(statement.citations[0].article)?.lang ?? lang,
      quoted: false,
      ...(by ? { by: [{ bold: statement.speaker ?? '' }] } : {}),
      source,
    };
  });
}

/** Sliced from what it cites, rather than written by a model. */
const isFromArticle = ({ text, citations }: Statement): boolean => citations.some((cited) => cited.text.includes(text));

/** A model's sentence: plain text of ours to draw, never an article's words. */
function told(statement: Statement, source: Text, lang: LanguageCode): Block {
  const marks = typeof source === 'string' ? [source] : source;
  const translated: Piece[] = statement.originals ? [' ', { italic: `(${wordsOf(lang).label.translated})` }] : [];
  return { kind: 'text', text: [`${statement.text} `, ...marks, ...translated] };
}

function suggestionBlocks(answer: Answer, lang: LanguageCode): Block[] {
  const words = wordsOf(lang);
  const { speakers = [], topics = [] } = answer.suggestions ?? {};
  return [
    ...(speakers.length > 0 ? [words.answer.askAbout(words.list(speakers))] : []),
    ...(topics.length > 0 ? [words.answer.topics(topics.join(' · '))] : []),
  ].map((line): Block => ({ kind: 'text', text: line, small: true }));
}

function labelOf(answer: Answer, lang: LanguageCode): string {
  const label = wordsOf(lang).label;
  const notes: Partial<Record<AnswerNote['kind'], string>> = {
    'summary-unavailable': label.unavailable,
    'summary-unverified': label.unverified,
    'summary-refused': label.refused,
    'budget-spent': label.budgetSpent,
  };
  const made = answer.engine === 'claude' ? label.summary : label.extractive;
  const extra = (answer.notes ?? []).flatMap(({ kind }) => notes[kind] ?? []);
  return [...(answer.statements.length > 0 ? [made] : []), ...extra].join(' · ');
}

/** One button a speaker shown, at most two. */
function actionsFor(answer: Answer, catalogue: Catalogue, lang: LanguageCode): Action[][] {
  const ids = new Set(answer.statements.flatMap(({ quote }) => quote?.speakerId ?? []));
  const buttons = [...ids].slice(0, 2).flatMap((id): Action[] => {
    const speaker = catalogue.speakers.get(id);
    if (!speaker) return [];
    return [
      {
        kind: 'button',
        label: wordsOf(lang).button.allQuotes(speaker.name),
        intent: { command: 'quotes', options: { speaker: id }, shows: 'private' },
      },
    ];
  });
  const all = [...originalButton(answer, lang), ...buttons];
  return all.length > 0 ? [all] : [];
}

/** Under a model's answer: the sentences that it stands on, as the articles have them. */
function originalButton(answer: Answer, lang: LanguageCode): Action[] {
  if (answer.engine !== 'claude' || answer.statements.length === 0) return [];
  const words = wordsOf(lang).button;
  const translated = answer.statements.some(({ originals }) => originals !== undefined);
  const places = placesOption(answer.statements.flatMap(({ citations }) => citations));
  return [
    {
      kind: 'button',
      label: translated ? words.original : words.sources,
      intent: { command: 'original', options: { places }, shows: 'private' },
    },
  ];
}
