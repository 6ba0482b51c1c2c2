// The ways to answer an interaction: what each shows, and which are refused.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  Events,
  type Interaction,
  ModalBuilder,
  type ModalSubmitInteraction,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { login, refused } from './login.ts';
import type { Person } from './person.ts';
import { type LocalDiscord, startDiscord } from './server.ts';

let discord: LocalDiscord;
let bot: Client<true>;
let ana: Person;
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
  const everywhere = { contexts: [0, 1, 2], integration_types: [0, 1] };
  await bot.application.commands.set([{ name: 'ask', description: 'Ask', ...everywhere }]);
  ana = discord.person({ name: 'Ana', installed: true });
});

afterEach(async () => {
  await Promise.all(handling.splice(0));
  expect(failures.splice(0)).toEqual([]);
});

afterAll(async () => {
  await bot.destroy();
  await discord.close();
});

/** Answers an interaction with a raw callback and says how it was refused. */
function callback(interaction: Interaction, body: object) {
  const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
  return refused(bot.rest.post(path, { body, auth: false }));
}

test('in direct messages and private groups, by context', async () => {
  handle = (interaction) =>
    interaction.isChatInputCommand() && interaction.reply(`${interaction.context} ${interaction.guildId}`);
  const direct = await ana.command('/ask', {}, { dm: true });
  expect(direct.text).toBe('1 null');
  const group = discord.privateGroup(ana, discord.person({ name: 'Bruno' }));
  expect((await ana.command('/ask', {}, { channel: group })).text).toBe('2 null');
});

test('the first follow-up takes the place of a deferred reply', async () => {
  handle = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.followUp('one');
    await interaction.followUp('two');
  };
  const seen = await ana.command('/ask');
  await ana.until(seen, ({ followUps }) => followUps.length === 1);
  expect([seen.text, seen.followUps[0]?.text]).toEqual(['one', 'two']);
});

test('a reply can be read back and deleted', async () => {
  const codes: unknown[] = [];
  handle = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('gone soon');
    expect((await interaction.fetchReply()).content).toBe('gone soon');
    await interaction.deleteReply();
    codes.push((await refused(interaction.fetchReply())).code);
  };
  const seen = await ana.command('/ask');
  await discord.until(() => codes.length === 1);
  expect(seen.deleted).toBe(true);
  expect(codes).toEqual([10008]);
});

test('thinking for ever is noticed', async () => {
  handle = (interaction) => interaction.isChatInputCommand() && interaction.deferReply();
  await expect(ana.command('/ask', {}, { patience: 100 })).rejects.toThrow('still thinking after 100 ms');
});

test('refuses flags on a deferred reply, updates without a message, unknown types and oversized modals', async () => {
  const errors: string[] = [];
  const modal = (extra: object) => {
    const input = { type: 18, label: 'l', component: { type: 4, custom_id: 'i', style: 1 } };
    return { type: 9, data: { custom_id: 'm', title: 't', components: [input], ...extra } };
  };
  handle = async (interaction) => {
    const bodies = [
      { type: 5, data: { flags: 64 | 32768 } },
      { type: 6 },
      { type: 7, data: { content: 'x' } },
      { type: 8, data: { choices: [] } },
      modal({ title: 't'.repeat(46) }),
      modal({ components: [] }),
      modal({ components: Array.from({ length: 6 }, () => ({ type: 10, content: 'x' })) }),
      { type: 4, data: { content: 'x'.repeat(2001) } },
    ];
    for (const body of bodies) {
      const error = await callback(interaction, body);
      errors.push(`${error.code} ${Object.keys((error.rawError as { errors: object }).errors)}`);
    }
    if (interaction.isChatInputCommand()) await interaction.reply('done');
  };
  expect((await ana.command('/ask')).text).toBe('done');
  expect(errors).toEqual(
    [...['data', 'type', 'type', 'type'], ...['data', 'data', 'data', 'data']].map((at) => `50035 ${at}`),
  );
});

test('nothing can be edited before an answer', async () => {
  let code: unknown;
  handle = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const path = `/webhooks/${interaction.applicationId}/${interaction.token}/messages/@original` as const;
    code = (await refused(bot.rest.patch(path, { body: { content: 'early' }, auth: false }))).code;
    await interaction.reply('now');
  };
  await ana.command('/ask');
  expect(code).toBe(10015);
});

test('a modal of labels: text, menu, explanation', async () => {
  let submitted: ModalSubmitInteraction | undefined;
  const options = [
    { label: 'Wrong speaker', value: 'speaker' },
    { label: 'Wrong words', value: 'words' },
  ];
  handle = async (interaction) => {
    if (interaction.isModalSubmit()) {
      submitted = interaction;
      return interaction.reply('thanks');
    }
    if (!interaction.isChatInputCommand()) return;
    await interaction.showModal({
      custom_id: 'm',
      title: 'What is wrong?',
      components: [
        { type: 10, content: 'Your answer is kept.' },
        { type: 18, label: 'Kind', component: { type: 3, custom_id: 'kind', options } },
        { type: 18, label: 'More', component: { type: 4, custom_id: 'more', style: 2, required: false } },
      ],
    });
  };
  const opened = await ana.command('/ask');
  expect(opened.modal?.text).toBe('Your answer is kept.');
  await expect(ana.submitModal(opened, { Kind: ['Other'] })).rejects.toThrow('has no "Other"');
  expect((await ana.submitModal(opened, { Kind: ['Wrong words'] })).text).toBe('thanks');
  expect(submitted?.fields.getStringSelectValues('kind')).toEqual(['words']);
  expect(submitted?.fields.getTextInputValue('more')).toBe('');
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
    if (interaction.isModalSubmit()) return interaction.reply(`because ${interaction.fields.getTextInputValue('why')}`);
    if (!interaction.isButton()) return;
    const input = new TextInputBuilder()
      .setCustomId('why')
      .setLabel('Why')
      .setStyle(TextInputStyle.Short)
      .setMaxLength(20);
    const row = new ActionRowBuilder<TextInputBuilder>().addComponents(input);
    return interaction.showModal(new ModalBuilder().setCustomId('m').setTitle('Tell us').addComponents(row));
  };
  const seen = await ana.command('/ask');
  expect((await ana.select(seen, 'Who?', 'Wu Qian')).id).toBe(seen.id);
  expect(seen.text).toBe('picked wu');
  expect((await ana.click(seen, 'Link')).link).toBe('https://example.org');
  await expect(ana.click(seen, 'Off')).rejects.toThrow('disabled');
  const opened = await ana.click(seen, 'Wrong');
  expect(opened.modal).toMatchObject({ title: 'Tell us', fields: [{ label: 'Why', required: true }] });
  await expect(ana.submitModal(opened, {})).rejects.toThrow('required');
  await expect(ana.submitModal(opened, { Why: 'x'.repeat(21) })).rejects.toThrow('takes');
  expect((await ana.submitModal(opened, { Why: 'no' })).text).toBe('because no');
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
  const seen = await ana.command('/ask');
  await ana.click(seen, '➡️');
  expect(seen.text).toBe('page 2');
});
