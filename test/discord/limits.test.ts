// Discord's limits as the local Discord holds them: the last that is accepted, and the first that is not.
import { DiscordAPIError, REST, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDiscord, startDiscord } from './server.ts';

let discord: LocalDiscord;
let rest: REST;

beforeAll(async () => {
  discord = await startDiscord();
  rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
});

afterAll(() => discord.close());

/** The code of a refusal and the error codes in its tree; undefined when accepted. */
async function outcome(action: Promise<unknown>): Promise<{ code: number; fields: string } | undefined> {
  try {
    await action;
    return undefined;
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    return { code: Number(error.code), fields: JSON.stringify((error.rawError as { errors?: object }).errors ?? {}) };
  }
}

const send = (body: object) => outcome(rest.post(Routes.channelMessages(discord.channel('general').id), { body }));
const register = (body: object[]) => outcome(rest.put(Routes.applicationCommands(discord.world.bot.id), { body }));

const button = (extra: object = {}) => ({ type: 2, style: 1, label: 'b', custom_id: 'b', ...extra });
const row = (...components: object[]) => ({ type: 1, components });
const buttons = (count: number) => Array.from({ length: count }, (_, n) => button({ custom_id: `b${n}` }));
const select = (count: number, extra: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: Array.from({ length: count }, (_, n) => ({ label: `${n}`, value: `${n}` })),
  ...extra,
});
const v2 = (components: object[], extra: object = {}) => ({ flags: 32768, components, ...extra });
const text = (length: number) => ({ type: 10, content: 'x'.repeat(length) });
const fields = (count: number) => Array.from({ length: count }, () => ({ name: 'n', value: 'v' }));

describe('messages', () => {
  const accepted: [string, object][] = [
    ['2,000 characters', { content: '🙂'.repeat(2000) }],
    ['embed of 4,096', { embeds: [{ title: 't'.repeat(256), description: 'x'.repeat(4096) }] }],
    ['6,000 over two embeds', { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2000) }] }],
    ['25 fields', { embeds: [{ fields: fields(25) }] }],
    [
      '5 rows of 5 buttons',
      {
        components: [0, 1, 2, 3, 4].map((n) =>
          row(...buttons(5).map((b) => ({ ...b, custom_id: `${n}${b.custom_id}` }))),
        ),
      },
    ],
    ['a menu of 25', { components: [row(select(25))] }],
    [
      'a label of 80 and an id of 100',
      { components: [row(button({ label: 'l'.repeat(80), custom_id: 'i'.repeat(100) }))] },
    ],
    ['Components V2 with 40', v2([...Array.from({ length: 38 }, () => text(100)), row(button())])],
    ['Components V2 with 4,000 characters', v2([{ type: 17, components: [text(2000), text(2000)] }])],
  ];
  test.each(accepted)('accepts %s', async (_, body) => {
    expect(await send(body)).toBeUndefined();
  });

  const refused: [string, object, string][] = [
    ['2,001 characters', { content: 'x'.repeat(2001) }, 'BASE_TYPE_MAX_LENGTH'],
    ['an embed title of 257', { embeds: [{ title: 't'.repeat(257) }] }, 'BASE_TYPE_MAX_LENGTH'],
    ['an embed of 4,097', { embeds: [{ description: 'x'.repeat(4097) }] }, 'BASE_TYPE_MAX_LENGTH'],
    [
      'a field value of 1,025',
      { embeds: [{ fields: [{ name: 'n', value: 'v'.repeat(1025) }] }] },
      'BASE_TYPE_BAD_LENGTH',
    ],
    ['an empty field', { embeds: [{ fields: [{ name: '', value: 'v' }] }] }, 'BASE_TYPE_REQUIRED'],
    [
      '6,001 over two embeds',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      'MAX_EMBED_SIZE_EXCEEDED',
    ],
    ['11 embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 't' })) }, 'BASE_TYPE_MAX_LENGTH'],
    ['26 fields', { embeds: [{ fields: fields(26) }] }, 'BASE_TYPE_MAX_LENGTH'],
    ['a colour that is none', { embeds: [{ title: 't', color: 0x1000000 }] }, 'NUMBER_TYPE_RANGE'],
    ['an embed link that is none', { embeds: [{ title: 't', url: 'example.org' }] }, 'URL_TYPE_INVALID_URL'],
    ['6 buttons in a row', { components: [row(...buttons(6))] }, 'BASE_TYPE_BAD_LENGTH'],
    [
      '6 rows',
      { components: Array.from({ length: 6 }, (_, n) => row(button({ custom_id: `${n}` }))) },
      'BASE_TYPE_BAD_LENGTH',
    ],
    ['a button without a row', { components: [button()] }, 'UNION_TYPE_CHOICES'],
    ['a label of 81', { components: [row(button({ label: 'l'.repeat(81) }))] }, 'BASE_TYPE_MAX_LENGTH'],
    [
      'a button with nothing on it',
      { components: [row(button({ label: undefined }))] },
      'BUTTON_COMPONENT_INVALID_LABEL_EMOJI',
    ],
    ['an id of 101', { components: [row(button({ custom_id: 'i'.repeat(101) }))] }, 'BASE_TYPE_BAD_LENGTH'],
    ['no id', { components: [row(button({ custom_id: undefined }))] }, 'BASE_TYPE_REQUIRED'],
    ['the same id twice', { components: [row(button(), button())] }, 'COMPONENT_CUSTOM_ID_DUPLICATED'],
    ['a menu beside a button', { components: [row(button(), select(2))] }, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
    ['a menu of 26', { components: [row(select(26))] }, 'BASE_TYPE_BAD_LENGTH'],
    [
      'a menu value twice',
      {
        components: [
          row(
            select(1, {
              options: [
                { label: 'a', value: 'v' },
                { label: 'b', value: 'v' },
              ],
            }),
          ),
        ],
      },
      'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    ['text components without the flag', { components: [text(1)] }, 'UNION_TYPE_CHOICES'],
    [
      'content beside Components V2',
      v2([text(1)], { content: 'x' }),
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'embeds beside Components V2',
      v2([text(1)], { embeds: [{ title: 't' }] }),
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    ['41 components', v2([...Array.from({ length: 39 }, () => text(1)), row(button())]), 'BASE_TYPE_BAD_LENGTH'],
    ['4,001 characters of Components V2', v2([text(2000), text(2001)]), 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED'],
    ['a nonce of 26', { content: 'x', nonce: 'n'.repeat(26), enforce_nonce: true }, 'NONCE_TYPE_TOO_LONG'],
    [
      'contradicting mentions',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
  ];
  test.each(refused)('refuses %s', async (_, body, field) => {
    const result = await send(body);
    expect(result?.code).toBe(50035);
    expect(result?.fields).toContain(field);
  });

  test('refuses an empty message and a file over 10 MiB', async () => {
    expect((await send({ content: ' ' }))?.code).toBe(50006);
    const route = Routes.channelMessages(discord.channel('general').id);
    const files = (size: number) => [{ name: 'a.txt', data: Buffer.alloc(size) }];
    expect((await outcome(rest.post(route, { files: files(10 * 1024 * 1024 + 1) })))?.code).toBe(40005);
    expect(await outcome(rest.post(route, { files: files(10 * 1024 * 1024) }))).toBeUndefined();
  });

  test('Components V2 stays on a message', async () => {
    const channel = discord.channel('general').id;
    const { id } = (await rest.post(Routes.channelMessages(channel), { body: v2([text(3)]) })) as { id: string };
    const edit = (body: object) => outcome(rest.patch(Routes.channelMessage(channel, id), { body }));
    expect((await edit({ content: 'plain', flags: 0 }))?.code).toBe(50035);
    expect(await edit({ components: [text(4)] })).toBeUndefined();
    expect(discord.messages(channel).at(-1)?.text).toBe('xxxx');
  });
});

describe('commands', () => {
  const command = (extra: object = {}) => ({ name: 'ask', description: 'Ask', ...extra });
  const option = (extra: object = {}) => ({ type: 3, name: 'text', description: 'Text', ...extra });
  const choices = (count: number, length = 1) =>
    Array.from({ length: count }, (_, n) => ({ name: `${n}`.padEnd(length, 'x'), value: `${n}` }));

  const accepted: [string, object[]][] = [
    ['100 commands', Array.from({ length: 100 }, (_, n) => command({ name: `c${n}` }))],
    [
      'letters of other scripts',
      [command({ name: 'réponses', name_localizations: { fr: 'réponse-é', ru: 'вопрос' } })],
    ],
    ['25 options', [command({ options: Array.from({ length: 25 }, (_, n) => option({ name: `o${n}` })) })]],
    ['25 choices of 100', [command({ options: [option({ choices: choices(25, 100) })] })]],
    ['a menu name with spaces', [{ name: 'Check This', type: 3 }]],
    [
      'sub-commands in groups',
      [
        command({
          options: [
            {
              ...option({ name: 'g', type: 2 }),
              options: [{ ...option({ name: 's', type: 1 }), options: [option()] }],
            },
          ],
        }),
      ],
    ],
  ];
  test.each(accepted)('accepts %s', async (_, body) => {
    expect(await register(body)).toBeUndefined();
  });

  const refused: [string, object[], string][] = [
    ['capitals', [command({ name: 'Ask' })], 'APPLICATION_COMMAND_INVALID_NAME'],
    ['spaces', [command({ name: 'a b' })], 'APPLICATION_COMMAND_INVALID_NAME'],
    ['a name of 33', [command({ name: 'a'.repeat(33) })], 'BASE_TYPE_BAD_LENGTH'],
    ['a bad name in French', [command({ name_localizations: { fr: 'À propos' } })], 'APPLICATION_COMMAND_INVALID_NAME'],
    ['an unknown locale', [command({ name_localizations: { en: 'ask' } })], 'BASE_TYPE_CHOICES'],
    ['no description', [command({ description: '' })], 'BASE_TYPE_REQUIRED'],
    ['a description of 101', [command({ description: 'd'.repeat(101) })], 'BASE_TYPE_BAD_LENGTH'],
    [
      'a French description of 101',
      [command({ description_localizations: { fr: 'd'.repeat(101) } })],
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      '26 options',
      [command({ options: Array.from({ length: 26 }, (_, n) => option({ name: `o${n}` })) })],
      'BASE_TYPE_MAX_LENGTH',
    ],
    ['26 choices', [command({ options: [option({ choices: choices(26) })] })], 'BASE_TYPE_MAX_LENGTH'],
    ['a choice of 101', [command({ options: [option({ choices: choices(1, 101) })] })], 'BASE_TYPE_BAD_LENGTH'],
    [
      'choices with autocomplete',
      [command({ options: [option({ choices: choices(1), autocomplete: true })] })],
      'APPLICATION_COMMAND_AUTOCOMPLETE_INVALID',
    ],
    [
      'required after optional',
      [command({ options: [option(), option({ name: 'b', required: true })] })],
      'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'the same option twice',
      [command({ options: [option(), option()] })],
      'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'the same option twice in French',
      [command({ options: [option({ name_localizations: { fr: 'texte' } }), option({ name: 'texte' })] })],
      'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'options beside sub-commands',
      [command({ options: [option({ type: 1, name: 's' }), option()] })],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'over 8,000 characters',
      [command({ options: Array.from({ length: 4 }, (_, n) => option({ name: `o${n}`, choices: choices(25, 100) })) })],
      'APPLICATION_COMMAND_TOO_LARGE',
    ],
    ['two commands of one name', [command(), command()], 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
    ['an unknown context', [command({ contexts: [3] })], 'BASE_TYPE_CHOICES'],
    ['a menu with a description', [{ ...command(), type: 3 }], 'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED'],
  ];
  test.each(refused)('refuses %s', async (_, body, field) => {
    const result = await register(body);
    expect(result?.code).toBe(50035);
    expect(result?.fields).toContain(field);
  });

  test('refuses 101 commands and 16 of one menu', async () => {
    expect((await register(Array.from({ length: 101 }, (_, n) => command({ name: `c${n}` }))))?.code).toBe(30032);
    expect((await register(Array.from({ length: 16 }, (_, n) => ({ name: `m${n}`, type: 2 }))))?.code).toBe(30032);
  });

  test('keeps ids by name, and versions while nothing changes', async () => {
    const route = Routes.applicationCommands(discord.world.bot.id);
    const put = async (body: object[]) => (await rest.put(route, { body })) as { id: string; version: string }[];
    const [first] = await put([command()]);
    const [second] = await put([command()]);
    const [third] = await put([command({ description: 'Other' })]);
    expect(second).toEqual(first);
    expect(third?.id).toBe(first?.id);
    expect(third?.version).not.toBe(first?.version);
    const [listed] = (await rest.get(route)) as object[];
    expect(listed).not.toHaveProperty('name_localizations');
  });
});
