// Answers that were proved once, for the same question on the same articles; bounded, and forgotten after a while.

const LIFETIME = 3_600_000;
const MOST = 300;

export interface Cache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** @param now the clock, in ms */
export function createCache<T>(now: () => number): Cache<T> {
  const entries = new Map<string, { value: T; until: number }>();
  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      if (entry.until <= now()) return undefined;
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, { value, until: now() + LIFETIME });
      const oldest = entries.keys().next();
      if (entries.size > MOST && !oldest.done) entries.delete(oldest.value);
    },
  };
}

/** One key for questions that differ in spaces, capitals and closing marks only. */
export function keyOfQuestion(parts: readonly (string | undefined)[]): string {
  const tidy = (part: string) =>
    part
      .normalize('NFC')
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .replace(/[\s\u00a0\u202f]+/g, ' ')
      .replace(/[\s?.!]+$/, '')
      .trim();
  return JSON.stringify(parts.map((part) => tidy(part ?? '')));
}
