// Where intents live that are too long for a custom_id.
import { randomBytes } from 'node:crypto';
import type { Intent } from '../reply/reply.ts';

export interface IntentStore {
  /** Keeps an intent. @returns a key of at most 64 characters [A-Za-z0-9_-] */
  put(intent: Intent): Promise<string>;
  /** What was kept under a key; undefined when it is unknown or too old. */
  get(key: string): Promise<Intent | undefined>;
}

/** In memory: forgets the oldest beyond `most`, and everything at a restart. */
export function createIntentMemory(most = 20_000): IntentStore {
  const kept = new Map<string, Intent>();
  return {
    async put(intent) {
      const key = randomBytes(12).toString('base64url');
      kept.set(key, intent);
      const oldest = kept.size > most ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return key;
    },
    async get(key) {
      return kept.get(key);
    },
  };
}
