// Who a message says it was, when the frame is in one language and the words in another; and roles that end in an adjective.
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { createApp } from '../../../src/create-app.ts';
import { createLogger } from '../../../src/log.ts';
import { createSearch } from '../../../src/search/index.ts';

let app: App;
beforeAll(async () => {
  const corpusPaths = [path.join(import.meta.dirname, '../../../corpus')];
  app = await createApp({ corpusPaths, search: createSearch({ engine: 'lunr' }), log: createLogger('silent') });
});
afterAll(() => app.close());

it.each([
  ['Wu said "degré important de renseignement"', 'other-speaker'],
  ['Wu Qian said "un degré important de renseignement"', 'other-speaker'],
  ['Wu a dit : « degré important de renseignement »', 'other-speaker'],
  ['Milley said "La souveraineté, la dignité et les intérêts fondamentaux de la Chine"', 'other-speaker'],
  ['Milley said "degré important de renseignement"', 'verbatim'],
  ['"degré important de renseignement"', 'verbatim'],
])('%s is %s', async (text, verdict) => {
  expect((await app.checkQuote(text, 'en')).verdict).toBe(verdict);
});

it('keeps a role whole to its last adjective', () => {
  const milley = [...app.catalogue.speakers.values()].find(({ name }) => name === 'Mark Milley');
  expect(milley?.roles).toContain('président des chefs d’état-major interarmées');
});
