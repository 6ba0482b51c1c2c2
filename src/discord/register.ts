// Commands -> Discord's application commands; registered only when they differ from what Discord has.
import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  REST,
  Routes,
} from 'discord.js';
import type { Command, CommandData, Localised, OptionData } from '../../commands/command.ts';
import type { Config } from '../config.ts';
import { UserError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { connectionFault } from './faults.ts';
import { LIMITS } from './limits.ts';
import { apiOf } from './wire.ts';

const OPTION_TYPES = {
  text: ApplicationCommandOptionType.String,
  flag: ApplicationCommandOptionType.Boolean,
  number: ApplicationCommandOptionType.Integer,
  channel: ApplicationCommandOptionType.Channel,
} as const;
/** What Discord itself adds for an application with an Activity: never removed. */
const ENTRY_POINT = 4;

type Json = Readonly<Record<string, unknown>>;

/** One command as Discord's API takes it. English is the default; en-GB falls back to en-US. */
function commandJson(data: CommandData): Json {
  const slash = data.kind === 'slash';
  return {
    type: slash ? ApplicationCommandType.ChatInput : ApplicationCommandType.Message,
    name: data.name.en,
    name_localizations: localised(data.name),
    ...(slash ? { description: data.description.en, description_localizations: localised(data.description) } : {}),
    ...(slash ? { options: optionsOf(data) } : {}),
    default_member_permissions: data.administrator ? String(PermissionFlagsBits.ManageGuild) : null,
    contexts: data.serverOnly
      ? [InteractionContextType.Guild]
      : [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    integration_types: data.serverOnly
      ? [ApplicationIntegrationType.GuildInstall]
      : [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  };
}

function localised({ en, fr }: Localised): Record<string, string> {
  return { 'en-US': en, fr };
}

function optionsOf(data: CommandData): unknown[] {
  if (!data.subcommands) return data.options.map(optionJson);
  return data.subcommands.map(({ name, description, options }) => ({
    type: ApplicationCommandOptionType.Subcommand,
    ...named(name, description),
    options: options.map(optionJson),
  }));
}

function optionJson(option: OptionData): unknown {
  return {
    type: OPTION_TYPES[option.type],
    ...named(option.name, option.description),
    ...(option.required ? { required: true } : {}),
    ...(option.suggested ? { autocomplete: true } : {}),
    ...(option.maxLength === undefined ? {} : { max_length: Math.min(option.maxLength, LIMITS.fieldText) }),
    ...(option.type === 'channel' ? { channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement] } : {}),
    ...(option.choices
      ? {
          choices: option.choices.map(({ name, value }) => ({
            name: name.en,
            name_localizations: localised(name),
            value,
          })),
        }
      : {}),
  };
}

function named(name: Localised, description: Localised) {
  return {
    name: name.en,
    name_localizations: localised(name),
    description: description.en,
    description_localizations: localised(description),
  };
}

export interface Registration {
  readonly changed: boolean;
  /** Ids by English name. */
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * Registers the commands, for everybody or in one server, unless Discord has them already. With a server given,
 * commands registered for everybody are taken away, so that none is offered twice.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: readonly Command[],
  guildId?: string,
): Promise<Registration> {
  const everywhere = Routes.applicationCommands(applicationId);
  const offered = commands.filter(({ data }) => !data.hidden).map(({ data }) => commandJson(data));
  if (guildId === undefined) return put(rest, everywhere, offered);
  const cleared = await put(rest, everywhere, []);
  const here = await put(rest, Routes.applicationGuildCommands(applicationId, guildId), offered.map(withoutPlaces));
  return { changed: cleared.changed || here.changed, ids: here.ids };
}

/** Contexts and kinds of installation are for commands that are registered for everybody. */
function withoutPlaces({ contexts: _contexts, integration_types: _types, ...command }: Json): Json {
  return command;
}

async function put(rest: REST, route: `/${string}`, wanted: readonly Json[]): Promise<Registration> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const there = (await rest.get(route, { query })) as RegisteredCommand[];
  const ours = there.filter(({ type }) => type !== ENTRY_POINT);
  const places = wanted.some(({ contexts }) => contexts !== undefined);
  const same = comparable(places ? ours : ours.map(withoutPlaces)) === comparable(wanted);
  if (same) return { changed: false, ids: idsOf(ours) };
  const kept = there.filter(({ type }) => type === ENTRY_POINT);
  const registered = (await rest.put(route, { body: [...wanted, ...kept] })) as RegisteredCommand[];
  return { changed: true, ids: idsOf(registered) };
}

interface RegisteredCommand extends Json {
  readonly id: string;
  readonly name: string;
  readonly type: number;
}

function idsOf(registered: readonly RegisteredCommand[]): Map<string, string> {
  return new Map(registered.map(({ name, id }) => [name, id]));
}

/** The fields that we set, without what Discord adds or leaves out, in an order that is always the same. */
function comparable(list: readonly Json[]): string {
  const commands = list.map((command) => ({
    ...texts(command),
    type: command.type ?? 1,
    description: command.description ?? '',
    options: comparableOptions(command.options),
    default_member_permissions: command.default_member_permissions ?? null,
    contexts: sorted(command.contexts),
    integration_types: sorted(command.integration_types),
  }));
  const order = ({ type, name }: { type: unknown; name?: unknown }) => `${type} ${name}`;
  return stable(commands.sort((a, b) => (order(a) < order(b) ? -1 : 1)));
}

function texts(item: Json) {
  return {
    name: item.name,
    name_localizations: item.name_localizations ?? {},
    description_localizations: item.description_localizations ?? {},
  };
}

function comparableOptions(options: unknown): unknown[] {
  return ((options ?? []) as Json[]).map((option) => ({
    ...texts(option),
    type: option.type,
    description: option.description,
    required: option.required ?? false,
    autocomplete: option.autocomplete ?? false,
    max_length: option.max_length ?? null,
    channel_types: sorted(option.channel_types),
    choices: ((option.choices ?? []) as Json[]).map((choice) => ({
      name: choice.name,
      name_localizations: choice.name_localizations ?? {},
      value: choice.value,
    })),
    options: comparableOptions((option as Partial<APIApplicationCommandOption> & Json).options),
  }));
}

function sorted(list: unknown): unknown {
  return Array.isArray(list) ? [...list].sort() : null;
}

/** JSON with keys in alphabetical order. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, item) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/**
 * `npm start -- deploy`: registers the commands by hand.
 * @returns whether anything had to change
 * @throws UserError `bad-config`, `discord-token`, `discord-network`
 */
export async function deployCommands(config: Config, commands: readonly Command[], log: Logger): Promise<boolean> {
  const { token, apiUrl, guildId } = config.discord;
  if (token === undefined) throw new UserError('bad-config', 'DISCORD_TOKEN: set it to register the commands.');
  const rest = new REST({ ...apiOf(apiUrl), retries: 1, timeout: 10_000 }).setToken(token);
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as { id: string };
    const { changed } = await registerCommands(rest, id, commands, guildId);
    log.info({ changed, ...(guildId ? { guildId } : {}) }, changed ? 'commands registered' : 'commands are up to date');
    return changed;
  } catch (error) {
    throw connectionFault(error, apiUrl);
  }
}
