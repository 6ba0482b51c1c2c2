// The sentences that say in another language what a text says: for checking a quotation against its original.

import { languageOf } from '../lang/languages.ts';
import type { Rendering } from '../quotes/check.ts';
import type { Search } from '../search/contract.ts';
import { sentences } from '../text/sentences.ts';
import { overlaps } from '../text/spans.ts';
import type { Catalogue, LanguageCode } from '../types.ts';
import { Topic } from './evidence.ts';
import { articleSentences } from './topic.ts';

/** Passages whose sentences are looked at. */
const PASSAGES = 12;

/**
 * Stretches of as many sentences as the text has, in the articles of other languages than `lang`, best first.
 * The share says how much of the text's words they hold by way of the lexicon, 0 to 1.
 */
export async function renderings(
  text: string,
  lang: LanguageCode,
  search: Search,
  catalogue: Catalogue,
): Promise<Rendering[]> {
  const { hits, query } = await search.search(text, { lang, limit: PASSAGES });
  const length = Math.min(3, Math.max(1, sentences(text, languageOf(lang)).length));
  const found = hits.flatMap(({ passage, lang: own }): Rendering[] => {
    const article = catalogue.articles.get(passage.article);
    const groups = own === lang ? undefined : query.groups[own];
    if (!article || !groups || groups.length === 0) return [];
    const topic = new Topic(groups, own);
    const inside = articleSentences(article).filter((sentence) => overlaps(sentence, passage));
    return inside.map(({ start }, at) => {
      const { end } = inside[Math.min(inside.length, at + length) - 1] as { readonly end: number };
      return { article: article.id, start, end, share: topic.share(topic.strengths(article.text.slice(start, end))) };
    });
  });
  return found.sort((a, b) => b.share - a.share || a.end - a.start - (b.end - b.start));
}
