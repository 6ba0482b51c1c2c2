// Answer -> Reply.
import type { Answer, AnswerNote, Catalogue, LanguageCode, Statement } from '../types.ts';
import { quoteBlock } from './quote-block.ts';
import type { Action, Block, Reply } from './reply.ts';
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
  return buttons.length > 0 ? [buttons] : [];
}
