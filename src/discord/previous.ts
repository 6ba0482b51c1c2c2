// What a message follows: the bot's answer it replies to, or the bot's last answer in the thread.
import type { Message } from 'discord.js';
import type { Logger } from '../log.ts';
import type { Exchange } from '../types.ts';
import { exchangeOf } from './draw.ts';
import { reasonOf } from './wire.ts';

/** Messages of a thread that are looked at. */
const RECENT = 20;
const LONGEST_ANSWER = 1500;

/** A previous question that cannot be read is none: the new question is answered by itself. */
export async function previousOf(message: Message, log: Logger): Promise<Exchange | undefined> {
  try {
    const found = message.reference?.messageId ? await message.fetchReference() : await lastInThread(message);
    return found && saidBy(found);
  } catch (error) {
    log.debug({ message: message.id, reason: reasonOf(error) }, 'no previous question could be read');
    return undefined;
  }
}

async function lastInThread(message: Message): Promise<Message | undefined> {
  if (!message.inGuild() || !message.channel.isThread()) return undefined;
  const recent = await message.channel.messages.fetch({ limit: RECENT, before: message.id });
  const ours = recent.filter((each) => saidBy(each) !== undefined);
  return ours.first() ?? (await message.channel.fetchStarterMessage()) ?? undefined;
}

function saidBy({ author, embeds, client }: Message): Exchange | undefined {
  const [embed] = embeds;
  if (author.id !== client.user.id || !embed) return undefined;
  const exchange = exchangeOf(embed);
  return exchange && { ...exchange, answer: exchange.answer.slice(0, LONGEST_ANSWER) };
}
