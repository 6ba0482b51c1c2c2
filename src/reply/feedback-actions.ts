// Two small buttons under every answer: right, and wrong, which asks why.
import type { Answer, Catalogue } from '../types.ts';
import type { Action, Options, Reply } from './reply.ts';
import { wordsOf } from './words/words.ts';

/** Longest reason, in characters. */
export const LONGEST_REASON = 1000;

/** The reply with the two buttons; unchanged while the answer grows. They carry question, answer and corpus version. */
export function withFeedback(reply: Reply, answer: Answer, catalogue: Catalogue): Reply {
  if (reply.partial) return reply;
  const words = wordsOf(reply.lang).feedback;
  const judged: Options = {
    question: answer.question,
    answer: JSON.stringify(plainAnswer(answer)),
    lang: answer.lang,
    corpus: catalogue.version,
  };
  const buttons: Action[] = [
    {
      kind: 'button',
      label: words.right,
      emoji: '👍',
      intent: { command: 'feedback', options: { verdict: 'right', ...judged }, shows: 'private' },
    },
    {
      kind: 'form',
      label: words.wrong,
      emoji: '👎',
      title: words.whatWasWrong,
      intent: { command: 'feedback', options: { verdict: 'wrong', ...judged }, shows: 'private' },
      fields: [{ option: 'why', label: words.why, long: true, maxLength: LONGEST_REASON }],
    },
  ];
  return { ...reply, actions: [...(reply.actions ?? []), buttons] };
}

/** What was shown, by its places in the articles. */
function plainAnswer({ verdict, engine, statements }: Answer): object {
  return {
    verdict,
    engine,
    statements: statements.map(({ text, speaker, citations }) => ({
      text,
      ...(speaker ? { speaker } : {}),
      citations: citations.map(({ article, start, end }) => ({ article, start, end })),
    })),
  };
}

export function thanksReply(lang: Reply['lang']): Reply {
  return { lang, tone: 'info', blocks: [{ kind: 'text', text: wordsOf(lang).feedback.thanks }], private: true };
}
