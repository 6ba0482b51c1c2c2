// The real front on a Discord of our own: what every end-to-end test here starts from.
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Command } from '../../commands/command.ts';
import { commands as allCommands } from '../../commands/index.ts';
import type { App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { unescapeMarkdown } from '../../src/discord/escape.ts';
import { type DiscordFront, type DiscordParts, startDiscord as startFront } from '../../src/discord/index.ts';
import type { Logger } from '../../src/log.ts';
import type { DiscordOptions } from '../discord/options.ts';
import { type LocalDiscord, startDiscord } from '../discord/server.ts';
import { fakeApp } from './fake-app.ts';

/** Faster than a person would notice, so that tests are quick: a second of waiting is a tenth of one. */
export const QUICK = { patience: 100, edits: 100 } as const;

export interface Bot {
  readonly discord: LocalDiscord;
  readonly front: DiscordFront;
  readonly log: readonly LogLine[];
  /** Stops the front and starts another one, with nothing of the first but what Discord holds. */
  restart(parts?: Partial<DiscordParts>): Promise<void>;
  close(): Promise<void>;
}

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

export function configFor(discord: LocalDiscord, more: Record<string, string> = {}) {
  return readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...more });
}

export function memoryLog(): { log: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { log: pino({ level: 'debug', base: null }, stream), lines };
}

export async function startBot(
  parts: Partial<DiscordParts> & { commands?: readonly Command[]; app?: App } = {},
  options: DiscordOptions = {},
): Promise<Bot> {
  const discord = await startDiscord(options);
  const { log, lines } = memoryLog();
  const usual = { config: configFor(discord), app: fakeApp(), commands: allCommands, log, pace: QUICK };
  let front = await startFront({ ...usual, ...parts });
  return {
    discord,
    get front() {
      return front;
    },
    log: lines,
    async restart(changed = {}) {
      await front.close();
      front = await startFront({ ...usual, ...parts, ...changed });
    },
    async close() {
      await front.close();
      await discord.close();
    },
  };
}

/** A command for tests: English and French names, and whatever it does. */
export function command(
  name: string,
  execute: Command['execute'],
  more: Partial<Command['data']> & { complete?: Command['complete'] } = {},
): Command {
  const { complete, ...data } = more;
  return {
    data: {
      name: { en: name, fr: `${name}-fr` },
      description: { en: `Does ${name}`, fr: `Fait ${name}` },
      kind: 'slash',
      options: [],
      ...data,
    },
    execute,
    ...(complete ? { complete } : {}),
  };
}

/** What a person reads: the text without the escapes that Discord takes away. */
export const read = ({ text }: { text: string }) => unescapeMarkdown(text);
