// Every command. A test sees that each file of this folder is on the list.
import { brief } from './brief.ts';
import { check } from './check.ts';
import { checkMessage } from './check-message.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { digest } from './digest.ts';
import { feedback } from './feedback.ts';
import { help } from './help.ts';
import { original } from './original.ts';
import { privacy } from './privacy.ts';
import { quotes } from './quotes.ts';
import { sources } from './sources.ts';

export const commands: readonly Command[] = [
  brief,
  quotes,
  compare,
  check,
  sources,
  digest,
  help,
  privacy,
  original,
  feedback,
  checkMessage,
];

/** By name in any language, without the slash. */
export function commandNamed(name: string): Command | undefined {
  const wanted = name.toLowerCase();
  return commands.find(({ data }) => Object.values(data.name).includes(wanted));
}
