// What the buttons under an answer do: keep whether it was right, or wrong and why. Not in any list of commands.
import { UserError } from '../src/errors.ts';
import { isLanguageCode } from '../src/lang/languages.ts';
import { LONGEST_REASON, thanksReply } from '../src/reply/feedback-actions.ts';
import type { Command } from './command.ts';
import { text } from './options.ts';

export const feedback: Command = {
  data: {
    name: { en: 'feedback', fr: 'avis' },
    description: { en: 'Say whether an answer was right', fr: 'Dire si une réponse était juste' },
    kind: 'slash',
    options: [],
    hidden: true,
    private: true,
  },
  async execute(request, { feedback: box }) {
    if (!box) throw new UserError('database', 'Feedback needs a database, and there is none.');
    const [verdict, question, answer, lang, corpus] = ['verdict', 'question', 'answer', 'lang', 'corpus'].map((name) =>
      text(request, name),
    );
    if ((verdict !== 'right' && verdict !== 'wrong') || !question || !answer || !corpus) {
      throw new UserError('bad-option', 'The answer that is judged is not known.', {
        option: 'verdict',
        value: verdict ?? '',
      });
    }
    const why = text(request, 'why')?.slice(0, LONGEST_REASON);
    const { serverId } = request.place;
    await box.give(
      {
        verdict,
        question,
        answer: JSON.parse(answer),
        lang: isLanguageCode(lang) ? lang : request.locale,
        corpus,
        ...(why ? { why } : {}),
      },
      { userId: request.user.id, ...(serverId ? { serverId } : {}) },
      request.now,
    );
    return thanksReply(request.locale);
  },
};
