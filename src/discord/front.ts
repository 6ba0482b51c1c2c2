// What the parts of the front share.
import type { Command } from '../../commands/command.ts';
import type { App } from '../app.ts';
import type { Logger } from '../log.ts';
import type { CommandIds } from './draw-text.ts';
import type { IntentStore } from './intent-store.ts';
import type { LongValues } from './long-values.ts';
import type { Pace } from './present.ts';

export type Outcome = 'ok' | 'mendable' | 'fault';

export interface Front {
  readonly app: App;
  readonly commands: readonly Command[];
  readonly store: IntentStore;
  readonly longValues: LongValues;
  readonly log: Logger;
  readonly pace: Pace;
  /** Ids of the registered commands; empty until they are known. */
  ids: CommandIds;
  /** Told of every command answered, for metrics. */
  readonly answered: (command: string, outcome: Outcome, seconds: number) => void;
}

/** By English name. */
export function commandOf(front: Front, name: string): Command | undefined {
  return front.commands.find(({ data }) => data.name.en === name);
}
