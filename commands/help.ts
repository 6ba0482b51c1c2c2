// /help: what can be asked, by example.
import { helpReply } from '../src/reply/fault-reply.ts';
import type { Command } from './command.ts';

export const help: Command = {
  data: {
    name: { en: 'help', fr: 'aide' },
    description: { en: 'What you can ask', fr: 'Ce que vous pouvez demander' },
    kind: 'slash',
    options: [],
  },
  execute: async (request) => ({ ...helpReply(request.locale), private: true }),
};
