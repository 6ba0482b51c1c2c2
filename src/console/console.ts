// The console: the slash commands in a terminal, or line by line from a pipe.
import { createInterface } from 'node:readline';
import type { Request } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import type { App } from '../app.ts';
import { UserError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { unexpectedReply, userErrorReply } from '../reply/fault-reply.ts';
import type { Reply } from '../reply/reply.ts';
import { wordsOf } from '../reply/words/words.ts';
import type { LanguageCode } from '../types.ts';
import { drawReply, type Terminal } from './draw.ts';
import { commandNames, readLine, type TypedCommand } from './read-line.ts';

export interface ConsoleParts {
  readonly app: App;
  readonly log: Logger;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly plain: boolean;
  readonly locale: LanguageCode;
}

const WIDEST = 100;

/** Reads commands until the input ends, `/quit` or Ctrl+C; resolves then. */
export async function runConsole(parts: ConsoleParts): Promise<void> {
  const { app, input, output, locale } = parts;
  const interactive = Boolean(input.isTTY && output.isTTY);
  const terminal: Terminal = {
    columns: interactive ? Math.min(output.columns || 80, WIDEST) : 0,
    plain: parts.plain || !output.isTTY,
  };
  const lines = createInterface({
    input,
    output,
    terminal: interactive,
    prompt: '> ',
    historySize: 200,
    completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
      void complete(line, app, locale).then((found) => done(null, [found, line]));
    },
  });
  output.write(`${wordsOf(locale).console(app.catalogue.articles.size).join('\n')}\n\n`);
  if (interactive) lines.prompt();
  for await (const line of lines) {
    if (/^\/?(?:quit|exit|q)$/i.test(line.trim())) break;
    if (line.trim() !== '') output.write(`${await answerLine(line, parts, terminal)}\n\n`);
    if (interactive) lines.prompt();
  }
  lines.close();
}

async function answerLine(line: string, { app, log, locale }: ConsoleParts, terminal: Terminal): Promise<string> {
  try {
    return drawReply(await runTyped(readLine(line), app, locale), terminal);
  } catch (cause) {
    if (cause instanceof UserError) return drawReply(userErrorReply(cause, locale), terminal);
    const id = Math.random().toString(36).slice(2, 8);
    log.error({ err: cause, id }, 'a command failed');
    return drawReply(unexpectedReply(id, locale), terminal);
  }
}

/** Runs a command to its last reply. */
export async function runTyped(typed: TypedCommand, app: App, locale: LanguageCode): Promise<Reply> {
  const request: Request = {
    options: typed.options,
    ...(typed.subcommand ? { subcommand: typed.subcommand } : {}),
    locale,
    user: { id: 'console' },
    place: { kind: 'console' },
    administrator: true,
    now: new Date(),
  };
  const result = typed.command.execute(request, app);
  if (result instanceof Promise) return result;
  let last: Reply | undefined;
  for await (const reply of result) last = reply;
  if (!last) throw new Error(`the command ${typed.command.data.name.en} gave no reply`);
  return last;
}

async function complete(line: string, app: App, locale: LanguageCode): Promise<string[]> {
  if (!line.includes(' ')) return commandNames(commands).filter((name) => name.startsWith(line));
  const [, name = '', typed = ''] = /^\/(\S+)\s+([\s\S]*)$/.exec(line) ?? [];
  const command = commands.find(({ data }) => Object.values(data.name).includes(name));
  const option = command?.data.options[0];
  if (!command?.complete || !option?.suggested) return [];
  const request: Request = {
    options: {},
    locale,
    user: { id: 'console' },
    place: { kind: 'console' },
    administrator: true,
    now: new Date(),
  };
  const found = await command.complete(option.name.en, typed, request, app);
  return found.map(({ value }) => `/${name} ${value}`);
}
