// A circuit breaker: an API that fails is left alone for a while, then tried with one request.
import type { ModelFailure } from './model.ts';

/** Failures in a row that open it. */
const LIMIT = 3;
const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 300_000;
/** A key that is refused will be refused again until somebody mends it. */
const KEY_PAUSE = 300_000;

export interface Breaker {
  /** True when a request may be made; a trial after a pause is given to one caller alone. */
  admits(): boolean;
  succeeded(): void;
  failed(failure: ModelFailure): void;
  /** The request was given up by us: it says nothing about the other side. */
  abandoned(): void;
}

/** @param now the clock, in ms */
export function createBreaker(now: () => number): Breaker {
  let failures = 0;
  let pause = FIRST_PAUSE;
  let closedUntil = 0;
  let trying = false;
  return {
    admits() {
      if (closedUntil === 0) return true;
      if (now() < closedUntil || trying) return false;
      trying = true;
      return true;
    },
    succeeded() {
      failures = 0;
      pause = FIRST_PAUSE;
      closedUntil = 0;
      trying = false;
    },
    failed({ kind, details }) {
      failures += 1;
      const again = trying;
      trying = false;
      const asked = details.retryAfterMs;
      if (asked !== undefined) closedUntil = Math.max(closedUntil, now() + asked);
      else if (kind === 'key') closedUntil = now() + KEY_PAUSE;
      else if (again || failures >= LIMIT) {
        closedUntil = now() + pause;
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      }
    },
    abandoned() {
      trying = false;
    },
  };
}
