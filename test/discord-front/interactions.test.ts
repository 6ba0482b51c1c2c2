// Commands, buttons, menus and forms, end to end: the real client against a Discord of our own.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { type Bot, command, read, startBot } from './bot.ts';
import { answerOf, fakeApp, QUOTES } from './fake-app.ts';

let bot: Bot;
afterEach(() => bot.close());

const plain = (text: string, more: Partial<Reply> = {}): Reply => ({
  lang: 'en',
  tone: 'answer',
  blocks: [{ kind: 'text', text }],
  ...more,
});
const inTime = async (ms: number, reply: Reply) => {
  await sleep(ms);
  return reply;
};
const privateOption = {
  name: { en: 'private', fr: 'privé' },
  description: { en: 'Only you', fr: 'Vous seul' },
  type: 'flag',
} as const;

describe('/brief', () => {
  it('answers at once, in one request, with both statements, their speaker and source', async () => {
    bot = await startBot();
    const seen = await bot.discord.person().command('/brief', { question: 'What did Ada Roux say?' });
    expect(read(seen)).toContain('What did Ada Roux say?');
    expect(read(seen)).toContain('> «\u202fNous voulons la paix\u202f»');
    expect(read(seen)).toContain('> «\u202fLes canaux restent *ouverts*.\u202f»');
    expect(read(seen)).toContain('**Ada Roux**, ministre');
    expect(read(seen)).toContain('Word for word from the articles');
    expect(read(seen)).toContain('[Deux pays se parlent](<https://example.org/taiwan>)');
    expect(seen.edits).toHaveLength(1);
    expect(bot.discord.count('POST', /callback/)).toBe(1);
    expect(bot.discord.count('PATCH', /webhooks/)).toBe(0);
  });

  it('answers in French to somebody who reads French, under the French names', async () => {
    bot = await startBot();
    const ana = bot.discord.person({ locale: 'fr' });
    expect(ana.commands()).toEqual(expect.arrayContaining(['point', 'citations', 'sources', 'aide']));
    const seen = await ana.command('/point', { question: 'Qu’a dit Ada Roux ?' });
    expect(read(seen)).toContain('Mot pour mot, tiré des articles');
    expect(seen.buttons.map(({ label }) => label)).toContain('Toutes les citations d’Ada Roux');
  });

  it('in the language asked for', async () => {
    bot = await startBot();
    const seen = await bot.discord.person().command('/brief', { question: 'Ada?', language: 'fr' });
    expect(read(seen)).toContain('Mot pour mot');
  });

  it('in direct messages with the bot', async () => {
    bot = await startBot();
    const seen = await bot.discord.person().command('/brief', { question: 'Ada?' }, { dm: true });
    expect(read(seen)).toContain('Nous voulons la paix');
  });

  it('suggests questions in the person’s language', async () => {
    bot = await startBot();
    const ana = bot.discord.person();
    expect(await ana.autocomplete('/brief', 'question', 'wh')).toEqual([
      { name: 'What did Ada Roux say?', value: 'What did Ada Roux say?' },
    ]);
    const [french] = await ana.autocomplete('/point', 'question', '', {}, { locale: 'fr' });
    expect(french?.name).toBe('Qu’a dit Ada Roux ?');
  });

  it('shows what an article holds as text: no ping, no link, no markup', async () => {
    bot = await startBot({
      app: fakeApp({
        async *ask(question) {
          yield { answer: answerOf(question, QUOTES.slice(2)), final: true };
        },
      }),
    });
    const seen = await bot.discord.person().command('/brief', { question: '@everyone **now** <@1>' });
    expect(seen.pingsAnybody).toBe(false);
    expect(seen.text).toContain('\\@everyone \\*\\*now\\*\\* \\<@1>');
    expect(seen.text).toContain('Cliquez [ici]\\(https://evil.example) \\@everyone \\<@123>');
    expect(read(seen)).toContain('Cliquez [ici](https://evil.example) @everyone <@123>');
  });
});

describe('/quotes', () => {
  it('lists who is quoted, shows one of them from the menu, and gives a file', async () => {
    bot = await startBot();
    const ana = bot.discord.person();
    const everyone = await ana.command('/quotes');
    expect(read(everyone)).toContain('Ada Roux, ministre · 2 quotes'.replace('Ada Roux', '**Ada Roux**'));
    const one = await ana.select(everyone, 'Choose who to read', 'Ada Roux');
    expect(read(one)).toContain('Les canaux restent *ouverts*.');
    const file = await ana.click(one, 'CSV');
    expect(file.ephemeral).toBe(true);
    expect(file.files.map(({ name }) => name)).toEqual(['quotes.csv']);
    expect(String(file.files[0]?.data)).toContain('Les canaux restent *ouverts*.');
    expect(file.buttons).toEqual([]);
  });

  it('suggests speakers, and takes the suggestion', async () => {
    bot = await startBot();
    const ana = bot.discord.person({ locale: 'fr' });
    const [choice] = await ana.autocomplete('/citations', 'personne', 'roux');
    expect(choice).toEqual({ name: 'Ada Roux (2) · ministre', value: 'ada-roux' });
    expect(read(await ana.command('/citations', { personne: 'ada-roux' }))).toContain('Citations d’Ada Roux');
  });
});

it('works where only the person has installed it', async () => {
  bot = await startBot({}, { guilds: [{}, { name: 'Elsewhere', botIn: false }] });
  const [, elsewhere] = [...bot.discord.world.guilds.values()];
  if (!elsewhere) throw new Error('no second server');
  const ana = bot.discord.person({ guilds: [elsewhere], installed: true });
  const seen = await ana.command(
    '/brief',
    { question: 'Ada?', private: true },
    { channel: bot.discord.channel('general', elsewhere) },
  );
  expect(read(seen)).toContain('Nous voulons la paix');
  await ana.click(seen, 'Share to channel');
  await bot.discord.until(() => bot.discord.messages(bot.discord.channel('general', elsewhere)).length > 0);
});

describe('privacy', () => {
  it('a private reply is for one person, and is shared once by its button', async () => {
    bot = await startBot();
    const { discord } = bot;
    const ana = discord.person();
    const seen = await ana.command('/brief', { question: 'Ada?', private: true });
    expect(seen.ephemeral).toBe(true);
    expect(discord.messages('general')).toHaveLength(0);
    await ana.click(seen, 'Share to channel');
    const [shared] = await discord.until(() => discord.messages('general').length > 0 && discord.messages('general'));
    expect(shared?.message.embeds[0]?.description).toBe(seen.message.embeds[0]?.description);
    expect(shared?.text).toContain(`Shared by <@${ana.id}>`);
    expect(shared?.pingsAnybody).toBe(false);
    expect(shared?.buttons.map(({ label }) => label)).toEqual(['All quotes by Ada Roux']);
    expect(seen.buttons.find(({ label }) => label === 'Shared')?.disabled).toBe(true);
  });

  it('no share button for somebody who may not write there, nor in direct messages', async () => {
    bot = await startBot();
    const ana = bot.discord.person();
    bot.discord.permit(bot.discord.channel('general'), { deny: ['SendMessages'], for: ana.id });
    const labels = async (where: object) =>
      (await ana.command('/brief', { question: 'Ada?', private: true }, where)).buttons.map(({ label }) => label);
    expect(await labels({ channel: 'general' })).not.toContain('Share to channel');
    expect(await labels({ dm: true })).not.toContain('Share to channel');
    expect(await labels({ channel: 'digest' })).toContain('Share to channel');
  });

  it('pressing share is refused once the person may no longer write there', async () => {
    bot = await startBot();
    const ana = bot.discord.person();
    const seen = await ana.command('/brief', { question: 'Ada?', private: true });
    bot.discord.permit(bot.discord.channel('general'), { deny: ['SendMessages'], for: ana.id });
    const [refused] = [await ana.click(seen, 'Share to channel')];
    expect(refused.text).toContain('may not write');
    expect(bot.discord.messages('general')).toHaveLength(0);
  });

  it('is kept by a slow reply from the first moment on', async () => {
    const slow = command('slow', () => inTime(300, plain('done')), { options: [privateOption] });
    bot = await startBot({ commands: [slow] });
    const seen = await bot.discord.person().command('/slow', { private: true });
    expect(seen.ephemeral).toBe(true);
    expect(seen.edits[0]?.text).toBe('');
    expect(seen.text).toContain('done');
  });

  it('a slow reply that turns out to be private takes the place of the public promise', async () => {
    const slow = command('slow', () => inTime(300, plain('only you', { private: true })));
    bot = await startBot({ commands: [slow] });
    const seen = await bot.discord.person().command('/slow');
    expect(seen.ephemeral).toBe(true);
    expect(seen.text).toContain('only you');
    expect(bot.discord.messages('general').filter(({ deleted }) => !deleted)).toHaveLength(0);
  });
});

describe('time', () => {
  it('a slow reply is deferred in time and edited', async () => {
    bot = await startBot({ commands: [command('slow', () => inTime(400, plain('done')))] });
    const seen = await bot.discord.person().command('/slow');
    expect(seen.respondedAfter).toBeLessThan(1000);
    expect(seen.text).toContain('done');
    expect(bot.discord.count('PATCH', /original$/)).toBe(1);
  });

  it('by its usual pace a reply of one and a half seconds is deferred after one', async () => {
    bot = await startBot({ commands: [command('slow', () => inTime(1500, plain('done')))], pace: {} });
    const seen = await bot.discord.person().command('/slow');
    expect(seen.respondedAfter).toBeGreaterThan(900);
    expect(seen.respondedAfter).toBeLessThan(1400);
    expect(seen.text).toContain('done');
  });

  it('a growing reply is edited at most once in its time, and ends with its end', async () => {
    const growing = command('grow', async function* () {
      for (let i = 1; i <= 40; i++) {
        await sleep(20);
        yield plain(`part ${i}`, { partial: true });
      }
      yield plain('the end');
    });
    bot = await startBot({ commands: [growing] });
    const ana = bot.discord.person();
    const seen = await ana.command('/grow');
    await ana.until(seen, ({ text }) => text.includes('the end'));
    const times = seen.edits.map(({ at }) => at);
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(seen.edits.length).toBeGreaterThan(3);
    expect(seen.edits.length).toBeLessThan(12);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(80);
    expect(seen.edits[0]?.text).toContain('part ');
  });

  it('many slow replies at once are not held up by discord.js’s limit of 50 a second', async () => {
    bot = await startBot({ commands: [command('slow', () => inTime(200, plain('done')))] });
    const ana = bot.discord.person();
    const all = await Promise.all(Array.from({ length: 150 }, () => ana.command('/slow')));
    expect(all.every(({ text }) => text.includes('done'))).toBe(true);
    expect(bot.log.filter(({ msg }) => msg === 'waiting for a rate limit')).toEqual([]);
  });

  it('suggestions that take too long are none', async () => {
    const slow = command('slow', async () => plain('x'), {
      options: [{ name: { en: 'q', fr: 'q-fr' }, description: { en: 'q', fr: 'q' }, type: 'text', suggested: true }],
      complete: () => new Promise(() => {}),
    });
    bot = await startBot({ commands: [slow] });
    expect(await bot.discord.person().autocomplete('/slow', 'q', 'a')).toEqual([]);
  });
});

describe('faults', () => {
  it('what a person can mend is told to them alone', async () => {
    const fails = command('fails', async () => {
      throw new UserError('bad-time', 'no time', { value: '25:99' });
    });
    bot = await startBot({ commands: [fails] });
    const seen = await bot.discord.person({ locale: 'fr' }).command('/fails-fr');
    expect(seen.ephemeral).toBe(true);
    expect(read(seen)).toContain(
      '« 25:99 » n’est pas une heure'.replaceAll('« ', '«\u202f').replaceAll(' »', '\u202f»'),
    );
    expect(seen.buttons).toEqual([]);
  });

  it('anything else is an id, and the log holds its cause', async () => {
    const fails = command('fails', async () => {
      throw new Error('the disk is on fire');
    });
    bot = await startBot({ commands: [fails] });
    const seen = await bot.discord.person().command('/fails');
    const id = /[0-9a-f]{8}/.exec(seen.text)?.[0];
    expect(seen.ephemeral).toBe(true);
    expect(seen.text).not.toContain('fire');
    expect(JSON.stringify(bot.log.find((line) => line.id === id))).toContain('the disk is on fire');
  });

  it('also after a slow start, and in the middle of growing', async () => {
    const late = command('late', async () => {
      await sleep(250);
      throw new Error('late');
    });
    const middle = command('middle', async function* () {
      yield plain('a beginning', { partial: true });
      await sleep(250);
      throw new Error('middle');
    });
    bot = await startBot({ commands: [late, middle] });
    const ana = bot.discord.person();
    expect((await ana.command('/late')).text).toMatch(/[0-9a-f]{8}/);
    const seen = await ana.command('/middle');
    await bot.discord.until(() => seen.deleted);
    await bot.discord.until(() => /[0-9a-f]{8}/.test(seen.followUps[0]?.text ?? ''));
  });

  it('a command for administrators is refused to others, whatever Discord let through', async () => {
    const admin = command('admin', async () => plain('secret'), { administrator: true, serverOnly: true });
    const open = command('open', async () => ({
      ...plain('here'),
      actions: [[{ kind: 'button', label: 'Admin', intent: { command: 'admin', options: {}, shows: 'new' } }]],
    }));
    bot = await startBot({ commands: [admin, open] });
    const { discord } = bot;
    const boss = discord.person({ name: 'Boss', permissions: ['ManageGuild'] });
    const seen = await boss.command('/admin');
    expect(seen.text).toContain('secret');
    expect(seen.ephemeral).toBe(true);
    const ana = discord.person();
    expect(ana.commands()).toEqual(['open']);
    expect(read(await ana.click(await ana.command('/open'), 'Admin'))).toContain('Only people who may manage');
    const dm = await boss.command('/open', {}, { dm: true });
    expect(read(await boss.click(dm, 'Admin'))).toContain('only works inside a server');
  });

  it.each(['lost', 'reset', 'error'] as const)('a first response that is %s is sent again, once', async (kind) => {
    bot = await startBot({ commands: [command('hi', async () => plain('hello'))] });
    bot.discord.fault({ kind, method: 'POST', path: /callback/, ...(kind === 'lost' ? { cut: 'fin' } : {}) });
    const seen = await bot.discord.person().command('/hi');
    expect(seen.text).toContain('hello');
    await bot.discord.until(() => bot.discord.count('POST', /callback/) === 2);
    expect(bot.discord.messages('general')).toHaveLength(1);
  });

  it.each(['lost', 'reset', 'applied-error'] as const)('an edit that is %s is sent again', async (kind) => {
    bot = await startBot({ commands: [command('slow', () => inTime(250, plain('done')))] });
    bot.discord.fault({ kind, method: 'PATCH', path: /original$/, cut: 'fin' });
    const seen = await bot.discord.person().command('/slow');
    await bot.discord.until(() => bot.discord.count('PATCH', /original$/) === 2);
    expect(seen.text).toContain('done');
  });
});

describe('what is typed', () => {
  const text = (name: string, more = {}) =>
    ({ name: { en: name, fr: `${name}-fr` }, description: { en: name, fr: name }, type: 'text', ...more }) as const;

  it('reaches the command under English names, with subcommand, place and person', async () => {
    let got: unknown;
    const take = command(
      'take',
      async (request) => {
        got = request;
        return plain('taken');
      },
      {
        subcommands: [
          {
            name: { en: 'one', fr: 'un' },
            description: { en: 'One', fr: 'Un' },
            options: [
              text('word'),
              { ...text('flag'), type: 'flag' },
              { ...text('count'), type: 'number' },
              { ...text('where'), type: 'channel' },
            ],
          },
        ],
      },
    );
    bot = await startBot({ commands: [take] });
    const { discord } = bot;
    const ana = discord.person({ locale: 'fr', permissions: ['ManageGuild'] });
    const typed = { 'word-fr': 'mot', 'flag-fr': true, 'count-fr': 3, 'where-fr': 'digest' };
    await ana.command('/take-fr un', typed);
    expect(got).toMatchObject({
      options: { word: 'mot', flag: true, count: 3, where: discord.channel('digest').id },
      subcommand: 'one',
      locale: 'fr',
      administrator: true,
      user: { id: ana.id },
      place: {
        kind: 'server',
        serverId: discord.guild.id,
        channelId: discord.channel('general').id,
        serverLocale: 'en-US',
      },
    });
  });

  it('a suggestion longer than Discord takes still means itself', async () => {
    const id = `folder/${'very-long-name-'.repeat(20)}.txt`;
    let got: unknown;
    const open = command(
      'open',
      async ({ options }) => {
        got = options.file;
        return plain('opened');
      },
      {
        options: [text('file', { suggested: true })],
        complete: async () => [{ name: id, value: id }],
      },
    );
    bot = await startBot({ commands: [open] });
    const ana = bot.discord.person();
    const [choice] = await ana.autocomplete('/open', 'file', 'fol');
    expect(choice?.name.length).toBeLessThanOrEqual(100);
    expect(String(choice?.value).length).toBeLessThanOrEqual(100);
    await ana.command('/open', { file: String(choice?.value) });
    expect(got).toBe(id);
  });

  it('a fault while suggesting is no suggestion; more than 25 are cut', async () => {
    let many = false;
    const open = command('open', async () => plain('x'), {
      options: [text('file', { suggested: true })],
      complete: async () => {
        if (!many) throw new Error('broken');
        return Array.from({ length: 40 }, (_, i) => ({ name: `n${i}`, value: `v${i}` }));
      },
    });
    bot = await startBot({ commands: [open] });
    const ana = bot.discord.person();
    expect(await ana.autocomplete('/open', 'file', 'a')).toEqual([]);
    many = true;
    expect(await ana.autocomplete('/open', 'file', 'a')).toHaveLength(25);
  });

  it('the message a menu was opened on', async () => {
    let got: unknown;
    const check = command(
      'Check this',
      async ({ target }) => {
        got = target;
        return plain('checked');
      },
      {
        kind: 'message',
        name: { en: 'Check this', fr: 'Vérifier ceci' },
      },
    );
    bot = await startBot({ commands: [check] });
    const ana = bot.discord.person({ locale: 'fr' });
    const said = ana.say('He said “no”.');
    await ana.contextMenu('Vérifier ceci', said);
    expect(got).toEqual({ id: said.id, text: 'He said “no”.', author: 'Ana' });
  });
});
