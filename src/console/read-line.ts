// A line typed in the console -> which command, with which options.

import type { Command, CommandData, OptionData } from '../../commands/command.ts';
import { commandNamed } from '../../commands/index.ts';
import { UserError } from '../errors.ts';
import type { Options } from '../reply/reply.ts';

export interface TypedCommand {
  readonly command: Command;
  readonly options: Options;
  readonly subcommand?: string;
}

/**
 * `/brief question: …`, `/brief …` with the main option bare, or just a question.
 * @throws UserError `no-such-command`
 */
export function readLine(line: string): TypedCommand {
  const text = line.trim();
  if (!text.startsWith('/')) return bare('brief', text);
  const [, name = '', rest = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const command = commandNamed(name);
  if (command?.data.kind !== 'slash') {
    throw new UserError('no-such-command', `There is no command “${name}”.`, { name });
  }
  const [word = ''] = rest.split(/\s+/, 1);
  const subcommand = command.data.subcommands?.find(({ name: names }) => Object.values(names).includes(word));
  if (subcommand) {
    const options = readOptions(rest.slice(word.length), subcommand.options);
    return { command, options, subcommand: subcommand.name.en };
  }
  return { command, options: readOptions(rest, command.data.options) };
}

function bare(name: string, text: string): TypedCommand {
  const command = commandNamed(name) as Command;
  return { command, options: readOptions(text, command.data.options) };
}

/** Named options (`name: value`, any language's name) from left to right; what stands before the first is the main option. */
function readOptions(text: string, known: readonly OptionData[]): Options {
  const byName = new Map(known.flatMap((option) => Object.values(option.name).map((name) => [name, option] as const)));
  const names = [...new Set([...byName.keys(), ...HIDDEN])].join('|');
  const marks =
    known.length === 0 ? [] : [...text.matchAll(new RegExp(`(?:^|\\s)(${names})\\s?:(?=\\s|$)\\s*`, 'giu'))];
  const options: Record<string, string> = {};
  const main = text.slice(0, marks[0]?.index ?? text.length).trim();
  if (main !== '' && known[0]) options[known[0].name.en] = main;
  marks.forEach((mark, i) => {
    const name = (mark[1] ?? '').toLowerCase();
    const value = text.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? text.length).trim();
    options[byName.get(name)?.name.en ?? name] = value;
  });
  return options;
}

/** Options of buttons, which the console shows as commands. */
const HIDDEN = ['around', 'export'];

/** Completions of a half-typed line: command names, then what the command suggests. */
export function commandNames(list: readonly { readonly data: CommandData }[]): string[] {
  return list.filter(({ data }) => data.kind === 'slash' && !data.hidden).map(({ data }) => `/${data.name.en}`);
}
