// The sentences that a summary cites, as the articles have them. Reached through a button alone.
import { UserError } from '../src/errors.ts';
import { originalReply, readPlaces } from '../src/reply/original-reply.ts';
import type { Command } from './command.ts';
import { text } from './options.ts';

export const original: Command = {
  data: {
    name: { en: 'original', fr: 'original' },
    description: { en: 'The original words behind an answer', fr: 'Le texte original derrière une réponse' },
    kind: 'slash',
    options: [
      {
        name: { en: 'places', fr: 'passages' },
        description: { en: 'Which sentences', fr: 'Quelles phrases' },
        type: 'text',
        required: true,
      },
    ],
    hidden: true,
  },
  async execute(request, app) {
    const places = readPlaces(text(request, 'places') ?? '', app.catalogue.articles);
    if (places.length === 0) throw new UserError('no-such-article', 'The article of these words is gone.');
    return { ...originalReply(places, app.catalogue, request.locale), private: true };
  },
};
