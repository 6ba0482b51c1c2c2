// Buttons, menus and forms: in place, in a new message, private; and after a restart.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Command, Request } from '../../commands/command.ts';
import { createIntentMemory } from '../../src/discord/index.ts';
import type { Action, Block, Intent, Reply } from '../../src/reply/reply.ts';
import { type Bot, command, read, startBot } from './bot.ts';

let bot: Bot;
afterEach(() => bot.close());

const LONG = 'a name that is far too long for a button '.repeat(6).trim();

/** Says what it was asked, and offers what a test wants. */
function echo(actions: (request: Request) => readonly (readonly Action[])[]): Command {
  return command('echo', async (request) => {
    const { options, locale, subcommand, place, user } = request;
    const text = JSON.stringify({ options, locale, subcommand, place: place.kind, user: user.name });
    return { lang: locale, tone: 'answer', blocks: [{ kind: 'text', text }], actions: actions(request) };
  });
}
const button = (label: string, intent: Partial<Intent>): Action => ({
  kind: 'button',
  label,
  intent: { command: 'echo', options: {}, shows: 'new', ...intent },
});
const said = (seen: { text: string }) =>
  JSON.parse(
    read(seen)
      .split('\n')
      .find((line) => line.startsWith('{')) ?? '{}',
  );

describe('a button', () => {
  it('changes the message in place, and keeps the message’s language', async () => {
    bot = await startBot({
      commands: [echo(() => [[button('On', { options: { page: 2, flag: true, word: '#1|a=b' }, shows: 'in-place' })]])],
    });
    const { discord } = bot;
    const seen = await discord.person({ locale: 'fr' }).command('/echo-fr');
    const other = discord.person({ name: 'Bob', locale: 'en-US' });
    const after = await other.click(seen, 'On');
    expect(after.id).toBe(seen.id);
    expect(said(seen)).toEqual({
      options: { page: 2, flag: true, word: '#1|a=b' },
      locale: 'fr',
      place: 'server',
      user: 'Bob',
    });
    expect(discord.messages('general')).toHaveLength(1);
  });

  it('shows a new message, or a private one', async () => {
    bot = await startBot({ commands: [echo(() => [[button('New', {}), button('Alone', { shows: 'private' })]])] });
    const ana = bot.discord.person();
    const seen = await ana.command('/echo');
    const fresh = await ana.click(seen, 'New');
    expect(fresh.id).not.toBe(seen.id);
    expect(fresh.ephemeral).toBe(false);
    const alone = await ana.click(seen, 'Alone');
    expect(alone.ephemeral).toBe(true);
    expect(alone.buttons.map(({ label }) => label)).toContain('Share to channel');
  });

  it('that takes long says so in time, in place too', async () => {
    const slow = command('slow', async ({ options }) => {
      if (options.page) await sleep(300);
      return {
        lang: 'en',
        tone: 'answer',
        blocks: [{ kind: 'text', text: `page ${options.page ?? 1}` }],
        actions: [
          [{ kind: 'button', label: 'Next', intent: { command: 'slow', options: { page: 2 }, shows: 'in-place' } }],
        ],
      } satisfies Reply;
    });
    bot = await startBot({ commands: [slow] });
    const ana = bot.discord.person();
    const seen = await ana.command('/slow');
    const after = await ana.click(seen, 'Next');
    expect(after.respondedAfter).toBeLessThan(1000);
    expect(seen.text).toContain('page 2');
  });

  it('whose command fails leaves the message as it is', async () => {
    const fails = command('fails', async ({ options }) => {
      if (options.again) throw new Error('no');
      return {
        lang: 'en',
        tone: 'answer',
        blocks: [{ kind: 'text', text: 'fine' }],
        actions: [
          [
            {
              kind: 'button',
              label: 'Again',
              intent: { command: 'fails', options: { again: true }, shows: 'in-place' },
            },
          ],
        ],
      } satisfies Reply;
    });
    bot = await startBot({ commands: [fails] });
    const ana = bot.discord.person();
    const seen = await ana.command('/fails');
    await ana.click(seen, 'Again').catch(() => {});
    await bot.discord.until(() => bot.log.some(({ msg }) => msg === 'an answer failed'));
    expect(seen.text).toContain('fine');
    expect(bot.discord.messages('general')).toHaveLength(1);
  });

  it('works after a restart when its intent fits the button, and when a store holds it', async () => {
    const intents = createIntentMemory();
    bot = await startBot({
      intents,
      commands: [echo(() => [[button('Short', { options: { a: 'b' } }), button('Long', { options: { a: LONG } })]])],
    });
    const ana = bot.discord.person();
    const seen = await ana.command('/echo');
    await bot.restart();
    expect(said(await ana.click(seen, 'Short')).options).toEqual({ a: 'b' });
    expect(said(await ana.click(seen, 'Long')).options).toEqual({ a: LONG });
  });

  it('that nobody remembers says so kindly, and only to who pressed it', async () => {
    bot = await startBot({ commands: [echo(() => [[button('Long', { options: { a: LONG } })]])] });
    const ana = bot.discord.person({ locale: 'fr' });
    const seen = await ana.command('/echo-fr');
    await bot.restart();
    const answer = await ana.click(seen, 'Long');
    expect(answer.ephemeral).toBe(true);
    expect(read(answer)).toContain('je ne m’en souviens plus');
  });

  it('that cannot be kept is left out, and the answer comes all the same', async () => {
    const broken = { put: () => Promise.reject(new Error('the disk is full')), get: async () => undefined };
    bot = await startBot({
      intents: broken,
      commands: [echo(() => [[button('Short', {}), button('Long', { options: { a: LONG } })]])],
    });
    const seen = await bot.discord.person().command('/echo');
    expect(seen.buttons.map(({ label }) => label)).toEqual(['Short']);
    expect(bot.log.some(({ msg }) => msg === 'a button was left out')).toBe(true);
  });

  it('of a command that is no more says the same', async () => {
    bot = await startBot({ commands: [echo(() => [[button('Gone', { command: 'gone' })]])] });
    const ana = bot.discord.person();
    expect((await ana.click(await ana.command('/echo'), 'Gone')).text).toContain('too old');
  });

  it('reaches a subcommand', async () => {
    bot = await startBot({ commands: [echo(() => [[button('Sub', { command: 'echo show' })]])] });
    const ana = bot.discord.person();
    expect(said(await ana.click(await ana.command('/echo'), 'Sub')).subcommand).toBe('show');
  });
});

describe('a menu', () => {
  it('fills its option, with values of any length', async () => {
    const menu: Action = {
      kind: 'menu',
      placeholder: 'Choose',
      option: 'speaker',
      intent: { command: 'echo', options: { page: 1 }, shows: 'new' },
      choices: [
        { label: 'Ada', value: 'ada', description: 'x'.repeat(300) },
        { label: 'Long', value: LONG },
        ...Array.from({ length: 40 }, (_, i) => ({ label: `n${i}`, value: `v${i}` })),
      ],
    };
    bot = await startBot({ commands: [echo(() => [[menu]])] });
    const ana = bot.discord.person();
    const seen = await ana.command('/echo');
    expect(seen.selects[0]?.options).toHaveLength(25);
    expect(said(await ana.select(seen, 'Choose', 'Ada')).options).toEqual({ speaker: 'ada', page: 1 });
    expect(said(await ana.select(seen, 'Choose', 'Long')).options).toEqual({ speaker: LONG, page: 1 });
  });
});

describe('a form', () => {
  const form = (more: Partial<Extract<Action, { kind: 'form' }>> = {}): Action => ({
    kind: 'form',
    label: 'Ask',
    title: 'Ask, about it; now',
    intent: { command: 'echo', options: { topic: 'x' }, shows: 'private' },
    fields: [
      { option: 'question', label: 'Your question', required: true, maxLength: 300 },
      { option: 'why', label: 'Why?', long: true },
    ],
    ...more,
  });

  it('opens, and what was filled in runs the command, also after a restart', async () => {
    bot = await startBot({ commands: [echo(() => [[form()]])] });
    const ana = bot.discord.person();
    const seen = await ana.command('/echo');
    await bot.restart();
    const opened = await ana.click(seen, 'Ask');
    expect(opened.modal?.title).toBe('Ask, about it; now');
    expect(opened.modal?.fields.map(({ id, required, max }) => ({ id, required, max }))).toEqual([
      { id: 'question', required: true, max: 300 },
      { id: 'why', required: false, max: 4000 },
    ]);
    const answer = await ana.submitModal(opened, { 'Your question': 'what now?' });
    expect(answer.ephemeral).toBe(true);
    expect(said(answer).options).toEqual({ topic: 'x', question: 'what now?' });
  });

  it('that is too long for a button works too', async () => {
    bot = await startBot({ commands: [echo(() => [[form({ title: 'T'.repeat(200) })]])] });
    const ana = bot.discord.person();
    const opened = await ana.click(await ana.command('/echo'), 'Ask');
    expect(opened.modal?.title).toHaveLength(45);
    expect(said(await ana.submitModal(opened, { question: 'q', why: 'w' })).options).toEqual({
      topic: 'x',
      question: 'q',
      why: 'w',
    });
  });
});

describe('a reply longer than a message', () => {
  it('is paged in place, after a restart too, with whole quotes only', async () => {
    const words = (i: number) => `${i} ${'Les canaux restent ouverts. '.repeat(20)}`.trim();
    const blocks = Array.from(
      { length: 20 },
      (_, i): Block => ({ kind: 'words', words: words(i), lang: 'fr', quoted: true }),
    );
    bot = await startBot({
      commands: [command('long', async () => ({ lang: 'en', tone: 'answer', title: 'Long', blocks }) satisfies Reply)],
    });
    const ana = bot.discord.person();
    const seen = await ana.command('/long');
    expect(seen.text).toMatch(/\d+ more not shown/);
    const found = new Set<number>();
    for (let page = 0; page < 10; page++) {
      for (const [, number] of seen.text.matchAll(/> «\u202f(\d+) [^»]*ouverts\.\u202f»/g)) found.add(Number(number));
      if (!seen.buttons.some(({ label }) => label === 'Read more')) break;
      if (page === 0) await bot.restart();
      await ana.click(seen, 'Read more');
    }
    expect(found.size).toBe(20);
    expect(seen.buttons.map(({ label }) => label)).toEqual(['Back']);
  });
});
