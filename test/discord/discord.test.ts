// The local Discord against the real discord.js client: what works there must work here, what is refused there as well.
import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ButtonBuilder,
  ButtonStyle,
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  Partials,
  StringSelectMenuBuilder,
  type TextChannel,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from './person.ts';
import { type LocalDiscord, startDiscord } from './server.ts';

const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

function client(discord: LocalDiscord, intents = INTENTS, retries = 3): Client {
  const made = new Client({ intents, partials: [Partials.Channel], rest: { api: discord.apiUrl, retries } });
  made.on(Events.Error, () => {});
  return made;
}

async function login(discord: LocalDiscord, made = client(discord)): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => made.once(Events.ClientReady, resolve));
  await made.login(discord.token);
  return ready;
}

async function refused(action: Promise<unknown>): Promise<DiscordAPIError> {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DiscordAPIError)) throw new Error(`Expected a refusal, got ${String(error)}`);
  return error;
}

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

  beforeAll(async () => {
    discord = await startDiscord();
    bot = await login(discord);
    bot.on(Events.InteractionCreate, (interaction) =>
      Promise.resolve(handle(interaction)).catch((error: unknown) => failures.push(error)),
    );
    ana = discord.person({ name: 'Ana' });
    general = bot.channels.cache.get(discord.channel('general').id) as TextChannel;
    await bot.application.commands.set(COMMANDS);
  });

  beforeEach(() => {
    failures.length = 0;
    handle = () => undefined;
  });

  afterEach(() => discord.faults.clear());

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
    };
    const seen = await ana.command('/brief', { question: 'who?' });
    expect(failures).toEqual([]);
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
    expect(failures).toEqual([]);
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
    expect(failures).toEqual([]);
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
    expect(failures[0]).toMatchObject({ code: 50035 });
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

  test('buttons, menus and modals', async () => {
    handle = async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
          new ButtonBuilder().setCustomId('wrong').setLabel('Wrong').setStyle(ButtonStyle.Danger),
          new ButtonBuilder().setCustomId('off').setLabel('Off').setStyle(ButtonStyle.Danger).setDisabled(),
          new ButtonBuilder().setURL('https://example.org').setLabel('Link').setStyle(ButtonStyle.Link),
        );
        const menu = new StringSelectMenuBuilder({ custom_id: 'who', placeholder: 'Who?' });
        menu.addOptions({ label: 'Mark Milley', value: 'milley' }, { label: 'Wu Qian', value: 'wu' });
        return interaction.reply({
          content: 'first',
          components: [buttons, new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu)],
        });
      }
      if (interaction.isStringSelectMenu()) return interaction.update({ content: `picked ${interaction.values[0]}` });
      if (interaction.isModalSubmit())
        return interaction.reply(`because ${interaction.fields.getTextInputValue('why')}`);
      if (!interaction.isButton()) return;
      const input = new TextInputBuilder()
        .setCustomId('why')
        .setLabel('Why')
        .setStyle(TextInputStyle.Short)
        .setMaxLength(20);
      const row = new ActionRowBuilder<TextInputBuilder>().addComponents(input);
      return interaction.showModal(new ModalBuilder().setCustomId('m').setTitle('Tell us').addComponents(row));
    };
    const seen = await ana.command('/brief');
    expect((await ana.select(seen, 'Who?', 'Wu Qian')).id).toBe(seen.id);
    expect(seen.text).toBe('picked wu');
    expect((await ana.click(seen, 'Link')).link).toBe('https://example.org');
    await expect(ana.click(seen, 'Off')).rejects.toThrow('disabled');
    const opened = await ana.click(seen, 'Wrong');
    expect(opened.modal).toMatchObject({ title: 'Tell us', fields: [{ label: 'Why', required: true }] });
    await expect(ana.submitModal(opened, {})).rejects.toThrow('required');
    await expect(ana.submitModal(opened, { Why: 'x'.repeat(21) })).rejects.toThrow('takes');
    expect((await ana.submitModal(opened, { Why: 'no' })).text).toBe('because no');
    expect(failures).toEqual([]);
  });

  test('a deferred update shows as an edit', async () => {
    handle = async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const button = new ButtonBuilder().setCustomId('next').setEmoji('➡️').setStyle(ButtonStyle.Secondary);
        return interaction.reply({
          content: 'page 1',
          components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)],
        });
      }
      if (!interaction.isButton()) return;
      await interaction.deferUpdate();
      await interaction.editReply('page 2');
    };
    const seen = await ana.command('/brief');
    await ana.click(seen, '➡️');
    expect(seen.text).toBe('page 2');
    expect(failures).toEqual([]);
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

  test('the same nonce is one message; after some minutes it is two', async () => {
    const send = () => general.send({ content: 'digest', nonce: 'n-1', enforceNonce: true });
    const [first, second] = await Promise.all([send(), send()]);
    expect(second?.id).toBe(first?.id);
    discord.clock.advance(180_001);
    expect((await send()).id).not.toBe(first?.id);
    expect(discord.messages('general').filter(({ text }) => text === 'digest')).toHaveLength(2);
    // Whoever reads back sees no nonce: the message has to be known by what it says.
    const read = (await bot.rest.get(`/channels/${general.id}/messages`)) as object[];
    expect(read[0]).toMatchObject({ content: 'digest' });
    expect(read.some((message) => 'nonce' in message)).toBe(false);
  });

  test('calls somebody only where allowed_mentions and permissions let it', async () => {
    const everyone = await general.send('@everyone');
    const stored = (id: string) => discord.messages('general').find((each) => each.id === id);
    expect(stored(everyone.id)?.pingsAnybody).toBe(false);
    const loud = await general.send(`<@${ana.id}>`);
    expect(stored(loud.id)?.pings.users).toEqual([ana.id]);
    const quiet = await general.send({ content: `<@${ana.id}>`, allowedMentions: { parse: [] } });
    expect(stored(quiet.id)?.pingsAnybody).toBe(false);
    discord.permit(discord.channel('general'), { allow: ['MentionEveryone'] });
    expect(stored((await general.send('@everyone')).id)?.pings.everyone).toBe(true);
    discord.permit(discord.channel('general'), {});
  });

  test('names missing access, missing permission, deleted channel and message', async () => {
    const digest = discord.channel('digest');
    const channel = bot.channels.cache.get(digest.id) as TextChannel;
    discord.permit(digest, { deny: ['SendMessages'] });
    expect((await refused(channel.send('x'))).code).toBe(50013);
    await discord.until(() => channel.permissionsFor(bot.user)?.has('SendMessages') === false);
    discord.permit(digest, { deny: ['ViewChannel'] });
    expect((await refused(channel.send('x'))).code).toBe(50001);
    discord.deleteChannel(digest);
    expect((await refused(channel.send('x'))).code).toBe(10003);
    expect((await refused(general.messages.fetch('1'))).code).toBe(10008);
    expect(discord.invalidRequests).toBeGreaterThanOrEqual(2);
    discord.refuseDirectMessages(ana);
    expect((await refused(bot.users.send(ana.id, 'x'))).code).toBe(50007);
    discord.refuseDirectMessages(ana, false);
    await bot.users.send(ana.id, 'psst');
    expect(discord.directMessages(ana).at(-1)?.text).toBe('psst');
  });

  test('announcements are crossposted once; threads hang on messages', async () => {
    const news = bot.channels.cache.get(discord.channel('announcements').id) as TextChannel;
    const message = await news.send('news');
    await message.crosspost();
    expect((await refused(message.crosspost())).code).toBe(40033);
    const post = await general.send('story');
    const thread = await post.startThread({ name: 'Story' });
    await thread.send('in the thread');
    expect(discord.messages(thread.id).map(({ text }) => text)).toEqual(['in the thread']);
    const again = bot.rest.post(`/channels/${general.id}/messages/${post.id}/threads`, { body: { name: 'Again' } });
    expect((await refused(again)).code).toBe(160004);
  });

  test('faults: before, after, delays, limits', async () => {
    const post = /^\/channels\/\d+\/messages$/;
    const texts = () => discord.messages('general').map(({ text }) => text);
    const error = discord.fault({ kind: 'error', method: 'POST', path: post, status: 503, times: 2 });
    await general.send('after two 503');
    expect(error.hits).toBe(2);
    discord.fault({ kind: 'reset', method: 'POST', path: post, cut: 'fin' });
    await expect(general.send('never')).rejects.toThrow();
    discord.fault({ kind: 'lost', method: 'POST', path: post, cut: 'fin' });
    await expect(general.send('lost')).rejects.toThrow();
    // discord.js repeats what a reset cut off by itself: without a nonce that is a second message.
    discord.fault({ kind: 'lost', method: 'POST', path: post });
    await general.send('twice');
    discord.fault({ kind: 'lost', method: 'POST', path: post });
    await general.send({ content: 'once', nonce: 'once', enforceNonce: true });
    expect(texts()).not.toContain('never');
    expect(texts().filter((text) => ['lost', 'twice', 'once'].includes(text))).toEqual([
      'lost',
      'twice',
      'twice',
      'once',
    ]);
    const limit = discord.fault({ kind: 'rate-limit', method: 'POST', path: post, retryAfter: 0.05 });
    await general.send('patient');
    expect(limit.hits).toBe(1);
    discord.fault({ kind: 'unknown-channel', method: 'POST', path: post });
    expect((await refused(general.send('x'))).code).toBe(10003);
    discord.fault({ kind: 'delay', method: 'POST', path: post, ms: 60 });
    const before = Date.now();
    await general.send('slow');
    expect(Date.now() - before).toBeGreaterThanOrEqual(59);
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
