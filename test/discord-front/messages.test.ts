// Mentions, direct messages and follow-ups.
import { setTimeout as sleep } from 'node:timers/promises';
import { Routes } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { AskOptions } from '../../src/app.ts';
import { type Bot, read, startBot } from './bot.ts';
import { answerOf, fakeApp } from './fake-app.ts';

let bot: Bot;
afterEach(() => bot.close());

/** An app that keeps what it was asked. */
function listening(wait = 0) {
  const asked: { question: string; previous?: AskOptions['previous'] }[] = [];
  const app = fakeApp({
    async *ask(question, options) {
      asked.push({ question, ...(options?.previous ? { previous: options.previous } : {}) });
      await sleep(wait);
      yield { answer: answerOf(question), final: true };
    },
  });
  return { app, asked };
}

describe('a mention', () => {
  it('is answered with a reply that pings nobody', async () => {
    const { app, asked } = listening();
    bot = await startBot({ app });
    const ana = bot.discord.person();
    const seen = await ana.mention('general', 'what did Ada Roux say?');
    expect(asked).toEqual([{ question: 'what did Ada Roux say?' }]);
    expect(read(seen)).toContain('Nous voulons la paix');
    expect(seen.message.message_reference?.message_id).toBeDefined();
    expect(seen.pingsAnybody).toBe(false);
    expect(bot.discord.count('POST', /typing/)).toBe(0);
  });

  it('names the other people in the question', async () => {
    const { app, asked } = listening();
    bot = await startBot({ app });
    const bob = bot.discord.person({ name: 'Bob' });
    await bot.discord.person().mention('general', `does <@${bob.id}> know?`);
    expect(asked[0]?.question).toBe('does Bob know?');
  });

  it('without a question shows what can be asked', async () => {
    bot = await startBot();
    const ana = bot.discord.person();
    expect((await ana.mention('general', '')).text).toContain('What you can ask');
    expect((await ana.dm('help')).text).toContain('What you can ask');
    expect((await ana.dm('aide')).text).toContain('Ce que vous pouvez demander');
  });

  it('shows that a slow answer is being written', async () => {
    const { app } = listening(400);
    bot = await startBot({ app });
    const seen = await bot.discord.person().mention('general', 'Ada?');
    expect(read(seen)).toContain('Nous voulons la paix');
    expect(bot.discord.count('POST', /typing/)).toBe(1);
  });

  it('grows while the answer is written', async () => {
    const app = fakeApp({
      async *ask(question) {
        const whole = answerOf(question);
        yield { answer: { ...whole, statements: whole.statements.slice(0, 1) }, final: false };
        await sleep(300);
        yield { answer: whole, final: true };
      },
    });
    bot = await startBot({ app });
    const ana = bot.discord.person();
    const seen = await ana.mention('general', 'Ada?');
    expect(read(seen)).toContain('Being written');
    await ana.until(seen, (now) => read(now).includes('Les canaux'));
    expect(read(seen)).not.toContain('Being written');
  });

  it('is ignored from bots, from @everyone, and elsewhere than in what is said to the bot', async () => {
    const { app, asked } = listening();
    bot = await startBot({ app });
    const { discord } = bot;
    const ana = discord.person();
    ana.say('what did Ada say?', { channel: 'general' });
    ana.say('@everyone what did Ada say?', { channel: 'general' });
    const robot = discord.person({ name: 'robot' });
    robot.user.bot = true;
    robot.say(`<@${discord.world.bot.id}> what did Ada say?`, { channel: 'general' });
    await ana.mention('general', 'the last');
    expect(asked).toEqual([{ question: 'the last' }]);
  });

  it('where the bot may not write is left alone, without a request', async () => {
    const { app, asked } = listening();
    bot = await startBot({ app });
    const { discord } = bot;
    const ana = discord.person();
    discord.permit(discord.channel('digest'), { deny: ['SendMessages'] });
    ana.say(`<@${discord.world.bot.id}> Ada?`, { channel: 'digest' });
    await ana.mention('general', 'the last');
    expect(asked).toHaveLength(1);
    expect(discord.invalidRequests).toBe(0);
  });

  it('where embeds are not allowed is answered as plain text', async () => {
    bot = await startBot();
    const { discord } = bot;
    discord.permit(discord.channel('digest'), { deny: ['EmbedLinks'] });
    const seen = await discord.person().mention('digest', 'Ada?');
    expect(seen.message.embeds).toEqual([]);
    expect(read(seen)).toContain('> «\u202fNous voulons la paix\u202f»');
  });

  it('too many in a row are not all answered', async () => {
    const { app, asked } = listening();
    bot = await startBot({ app });
    const ana = bot.discord.person();
    for (let i = 0; i < 20; i++) ana.say(`<@${bot.discord.world.bot.id}> Ada ${i}?`, { channel: 'general' });
    await bot.discord.until(() => asked.length >= 8);
    await sleep(100);
    expect(asked).toHaveLength(8);
  });

  it.each(['lost', 'reset', 'applied-error'] as const)('whose answer is %s is answered once', async (kind) => {
    bot = await startBot();
    const { discord } = bot;
    discord.fault({ kind, method: 'POST', path: /channels\/\d+\/messages$/, cut: 'fin' });
    const ana = discord.person();
    await ana.mention('general', 'Ada?');
    await discord.until(() => discord.count('POST', /channels\/\d+\/messages$/) === 2);
    await sleep(50);
    expect(discord.messages('general').filter(({ message }) => message.author.bot)).toHaveLength(1);
  });
});

describe('a follow-up', () => {
  it('by replying to the answer keeps the previous question in mind', async () => {
    const { app, asked } = listening();
    bot = await startBot({ app });
    const ana = bot.discord.person();
    const first = await ana.mention('general', 'what did *Ada* say?');
    await ana.replyTo(first, 'and about Taiwan?');
    expect(asked[1]).toEqual({
      question: 'and about Taiwan?',
      previous: {
        question: 'what did *Ada* say?',
        answer: 'Ada Roux, ministre\n«\u202fNous voulons la paix\u202f»\n«\u202fLes canaux restent *ouverts*.\u202f»',
      },
    });
  });

  it('to a slash command’s answer, and in direct messages', async () => {
    const { app, asked } = listening();
    bot = await startBot({ app });
    const ana = bot.discord.person();
    await ana.replyTo(await ana.command('/brief', { question: 'Ada?' }), 'and then?');
    await ana.replyTo(await ana.dm('Bo?'), 'and after?');
    expect(asked.map(({ previous }) => previous?.question)).toEqual([undefined, 'Ada?', undefined, 'Bo?']);
  });

  it('by mentioning the bot in a thread of its answer', async () => {
    const { app, asked } = listening();
    bot = await startBot({ app });
    const { discord } = bot;
    const ana = discord.person();
    const first = await ana.mention('general', 'first?');
    const opened = await bot.front.client.rest.post(Routes.threads(first.channelId, first.id), {
      body: { name: 'more' },
    });
    const thread = discord.channel((opened as { id: string }).id);
    await ana.mention(thread, 'second?');
    await ana.mention(thread, 'third?');
    expect(asked.map(({ previous }) => previous?.question)).toEqual([undefined, 'first?', 'second?']);
  });

  it('a reply to somebody else is no follow-up', async () => {
    const { app, asked } = listening();
    bot = await startBot({ app });
    const { discord } = bot;
    const ana = discord.person();
    const said = discord.person({ name: 'Bob' }).say('hello', { channel: 'general' });
    await ana.replyTo(said, `<@${discord.world.bot.id}> Ada?`);
    expect(asked[0]?.previous).toBeUndefined();
  });
});
