// Suggestions whose value is longer than Discord takes: a short key stands in for the value and is understood on arrival.
import { createHash } from 'node:crypto';
import { LIMITS, withoutHalf } from './limits.ts';

const MARK = '…#';
const HASH = 10;

export interface LongValues {
  /** At most 100 characters: the value itself, or its beginning and a hash. */
  shorten(value: string): string;
  /** The value that a short one stands for; its beginning when that is no longer known. */
  restore(short: string): string;
}

/** @param most values remembered, the newest */
export function createLongValues(most = 5000): LongValues {
  const known = new Map<string, string>();
  return {
    shorten(value) {
      if (value.length <= LIMITS.suggestionText && !value.includes(MARK)) return value;
      const hash = createHash('sha256').update(value).digest('hex').slice(0, HASH);
      const short = withoutHalf(value.slice(0, LIMITS.suggestionText - HASH - MARK.length)) + MARK + hash;
      known.delete(short);
      known.set(short, value);
      const oldest = known.size > most ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
      return short;
    },
    restore(short) {
      const at = short.lastIndexOf(MARK);
      if (at < 0 || short.length - at !== MARK.length + HASH) return short;
      return known.get(short) ?? short.slice(0, at);
    },
  };
}
