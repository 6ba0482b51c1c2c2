// /check and the message menu, from a message to the reply.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { check } from '../../commands/check.ts';
import { checkMessage } from '../../commands/check-message.ts';
import type { Request } from '../../commands/command.ts';
import type { App } from '../../src/app.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { type CheckScene, openScene } from '../quotes/check/scored.ts';

let scene: CheckScene;
let app: App;
beforeAll(async () => {
  scene = await openScene();
  app = { catalogue: scene.catalogue, checkQuote: (text: string) => scene.check(text) } as unknown as App;
}, 120_000);
afterAll(() => scene.close());

const request = (more: Partial<Request>): Request => ({
  options: {},
  locale: 'en',
  user: { id: '1' },
  place: { kind: 'direct' },
  administrator: false,
  now: new Date(0),
  ...more,
});
const said = (reply: Reply): string => JSON.stringify(reply.blocks);

it('shows the difference and who the article gives the words to', async () => {
  const text = 'Wu Qian: « une discussion franche et ouverte sur une gamme de problèmes »';
  const reply = (await check.execute(request({ options: { text } }), app)) as Reply;
  expect(reply.tone).toBe('closest');
  expect(reply.blocks.find(({ kind }) => kind === 'difference')).toMatchObject({
    parts: expect.arrayContaining([
      expect.objectContaining({ change: 'added', text: expect.stringMatching(/approfondie/) }),
    ]),
  });
  expect(said(reply)).toContain('gives these words to Martin Meiners, not to Wu Qian');
});

it('never puts marks around words that the article reports in its own', async () => {
  const text = 'Milley : « de telles communications de militaire à militaire sont essentielles »';
  const reply = (await check.execute(request({ locale: 'fr', options: { text } }), app)) as Reply;
  expect(reply.blocks.find(({ kind }) => kind === 'words')).toMatchObject({ quoted: false });
  expect(said(reply)).toContain('et non une citation de Mark Milley');
});

it('says of a translated message that the original is French, and shows it to the person alone', async () => {
  const target = {
    id: '2',
    text: 'Milley said they are “vital to preventing war between great powers that possess nuclear weapons”',
  };
  const reply = (await checkMessage.execute(request({ target }), app)) as Reply;
  expect(reply.private).toBe(true);
  expect(said(reply)).toContain('The original is in French');
  expect(said(reply)).toContain('empêcher la guerre entre les grandes puissances');
});

it('says so when a message has no text, or nothing that an article has', async () => {
  const empty = (await checkMessage.execute(request({ target: { id: '2', text: ' ' } }), app)) as Reply;
  expect(empty).toMatchObject({ private: true, tone: 'nothing' });
  const text = '“My dog ate all the homework that I left on the kitchen table”';
  const reply = (await check.execute(request({ options: { text } }), app)) as Reply;
  expect(reply.tone).toBe('nothing');
  expect(reply.blocks).toHaveLength(1);
});
