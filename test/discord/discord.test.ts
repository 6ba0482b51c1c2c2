// The local Discord against the real discord.js client: what works there must work here, what is refused there as well.
import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  Events,
  type Interaction,
  MessageFlags,
  type TextChannel,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { login, refused } from './login.ts';
import type { Person } from './person.ts';
import { type LocalDiscord, startDiscord } from './server.ts';

const COMMANDS = [
  {
    name: 'brief',
    description: 'Ask',
    name_localizations: { fr: 'point' },
    options: [
      {
        type: ApplicationCommandOptionType.String as const,
        name: 'question',
        name_localizations: { fr: 'demande' },
        description: 'What to ask',
        max_length: 300,
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String as const,
        name: 'language',
        description: 'Language',
        choices: [{ name: 'French', name_localizations: { fr: 'français' }, value: 'fr' }],
      },
    ],
    contexts: [0, 1, 2],
    integration_types: [0, 1],
  },
  {
    name: 'sources',
    description: 'Articles',
    default_member_permissions: '32',
    options: [{ type: ApplicationCommandOptionType.Subcommand as const, name: 'list', description: 'List' }],
  },
  { name: 'Check this', type: 3 as const },
];

describe('with a client logged in', () => {
  let discord: LocalDiscord;
  let bot: Client<true>;
  let ana: Person;
  let general: TextChannel;
  let handle: (interaction: Interaction) => unknown;
  const failures: unknown[] = [];
  const handling: Promise<unknown>[] = [];

  beforeAll(async () => {
    discord = await startDiscord();
    bot = await login(discord);
    bot.on(Events.InteractionCreate, (interaction) => {
      const done = Promise.resolve(handle(interaction));
      handling.push(done.catch((error: unknown) => failures.push(error)));
    });
    ana = discord.person({ name: 'Ana' });
    general = bot.channels.cache.get(discord.channel('general').id) as TextChannel;
    await bot.application.commands.set(COMMANDS);
  });

  beforeEach(() => {
    handle = () => undefined;
  });

  afterEach(async () => {
    await Promise.all(handling.splice(0));
    expect(failures.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await bot.destroy();
    await discord.close();
  });

  test('knows who it is, its servers, channels and permissions', async () => {
    expect(bot.application.id).toBe(discord.world.bot.id);
    expect(Buffer.from(discord.token.split('.')[0] ?? '', 'base64').toString()).toBe(bot.application.id);
    expect(bot.guilds.cache.map(({ name }) => name)).toEqual(['Newsroom']);
    expect(general.permissionsFor(bot.user)?.has('SendMessages')).toBe(true);
    const member = await general.guild.members.fetch(ana.id);
    expect(member.displayName).toBe('Ana');
    expect((await bot.application.fetch()).owner?.id).toBe(discord.world.owner.id);
    expect(discord.gateway.sessionStarts).toBe(1);
  });

  test('answers a command at once; the person sees text, buttons and privacy', async () => {
    handle = async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary),
      );
      const response = await interaction.reply({
        content: `${interaction.options.getString('question')} ${interaction.locale}`,
        embeds: [{ title: 'Title', fields: [{ name: 'Name', value: 'Value' }] }],
        components: [row],
        files: [{ attachment: Buffer.from('words'), name: 'quotes.txt' }],
        flags: MessageFlags.Ephemeral,
        withResponse: true,
      });
      expect(response.resource?.message?.content).toContain('who?');
      expect(response.resource?.message?.flags.has(MessageFlags.Ephemeral)).toBe(true);
    };
    const seen = await ana.command('/brief', { question: 'who?' });
    expect(seen.text).toBe('who? en-US\nTitle\nName\nValue');
    expect(seen.ephemeral).toBe(true);
    expect(seen.buttons).toMatchObject([{ label: 'More', id: 'more', disabled: false }]);
    expect(seen.files.map(({ name, data }) => [name, data.toString()])).toEqual([['quotes.txt', 'words']]);
    expect(await (await fetch(seen.files[0]?.url ?? '')).text()).toBe('words');
    expect(discord.messages('general').map(({ id }) => id)).not.toContain(seen.id);
    expect((await refused(general.messages.fetch({ message: seen.id, force: true }))).code).toBe(10008);
  });

  test('defers, edits and follows up; edits are kept with their times', async () => {
    handle = async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply('half');
      await interaction.editReply('whole');
      await interaction.followUp({ content: 'and more', flags: MessageFlags.Ephemeral });
    };
    const seen = await ana.command('/brief', { question: 'x' });
    await ana.until(seen, ({ followUps }) => followUps.length === 1);
    expect(seen.edits.map(({ text }) => text)).toEqual(['', 'half', 'whole']);
    expect(seen.ephemeral).toBe(false);
    expect(seen.followUps.map(({ text, ephemeral }) => [text, ephemeral])).toEqual([['and more', true]]);
    expect(seen.respondedAfter).toBeLessThan(1000);
  });

  test('privacy is fixed by the first response', async () => {
    handle = async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({ content: 'secret' });
    };
    const seen = await ana.command('/brief');
    expect([seen.text, seen.ephemeral]).toEqual(['secret', true]);
    const bruno = discord.person({ name: 'Bruno' });
    await expect(bruno.click(seen, 'x')).rejects.toThrow('cannot be seen');
  });

  test('is unknown after three seconds, and acknowledged only once', async () => {
    const codes: unknown[] = [];
    handle = async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      discord.clock.advance(3001);
      codes.push((await refused(interaction.reply('late'))).code);
    };
    await expect(ana.command('/brief')).rejects.toThrow('The application did not respond');
    await discord.until(() => codes.length === 1);
    handle = async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('first');
      const again = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      codes.push(
        (await refused(bot.rest.post(again, { body: { type: 4, data: { content: 'second' } }, auth: false }))).code,
      );
      discord.clock.advance(900_001);
      codes.push((await refused(interaction.editReply('too late'))).code);
    };
    await ana.command('/brief');
    await discord.until(() => codes.length === 3);
    expect(codes).toEqual([10062, 40060, 50027]);
  });

  test('autocomplete, localised names and choices', async () => {
    handle = (interaction) => {
      if (interaction.isAutocomplete()) {
        const typed = interaction.options.getFocused();
        return interaction.respond([{ name: `${typed}?`, nameLocalizations: { fr: `${typed} ?` }, value: typed }]);
      }
      if (!interaction.isChatInputCommand()) return;
      return interaction.reply(
        `${interaction.options.getString('question')} ${interaction.options.getString('language')}`,
      );
    };
    expect(await ana.autocomplete('/brief', 'question', 'mil')).toEqual([{ name: 'mil?', value: 'mil' }]);
    const french = { locale: 'fr' };
    expect(await ana.autocomplete('/point', 'demande', 'mil', {}, french)).toEqual([{ name: 'mil ?', value: 'mil' }]);
    expect(ana.commands(french)).toContain('point');
    const seen = await ana.command('/point', { demande: 'qui', language: 'français' }, french);
    expect(seen.text).toBe('qui fr');
    handle = (interaction) => {
      const many = Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` }));
      return interaction.isAutocomplete() ? interaction.respond(many) : undefined;
    };
    const waiting = ana.autocomplete('/brief', 'question', 'x');
    await discord.until(() => failures.length === 1);
    discord.clock.advance(3000);
    await expect(waiting).rejects.toThrow('did not respond');
    expect(failures.splice(0)).toMatchObject([{ code: 50035 }]);
  });

  test('refuses what a person could not send', async () => {
    await expect(ana.command('/nothing')).rejects.toThrow('No command /nothing');
    await expect(ana.command('/brief', { question: 'x'.repeat(301) })).rejects.toThrow('characters');
    await expect(ana.command('/brief', { language: 'de' })).rejects.toThrow('offers French');
    await expect(ana.command('/brief', { other: 'x' })).rejects.toThrow('no option "other"');
    await expect(ana.command('/sources list')).rejects.toThrow('No command /sources');
    const editor = discord.person({ name: 'Ed', permissions: ['ManageGuild'] });
    await expect(editor.command('/sources')).rejects.toThrow('not complete');
    handle = (interaction) =>
      interaction.isChatInputCommand() &&
      interaction.reply(`${interaction.options.getSubcommand()} for ${interaction.user.displayName}`);
    expect((await editor.command('/sources list')).text).toBe('list for Ed');
  });

  test('context menus, mentions, replies and direct messages', async () => {
    handle = (interaction) =>
      interaction.isMessageContextMenuCommand() && interaction.reply(`checked ${interaction.targetMessage.content}`);
    const heard: string[] = [];
    const listen = async (message: Parameters<Parameters<typeof bot.on<'messageCreate'>>[1]>[0]) => {
      if (message.author.bot) return;
      heard.push(message.content);
      if (message.mentions.has(bot.user) || !message.inGuild()) await message.reply(`re: ${message.cleanContent}`);
    };
    bot.on(Events.MessageCreate, listen);
    const said = ana.say('he said so');
    expect((await ana.contextMenu('Check this', said)).text).toBe('checked he said so');
    const answer = await ana.mention('general', 'what?');
    expect(answer.text).toBe('re: @briefing-bot what?');
    expect(answer.pings.users).toEqual([ana.id]);
    expect((await ana.replyTo(answer, 'why?')).text).toBe('re: why?');
    expect((await ana.dm('hello')).text).toBe('re: hello');
    bot.off(Events.MessageCreate, listen);
    // The words of messages that do not concern the bot are withheld without the privileged intent.
    expect(heard[0]).toBe('');
    expect((await general.messages.fetch({ message: said.id, force: true })).content).toBe('');
    const before = discord.clock.now();
    await expect(ana.mention('general', 'nobody home', { patience: 50 })).rejects.toThrow('Nobody answered');
    expect(discord.clock.now() - before).toBeGreaterThanOrEqual(50);
  });

  test('resumes after a cut connection and gets what it missed', async () => {
    const resumed = new Promise((resolve) => bot.once(Events.ShardResume, (_, replayed) => resolve(replayed)));
    handle = (interaction) => interaction.isChatInputCommand() && interaction.reply('back');
    discord.gateway.kill();
    await discord.until(() => discord.gateway.connected === 0);
    const asked = ana.command('/brief');
    // discord.js counts the RESUMED event as well.
    expect(await resumed).toBe(2);
    expect((await asked).text).toBe('back');
    expect(discord.gateway.sessionStarts).toBe(1);
    expect(discord.gateway.resumes).toBe(1);
  });

  test('reconnects when told to, and identifies anew when its session is gone', async () => {
    discord.gateway.reconnect();
    await discord.until(() => discord.gateway.resumes === 2);
    const ready = new Promise((resolve) => bot.once(Events.ShardReady, resolve));
    discord.gateway.invalidate();
    await ready;
    expect(discord.gateway.sessionStarts).toBe(2);
  }, 15_000);
});
