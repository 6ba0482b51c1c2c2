// "Check this quote", in the menu of a message: only the person who asked sees the reply.
import { checkReply } from '../src/reply/check-reply.ts';
import { wordsOf } from '../src/reply/words/words.ts';
import type { Command } from './command.ts';

export const checkMessage: Command = {
  data: {
    name: { en: 'Check this quote', fr: 'Vérifier cette citation' },
    description: { en: '', fr: '' },
    kind: 'message',
    options: [],
    private: true,
  },
  async execute({ target, locale }, app) {
    const text = target?.text.trim() ?? '';
    if (text === '')
      return {
        lang: locale,
        tone: 'nothing',
        private: true,
        blocks: [{ kind: 'text', text: wordsOf(locale).check.noText }],
      };
    const reply = checkReply(await app.checkQuote(text, locale), app.catalogue, locale);
    return { ...reply, private: true };
  },
};
