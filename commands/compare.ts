// /compare: two or three speakers side by side, on a topic or in general.

import type { App } from '../src/app.ts';
import { UserError } from '../src/errors.ts';
import { type ComparedSpeaker, compareReply } from '../src/reply/compare-reply.ts';
import { f } from '../src/reply/words/french.ts';
import type { Command } from './command.ts';
import { flag, privateOption, text } from './options.ts';

const MOST = 4;

export const compare: Command = {
  data: {
    name: { en: 'compare', fr: 'comparer' },
    description: { en: 'Two speakers side by side', fr: 'Deux personnes côte à côte' },
    kind: 'slash',
    options: [
      {
        name: { en: 'speakers', fr: 'personnes' },
        description: {
          en: 'Names with a comma between: Wu Qian, Mark Milley',
          fr: f`Noms séparés par une virgule : Wu Qian, Mark Milley`,
        },
        type: 'text',
        required: true,
        suggested: true,
        maxLength: 200,
      },
      {
        name: { en: 'about', fr: 'sujet' },
        description: { en: 'Only what they say about this', fr: 'Seulement ce qu’ils disent à ce sujet' },
        type: 'text',
        maxLength: 200,
      },
      privateOption,
    ],
  },
  async execute(request, app) {
    const names = namesIn(text(request, 'speakers') ?? '');
    if (names.length < 2) throw new UserError('two-speakers', 'Name two speakers, with a comma between.');
    const about = text(request, 'about');
    const compared = await Promise.all(names.map((name) => find(name, about, app)));
    const reply = compareReply(compared, about, app.catalogue, request.locale);
    return flag(request, 'private') ? { ...reply, private: true } : reply;
  },
  /** Completes the name being typed and keeps those before it. */
  async complete(_option, typed, _request, app) {
    const before = typed.includes(',') ? `${typed.slice(0, typed.lastIndexOf(',')).trim()}, ` : '';
    const last = typed.slice(typed.lastIndexOf(',') + 1).trim();
    const taken = new Set(namesIn(before));
    return app
      .speakers(last)
      .filter(({ speaker }) => !taken.has(speaker.name))
      .map(({ speaker }) => ({ name: before + speaker.name, value: before + speaker.name }));
  },
};

/** "Wu Qian, Mark Milley", "Wu et Milley", "Wu vs Milley". */
function namesIn(typed: string): string[] {
  return typed
    .split(/\s*[,;&/]\s*|\s+(?:and|et|vs\.?|versus|contre|with|avec)\s+/iu)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, MOST);
}

async function find(name: string, about: string | undefined, app: App): Promise<ComparedSpeaker> {
  return { name, found: await app.quotesBy({ speaker: name, ...(about ? { about } : {}) }) };
}
