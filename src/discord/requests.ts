// Interactions -> Requests: options under their English names, the person's language, place and permissions.
import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type GuildBasedChannel,
  type MessageContextMenuCommandInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Place, Request } from '../../commands/command.ts';
import type { Intent, Options, OptionValue } from '../reply/reply.ts';
import type { LanguageCode } from '../types.ts';
import { splitAsides } from './asides.ts';
import { unescapeMarkdown } from './escape.ts';

/** The bot's language for a Discord locale: French where it is French, else English. */
export function languageOfLocale(locale: string | null | undefined): LanguageCode {
  return locale?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/** Who asks, where, and what they may do. */
export function personOf(interaction: BaseInteraction): Omit<Request, 'options' | 'now'> {
  const may = interaction.memberPermissions;
  return {
    locale: languageOfLocale(interaction.locale),
    user: { id: interaction.user.id, name: interaction.user.displayName },
    place: placeOf(interaction),
    administrator: interaction.guildId !== null && (may?.has(PermissionFlagsBits.ManageGuild) ?? false),
  };
}

function placeOf({ guildId, channelId, guildLocale, context }: BaseInteraction): Place {
  const kind = guildId !== null ? 'server' : context === 2 ? 'group' : 'direct';
  return {
    kind,
    ...(guildId === null ? {} : { serverId: guildId }),
    ...(channelId === null ? {} : { channelId }),
    ...(guildLocale ? { serverLocale: guildLocale } : {}),
  };
}

/** Whether the person may write where the interaction happened. */
export function mayPost(interaction: BaseInteraction): boolean {
  const may = interaction.memberPermissions;
  if (may === null) return true;
  const inThread = (interaction.channel as GuildBasedChannel | null)?.isThread() ?? false;
  return may.has(inThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages);
}

export interface Typed {
  readonly options: Options;
  readonly subcommand?: string;
}

/** What was typed, option by option; whatever the person's language, Discord sends the default (English) names. */
export function typedIn(interaction: ChatInputCommandInteraction | AutocompleteInteraction): Typed {
  const [first] = interaction.options.data;
  const nested = first?.type === ApplicationCommandOptionType.Subcommand ? first : undefined;
  const given = nested ? (nested.options ?? []) : interaction.options.data;
  return { options: valuesOf(given), ...(nested ? { subcommand: nested.name } : {}) };
}

function valuesOf(given: readonly CommandInteractionOption[]): Options {
  const values: Record<string, OptionValue> = {};
  for (const { name, value } of given) if (value !== undefined) values[name] = value;
  return values;
}

/** The message that a menu was opened on: its words as a person sees them. */
export function targetOf(interaction: MessageContextMenuCommandInteraction): NonNullable<Request['target']> {
  const { id, content, embeds, author } = interaction.targetMessage;
  const parts = [content, ...embeds.flatMap(({ title, description }) => [title, description])];
  const text = parts.filter((part): part is string => Boolean(part)).join('\n');
  return { id, text: unescapeMarkdown(text), ...(author ? { author: author.displayName } : {}) };
}

/** A request as an intent, to ask the same again. */
export function intentOf(command: string, typed: Typed): Intent {
  return {
    command: typed.subcommand ? `${command} ${typed.subcommand}` : command,
    options: typed.options,
    shows: 'new',
  };
}

/**
 * What an intent asks: the command's name, and what it gets.
 * @param isCommand tells a name with a space in it (of a message menu) from a command and its subcommand
 */
export function askedBy(
  intent: Intent,
  isCommand: (name: string) => boolean,
): {
  command: string;
  request: Pick<Request, 'options' | 'subcommand' | 'previous' | 'target'>;
} {
  const { options, asides } = splitAsides(intent);
  const [command = '', subcommand] = isCommand(intent.command) ? [intent.command] : intent.command.split(' ');
  return {
    command,
    request: {
      options,
      ...(subcommand ? { subcommand } : {}),
      ...(asides.previous ? { previous: asides.previous } : {}),
      ...(asides.target ? { target: asides.target } : {}),
    },
  };
}
