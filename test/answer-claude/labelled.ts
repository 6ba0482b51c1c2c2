// A catalogue of labelled articles as plain objects: quotes and speakers are those of the labels, not of our extraction.
import { readFileSync } from 'node:fs';
import { languageOf } from '../../src/lang/languages.ts';
import type { AnalysedQuery, Hit, Search } from '../../src/search/contract.ts';
import { passages } from '../../src/text/passages.ts';
import { sentences } from '../../src/text/sentences.ts';
import { overlaps } from '../../src/text/spans.ts';
import type { Article, Catalogue, LanguageCode, Quote, Speaker } from '../../src/types.ts';

interface Label {
  readonly text: string;
  readonly type: Quote['type'];
  readonly speaker: string | null;
  readonly aliases?: readonly string[];
  readonly mentionKind?: string;
}

const folder = new URL('../articles/', import.meta.url);

function labelledArticle(name: string): { article: Article; labels: readonly Label[] } {
  const file = readFileSync(new URL(`${name}/article.txt`, folder), 'utf8').replace(/\r/g, '');
  const { lang, quotes } = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), 'utf8'));
  const [title = '', ...rest] = file.split('\n');
  const article = { id: `${name}.txt`, title: title.trim(), text: rest.join('\n').trim(), lang: lang as LanguageCode };
  return { article, labels: quotes };
}

export function labelledCatalogue(...names: readonly string[]): Catalogue {
  const read = names.map(labelledArticle);
  const speakers = new Map<string, Speaker>();
  const quotes = read.flatMap(({ article, labels }) => labels.flatMap((label) => quoteOf(label, article, speakers)));
  return {
    version: names.join(','),
    articles: new Map(read.map(({ article }) => [article.id, article])),
    passages: new Map(read.map(({ article }) => [article.id, passages(article, languageOf(article.lang))])),
    quotes,
    speakers,
  };
}

function quoteOf(label: Label, article: Article, speakers: Map<string, Speaker>): Quote[] {
  const start = article.text.indexOf(label.text);
  if (start < 0) return [];
  const span = { start, end: start + label.text.length };
  const around = sentences(article.text, languageOf(article.lang)).filter((sentence) => overlaps(sentence, span));
  const context = { start: around[0]?.start ?? start, end: around.at(-1)?.end ?? span.end };
  if (label.speaker && !speakers.has(label.speaker)) speakers.set(label.speaker, speakerOf(label, label.speaker));
  return [
    {
      ...span,
      article: article.id,
      type: label.type,
      speakerId: label.speaker,
      mention: null,
      cue: null,
      resolvedBy: 'named',
      confidence: 1,
      context,
    },
  ];
}

/** Labels do not say what kind a speaker is: two capitalised words are a person, one is a place or body. */
function speakerOf({ aliases = [] }: Label, name: string): Speaker {
  const person = /^\p{Lu}[\p{L}’'-]+(?: [\p{L}.’'-]+)* \p{Lu}[\p{L}’'-]+$/u.test(name);
  const roles = aliases.filter((alias) => !name.includes(alias) && !alias.includes(name.split(' ').at(-1) ?? name));
  return { id: name, name, kind: person ? 'person' : 'organisation', names: [name, ...aliases], roles };
}

/** Finds the passages that hold any of the words asked for; `first` go before all others. */
export function wordSearch(catalogue: Catalogue, first: readonly string[] = []): Search {
  const hits = (question: string, limit: number): Hit[] => {
    const asked = new Set(question.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
    const all = [...catalogue.passages.values()].flat().map((passage): Hit => {
      const article = catalogue.articles.get(passage.article) as Article;
      const text = article.text.slice(passage.start, passage.end);
      const wanted = first.some((words) => text.includes(words)) ? 10 : 0;
      const shared = (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => asked.has(word)).length;
      return { passage, lang: article.lang, score: wanted + shared, coverage: Math.min(1, wanted + shared / 3) };
    });
    return all
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  };
  const query: AnalysedQuery = { lang: 'en', groups: {} };
  return {
    update: async () => {},
    search: async (question, { limit = 10 } = {}) => ({ query, hits: hits(question, limit) }),
    analyse: async () => query,
    status: () => ({ passages: catalogue.passages.size, engine: 'lunr', building: false }),
    close: async () => {},
  };
}
