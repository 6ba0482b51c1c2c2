// What autocomplete proposes is answered by the very articles it was made from.
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { createApp } from '../../src/create-app.ts';
import { createLogger } from '../../src/log.ts';
import { createSearch } from '../../src/search/index.ts';

let app: App;
beforeAll(async () => {
  const corpusPaths = [path.join(import.meta.dirname, '../../corpus')];
  app = await createApp({ corpusPaths, search: createSearch({ engine: 'lunr' }), log: createLogger('silent') });
});
afterAll(() => app.close());

async function verdictOf(question: string): Promise<string> {
  let verdict = '';
  for await (const { answer } of app.ask(question)) verdict = answer.verdict;
  return verdict;
}

describe.each(['en', 'fr'] as const)('questions proposed in %s', (lang) => {
  it('are answered', async () => {
    const proposed = app.suggestQuestions(lang, '');
    expect(proposed.length).toBeGreaterThan(2);
    const refused: string[] = [];
    for (const question of proposed) if ((await verdictOf(question)) !== 'answered') refused.push(question);
    expect(refused).toEqual([]);
  });
});

describe('asking for all that is known', () => {
  it.each([
    ['Que sait-on des pourparlers militaires ?', 'answered'],
    ['Qu’est-ce qu’on sait des pourparlers militaires ?', 'answered'],
    ['Que disent les articles sur les pourparlers ?', 'answered'],
    ['What do we know about the talks?', 'answered'],
    ['What do the articles say about the talks?', 'answered'],
    ['Que sait-on du mariage du prince ?', 'not-in-articles'],
    ['What is known about the royal wedding?', 'not-in-articles'],
  ])('%s is %s', async (question, verdict) => expect(await verdictOf(question)).toBe(verdict));
});
