// Faults and help -> Reply.
import type { UserError } from '../errors.ts';
import type { LanguageCode } from '../types.ts';
import type { Block, Reply } from './reply.ts';
import { wordsOf } from './words/words.ts';

/** What a person can mend, in their language. */
export function userErrorReply(error: UserError, lang: LanguageCode): Reply {
  return {
    lang,
    tone: 'fault',
    private: true,
    blocks: [{ kind: 'text', text: wordsOf(lang).fault(error.code, error.details) }],
  };
}

/** @param id what the log line of the cause carries */
export function unexpectedReply(id: string, lang: LanguageCode): Reply {
  return { lang, tone: 'fault', private: true, blocks: [{ kind: 'text', text: wordsOf(lang).unexpected(id) }] };
}

export function helpReply(lang: LanguageCode): Reply {
  const { title, intro, commands } = wordsOf(lang).help;
  return {
    lang,
    tone: 'info',
    title,
    blocks: [
      { kind: 'text', text: intro },
      ...commands.map(
        ([command, example, what]): Block => ({
          kind: 'text',
          text: [{ command, ...(example ? { example } : {}) }, ` · ${what}`],
        }),
      ),
    ],
  };
}
