// The engines behind the SearchIndex contract: the contract test runs over each. Another one is one more line.

import type { IndexedPassage, SearchIndex } from '../../src/search/contract.ts';
import { FtsIndex } from '../../src/search/fts.ts';
import { LunrIndex } from '../../src/search/lunr.ts';

export interface EngineUnderTest {
  readonly name: string;
  build(passages: readonly IndexedPassage[]): SearchIndex;
  load(file: string): SearchIndex;
}

export const engines: readonly EngineUnderTest[] = [
  { name: 'lunr', build: (passages) => LunrIndex.build(passages), load: (file) => LunrIndex.load(file) },
  {
    name: 'fts',
    build: (passages) => {
      const index = new FtsIndex();
      index.add(passages);
      return index;
    },
    load: (file) => FtsIndex.load(file),
  },
];
