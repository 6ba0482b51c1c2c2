// The engines that the bench compares, each set up as its own documentation shows it: any word of the question counts.
import * as orama from '@orama/orama';
import { Index as FlexIndex } from 'flexsearch';
import lunr from 'lunr';
import lunrFrench from 'lunr-languages/lunr.fr.js';
import lunrStemmers from 'lunr-languages/lunr.stemmer.support.js';
import MiniSearch from 'minisearch';
import { answer } from '../../src/answer/ask.ts';
import { createSearch } from '../../src/search/index.ts';
import { catalogueOfDocs, type Doc } from './corpus.ts';

lunrStemmers(lunr);
lunrFrench(lunr);

export interface Built {
  /** Ids of passages, best first. */
  search(question: string, limit: number): Promise<string[]> | string[];
  /** A whole answer, where the engine gives any. */
  answer?(question: string): Promise<unknown>;
  close?(): Promise<void>;
}

export interface BenchEngine {
  readonly name: string;
  build(docs: readonly Doc[]): Promise<Built>;
}

const ours: BenchEngine = {
  name: 'this project',
  async build(docs) {
    const search = createSearch({ engine: 'auto' });
    const catalogue = catalogueOfDocs(docs);
    await search.update(catalogue);
    return {
      search: async (question, limit) =>
        (await search.search(question, { limit })).hits.map((hit) => hit.passage.article),
      answer: (question) => answer(question, { catalogue, search }),
      close: () => search.close(),
    };
  },
};

const isFrench = (docs: readonly Doc[]): boolean => docs.some(({ lang }) => lang === 'fr');

/** French texts with the plug-in; English alone with Lunr's own pipeline. */
const lunrEngine: BenchEngine = {
  name: 'lunr + lunr.fr',
  async build(docs) {
    const index = lunr(function () {
      if (isFrench(docs)) this.use((lunr as unknown as { fr: lunr.Builder.Plugin }).fr);
      this.ref('id');
      this.field('title');
      this.field('text');
      for (const doc of docs) this.add(doc);
    });
    // The types leave out the pipeline that questions go through.
    const { pipeline } = index as unknown as { pipeline: lunr.Pipeline };
    return {
      search(question, limit) {
        const terms = lunr.tokenizer(question).flatMap((token) => pipeline.runString(token.toString()));
        const found = index.query((query) => {
          for (const term of terms) query.term(term, { usePipeline: false });
        });
        return found.slice(0, limit).map(({ ref }) => ref);
      },
    };
  },
};

const miniSearch: BenchEngine = {
  name: 'MiniSearch',
  async build(docs) {
    const index = new MiniSearch<Doc>({ fields: ['title', 'text'] });
    index.addAll(docs);
    return {
      search: (question, limit) =>
        index
          .search(question)
          .slice(0, limit)
          .map(({ id }) => String(id)),
    };
  },
};

const flexSearch: BenchEngine = {
  name: 'FlexSearch',
  async build(docs) {
    const index = new FlexIndex({ tokenize: 'strict' });
    for (const { id, title, text } of docs) index.add(id, `${title} ${text}`);
    return { search: (question, limit) => [...index.search(question, { limit, suggest: true })].map(String) };
  },
};

const oramaEngine: BenchEngine = {
  name: 'Orama',
  async build(docs) {
    const language = isFrench(docs) ? 'french' : 'english';
    const db = orama.create({ schema: { id: 'string', title: 'string', text: 'string' } as const, language });
    await orama.insertMultiple(
      db,
      docs.map(({ id, title, text }) => ({ id, title, text })),
    );
    return {
      search: async (term, limit) =>
        (await orama.search(db, { term, limit, properties: ['title', 'text'] })).hits.map(({ id }) => String(id)),
    };
  },
};

export const enginesOf = (all: boolean): readonly BenchEngine[] => [
  ours,
  lunrEngine,
  miniSearch,
  flexSearch,
  ...(all ? [oramaEngine] : []),
];
