// Shows a growing reply in time: at once when it is quick, "thinking" or its beginning when it is slow, edits at most
// once a second, and always its end.
import type { Reply } from '../reply/reply.ts';
import type { Growing } from './growing.ts';

/** Where a reply is shown. */
export interface Screen {
  /** Shows this reply, in place of what it showed before. */
  show(reply: Reply): Promise<void>;
  /** Lets the person know that it takes longer. */
  wait(): Promise<void>;
}

export interface Pace {
  /** How long a reply may take to be the first response itself, in ms; Discord gives up after 3,000. */
  readonly patience: number;
  /** Between two edits, in ms. */
  readonly edits: number;
}

export const USUAL_PACE: Pace = { patience: 1000, edits: 1000 };

/**
 * @param onLostEdit told of an edit in between that failed: the next one makes up for it
 * @throws what showing the last reply throws
 */
export async function present(
  growing: Growing,
  screen: Screen,
  pace: Pace,
  onLostEdit: (error: unknown) => void,
): Promise<void> {
  await Promise.race([growing.finished, pause(pace.patience)]);
  const begun = growing.done ? undefined : growing.takeNewest();
  if (begun) await screen.show(begun);
  else if (!growing.done) await screen.wait();
  let last = begun ? Date.now() : 0;
  let lost: Reply | undefined;
  while (!growing.done) {
    await growing.changed();
    await Promise.race([growing.finished, pause(last + pace.edits - Date.now())]);
    const newer = growing.done ? undefined : growing.takeNewest();
    if (!newer) continue;
    last = Date.now();
    lost = undefined;
    await screen.show(newer).catch((error: unknown) => {
      lost = newer;
      onLostEdit(error);
    });
  }
  const final = growing.takeNewest() ?? lost;
  if (!final) return;
  if (last > 0) await pause(last + pace.edits - Date.now());
  await screen.show(final);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)).unref());
}
