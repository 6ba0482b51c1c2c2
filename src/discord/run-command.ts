// Runs a command and turns whatever happens into replies.
import { randomBytes } from 'node:crypto';
import type { Command, Request } from '../../commands/command.ts';
import { UserError } from '../errors.ts';
import { unexpectedReply, userErrorReply } from '../reply/fault-reply.ts';
import type { Reply } from '../reply/reply.ts';
import type { Front, Outcome } from './front.ts';
import { Growing, withinTime } from './growing.ts';

/** A command that says nothing for so long is given up. */
const SILENCE_MS = 120_000;

/** Starts a command. Faults become replies: what a person can mend in words, the rest as an id that is logged. */
export function runCommand(command: Command, request: Request, front: Front): Growing {
  const began = performance.now();
  let outcome: Outcome = 'ok';
  const growing = new Growing(withinTime(start(command, request, front), SILENCE_MS), (error) => {
    outcome = error instanceof UserError ? 'mendable' : 'fault';
    return faultReply(error, request, front, command.data.name.en);
  });
  void growing.finished.then(() => front.answered(command.data.name.en, outcome, (performance.now() - began) / 1000));
  return growing;
}

/** The checks that Discord makes for its own menus are made again for whatever arrives. */
async function* start(command: Command, request: Request, front: Front): AsyncIterable<Reply> {
  const { administrator, serverOnly, name } = command.data;
  if (serverOnly && request.place.kind !== 'server') {
    throw new UserError('only-in-server', `/${name.en} only works inside a server.`);
  }
  if (administrator && !request.administrator) {
    throw new UserError('not-administrator', `/${name.en} is for those who may manage the server.`);
  }
  const said = command.execute(request, front.app);
  if (said instanceof Promise) yield await said;
  else yield* said;
}

export function faultReply(
  error: unknown,
  { locale, user }: Pick<Request, 'locale' | 'user'>,
  { log }: Pick<Front, 'log'>,
  what: string,
): Reply {
  if (error instanceof UserError) return userErrorReply(error, locale);
  const id = randomBytes(4).toString('hex');
  log.error({ id, what, user: user.id, err: error }, 'an answer failed');
  return unexpectedReply(id, locale);
}

/** Whether the reply is for the person alone, as far as that is known before it is there. */
export function isPrivate(command: Command, request: Request): boolean {
  const { private: always, administrator } = command.data;
  return always === true || administrator === true || request.options.private === true;
}
