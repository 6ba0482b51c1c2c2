// Sentences about articles that the lies are not about: honest ones stand, false ones do not, in both languages.
import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/answer/verify.ts';
import { languageOf } from '../../src/lang/languages.ts';
import { type Lexicon, loadLexicon } from '../../src/lang/lexicon.ts';
import { sentences } from '../../src/text/sentences.ts';
import type { Article } from '../../src/types.ts';
import { labelledCatalogue } from './labelled.ts';
import { FALSE, HONEST, type Paraphrase } from './paraphrases.ts';

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await loadLexicon();
});

function faultOf({ article: name, lang, text, from }: Paraphrase): string | undefined {
  const catalogue = labelledCatalogue(name);
  const article = [...catalogue.articles.values()][0] as Article;
  const spans = sentences(article.text, languageOf(article.lang));
  const places = from.map((words) => {
    const span = spans.find(({ start, end }) => article.text.slice(start, end).includes(words));
    if (!span) throw new Error(`no sentence of ${name} holds “${words}”`);
    return { article, span };
  });
  return check([{ written: text, places }], { catalogue, lexicon, lang })[0]?.fault;
}

describe('sentences about other articles', () => {
  it('stand when they are honest, nine times in ten', () => {
    const fell = HONEST.filter((one) => faultOf(one) !== undefined).map(({ text }) => text);
    expect(fell.length, fell.join('\n')).toBeLessThanOrEqual(HONEST.length / 10);
  });

  it.each(FALSE.map((one) => [one.text, one] as const))('do not stand when they are false: %s', (_, one) => {
    expect(faultOf(one)).toBeDefined();
  });
});
