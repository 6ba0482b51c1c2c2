// A lie of one sentence, the most common shape in the catalogue.
import type { Lie, LieKind } from './lies.ts';

/** One sentence, its citations, and the part of it that must not be shown. */
export function lie(
  kind: LieKind,
  name: string,
  lang: 'fr' | 'en',
  question: string,
  text: string,
  cites: readonly string[],
  ...mustNotShow: string[]
): Lie {
  return { kind, name, lang, question, pieces: [{ text, cites }], mustNotShow };
}
