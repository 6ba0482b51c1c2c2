// /check: does an article really say that, and who says it?
import { UserError } from '../src/errors.ts';
import { checkReply } from '../src/reply/check-reply.ts';
import type { Command } from './command.ts';
import { flag, privateOption, text } from './options.ts';

export const check: Command = {
  data: {
    name: { en: 'check', fr: 'vérifier' },
    description: { en: 'Is this quote real, word for word?', fr: 'Cette citation est-elle vraie, mot pour mot\u202f?' },
    kind: 'slash',
    options: [
      {
        name: { en: 'text', fr: 'texte' },
        description: {
          en: 'The quote, with who is said to have said it',
          fr: 'La citation, avec la personne à qui on la prête',
        },
        type: 'text',
        required: true,
        maxLength: 4000,
      },
      privateOption,
    ],
  },
  async execute(request, app) {
    const quote = text(request, 'text');
    if (quote === undefined) throw new UserError('empty-question', 'There is no text to check.');
    const reply = checkReply(await app.checkQuote(quote, request.locale), app.catalogue, request.locale);
    return flag(request, 'private') ? { ...reply, private: true } : reply;
  },
};
