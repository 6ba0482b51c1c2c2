// What is stored about a person, and its removal -> Reply.
import type { Privacy, StoredAboutPerson } from '../app.ts';
import type { LanguageCode } from '../types.ts';
import type { Block, Reply } from './reply.ts';
import { wordsOf } from './words/words.ts';

export function privacyReply(
  { feedback, digests }: StoredAboutPerson,
  keptDays: Privacy['keptDays'],
  lang: LanguageCode,
): Reply {
  const words = wordsOf(lang).privacy;
  const stored = [
    ...(feedback > 0 ? [words.feedback(feedback)] : []),
    ...(digests > 0 ? [words.digests(digests)] : []),
  ];
  return {
    lang,
    tone: 'info',
    title: words.title,
    blocks: [
      line(words.intro),
      ...(stored.length > 0 ? [{ kind: 'list', items: stored } satisfies Block] : [line(words.nothing)]),
      line(words.notKept),
      ...(stored.length > 0 ? [line(words.how)] : []),
      { kind: 'text', text: words.kept(keptDays), small: true },
    ],
    private: true,
  };
}

/** @param removed what there was */
export function forgottenReply({ feedback, digests }: StoredAboutPerson, lang: LanguageCode): Reply {
  const words = wordsOf(lang).privacy;
  const text = feedback + digests > 0 ? words.deleted(feedback, digests) : words.nothingToDelete;
  return { lang, tone: 'info', blocks: [line(text)], private: true };
}

function line(text: string): Block {
  return { kind: 'text', text };
}
