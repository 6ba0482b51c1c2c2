// Mentions of the bot and direct messages: the text is a question for /brief; nothing but a mention asks for help.
import { type Client, type GuildTextBasedChannel, type Message, PermissionFlagsBits } from 'discord.js';
import type { Command, Request } from '../../commands/command.ts';
import type { LanguageCode } from '../types.ts';
import { withAsides } from './asides.ts';
import { commandOf, type Front } from './front.ts';
import { MessageScreen } from './message-screen.ts';
import { permissionNames } from './permissions.ts';
import { present } from './present.ts';
import { previousOf } from './previous.ts';
import type { Quiet } from './quiet.ts';
import { languageOfLocale } from './requests.ts';
import { faultReply, runCommand } from './run-command.ts';
import { codeOf, reasonOf } from './wire.ts';

/** What the bot needs in a channel to answer there. */
const NEEDED = { text: PermissionFlagsBits.SendMessages, thread: PermissionFlagsBits.SendMessagesInThreads } as const;

/** Answers a message when it is for the bot. Never rejects. */
export async function answerMessage(message: Message, front: Front, quiet: Quiet): Promise<void> {
  const { client } = message;
  const log = front.log.child({ message: message.id, channel: message.channelId });
  try {
    if (!isForBot(message) || !mayAnswer(message) || !quiet.allows(message.author.id, message.channelId)) return;
    await answer(message, client, front);
  } catch (error) {
    if ([50001, 50013, 10003].includes(Number(codeOf(error)))) quiet.silence(message.channelId);
    log.error({ err: error, reason: reasonOf(error) }, 'a message could not be answered');
  }
}

/** A person's message that mentions the bot itself (a reply to it counts), or any of theirs in direct messages. */
function isForBot({ author, webhookId, system, guildId, mentions, client }: Message<boolean>): boolean {
  if (author.bot || webhookId !== null || system) return false;
  return guildId === null || mentions.users.has(client.user.id);
}

function mayAnswer(message: Message): boolean {
  if (!message.inGuild()) return true;
  return has(message.channel, message.channel.isThread() ? NEEDED.thread : NEEDED.text);
}

/** True as well where it cannot be known, as in a thread that is new: Discord then decides. */
function has(channel: GuildTextBasedChannel, permission: bigint): boolean {
  const { me } = channel.guild.members;
  return (me && channel.permissionsFor(me)?.has(permission)) ?? true;
}

async function answer(message: Message, client: Client<true>, front: Front): Promise<void> {
  const question = questionOf(message);
  const previous = await previousOf(message, front.log);
  const command = commandFor(question, front);
  if (!command) return;
  // Whoever types “aide” reads French; else the server's language goes for what is not an answer.
  const language = question === command.data.name.fr ? 'fr' : languageOfLocale(message.guild?.preferredLocale);
  const asks = command.data.name.en === 'brief';
  const request = requestOf(message, asks ? question : '', language, previous);
  const again = withAsides(
    { command: command.data.name.en, options: request.options, shows: 'in-place' },
    previous ? { previous } : {},
  );
  const plain = message.inGuild() && !has(message.channel, PermissionFlagsBits.EmbedLinks);
  if (plain)
    front.log.warn(
      { channel: message.channelId, missing: permissionNames(['EmbedLinks']) },
      'answering without an embed',
    );
  const screen = new MessageScreen(client.rest, front, {
    channelId: message.channelId,
    messageId: message.id,
    again,
    plain,
  });
  const lost = (error: unknown) => front.log.warn({ reason: reasonOf(error) }, 'an edit in between was lost');
  try {
    await present(runCommand(command, request, front), screen, front.pace, lost);
  } catch (error) {
    if (codeOf(error) !== 50035) throw error;
    await screen.show(faultReply(error, request, front, 'showing a reply'));
  } finally {
    screen.stop();
  }
}

/** The text without the mention of the bot; other people are named instead of numbered. */
function questionOf(message: Message): string {
  const bot = new RegExp(`<@!?${message.client.user.id}>`, 'g');
  return message.content
    .replace(bot, ' ')
    .replace(/<@!?(\d+)>/g, (whole, id) => message.mentions.users.get(id)?.displayName ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

function commandFor(question: string, front: Front): Command | undefined {
  const help = commandOf(front, 'help');
  const asksHelp = question === '' || Object.values(help?.data.name ?? {}).includes(question.toLowerCase());
  return (asksHelp ? help : undefined) ?? commandOf(front, 'brief');
}

function requestOf(message: Message, question: string, language: LanguageCode, previous: Request['previous']): Request {
  const { author, guildId, guild, channelId } = message;
  return {
    options: question === '' ? {} : { question },
    locale: language,
    user: { id: author.id, name: author.displayName },
    place: {
      kind: guildId === null ? 'direct' : 'server',
      ...(guildId === null ? {} : { serverId: guildId }),
      channelId,
      ...(guild ? { serverLocale: guild.preferredLocale } : {}),
    },
    administrator: false,
    ...(previous ? { previous } : {}),
    now: new Date(),
  };
}
