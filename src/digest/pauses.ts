// How long to wait before a digest is tried again, in ms.
import type { ChannelFaultKind } from './channels.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * @param attempts how often this digest has been tried
 * @param failures how often in a row the channel has refused, over all of its digests
 * @param retryAfter what the platform asked for, in ms
 */
export function pauseAfter(
  kind: ChannelFaultKind | 'own',
  {
    attempts,
    failures,
    retryAfter,
  }: { readonly attempts: number; readonly failures: number; readonly retryAfter?: number },
): number {
  switch (kind) {
    case 'busy':
      return Math.max(retryAfter ?? growing(attempts, 5 * SECOND, 5 * MINUTE), SECOND);
    case 'unreachable':
    case 'unknown-outcome':
      return growing(attempts, 5 * SECOND, 5 * MINUTE);
    // Refused requests count towards a ban of the whole address: few of them, further and further apart.
    case 'gone':
    case 'forbidden':
      return growing(failures + 1, 10 * MINUTE, 24 * HOUR);
    case 'own':
      return growing(attempts, 30 * SECOND, 15 * MINUTE);
  }
}

function growing(times: number, first: number, most: number): number {
  return Math.min(first * 2 ** Math.min(times - 1, 30), most);
}
