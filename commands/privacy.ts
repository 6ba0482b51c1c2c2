// /privacy: what is stored about the person who asks, and its removal.
import { UserError } from '../src/errors.ts';
import { forgottenReply, privacyReply } from '../src/reply/privacy-reply.ts';
import type { Command } from './command.ts';

export const privacy: Command = {
  data: {
    name: { en: 'privacy', fr: 'confidentialité' },
    description: { en: 'What is stored about you', fr: 'Ce qui est gardé sur vous' },
    kind: 'slash',
    options: [],
    subcommands: [
      {
        name: { en: 'show', fr: 'voir' },
        description: { en: 'See what is stored about you', fr: 'Voir ce qui est gardé sur vous' },
        options: [],
      },
      {
        name: { en: 'delete', fr: 'effacer' },
        description: { en: 'Remove everything stored about you', fr: 'Effacer tout ce qui est gardé sur vous' },
        options: [],
      },
    ],
    private: true,
  },
  async execute({ subcommand, user, locale }, { privacy: stored }) {
    if (!stored) throw new UserError('database', 'There is no database, and so nothing is stored.');
    if (subcommand === 'delete') return forgottenReply(await stored.forget(user.id), locale);
    return privacyReply(await stored.stored(user.id), stored.keptDays, locale);
  },
};
