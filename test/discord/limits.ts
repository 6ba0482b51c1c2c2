// Rate limits in real time: buckets by route, 50 requests a second over all, 10,000 invalid answers in ten minutes.

export interface BucketRule {
  method: string;
  /** Of the path without ids' values: `/channels/:channel/messages`. */
  route: string;
  limit: number;
  perMs: number;
}

/** Buckets in the size of the real ones as bots meet them; the real ones change and are not documented. */
export const USUAL_BUCKETS: readonly BucketRule[] = [
  { method: 'POST', route: '/channels/:channel/messages', limit: 5, perMs: 5000 },
  { method: 'PATCH', route: '/channels/:channel/messages/:message', limit: 5, perMs: 5000 },
  { method: 'DELETE', route: '/channels/:channel/messages/:message', limit: 5, perMs: 1000 },
  { method: 'PATCH', route: '/webhooks/:application/:token/messages/:message', limit: 5, perMs: 2000 },
  { method: 'POST', route: '/webhooks/:application/:token', limit: 5, perMs: 2000 },
];

export interface LimitOptions {
  /** Requests a second over all routes; interaction routes are exempt. Off when left out. */
  globalPerSecond?: number | undefined;
  buckets?: readonly BucketRule[] | undefined;
  /** Answers of 401, 403 and 429 in ten minutes before the address is shut out. */
  invalidPerTenMinutes: number;
}

export interface Verdict {
  headers: Record<string, string>;
  /** Set: refuse with 429. */
  retryAfter?: number;
  global?: boolean;
}

interface Window {
  used: number;
  resetAt: number;
}

const INVALID_WINDOW_MS = 600_000;

export class Limits {
  options: LimitOptions;
  readonly #windows = new Map<string, Window>();
  readonly #second: Window = { used: 0, resetAt: 0 };
  readonly #invalid: number[] = [];

  constructor(options: LimitOptions) {
    this.options = options;
  }

  /** Counts a request. `major` is what separates buckets of one route: the channel, the server, the token. */
  take(method: string, route: string, major: string, now: number): Verdict {
    const exempt = route.startsWith('/interactions') || route.startsWith('/webhooks');
    const { globalPerSecond } = this.options;
    if (globalPerSecond !== undefined && !exempt) {
      const left = use(this.#second, globalPerSecond, 1000, now);
      if (left < 0) return { headers: {}, retryAfter: seconds(this.#second, now), global: true };
    }
    const rule = this.options.buckets?.find((each) => each.method === method && each.route === route);
    return rule ? this.#bucket(rule, major, now) : { headers: {} };
  }

  #bucket(rule: BucketRule, major: string, now: number): Verdict {
    const key = `${rule.method} ${rule.route} ${major}`;
    const window = this.#windows.get(key) ?? { used: 0, resetAt: 0 };
    this.#windows.set(key, window);
    const left = use(window, rule.limit, rule.perMs, now);
    const resetAfter = seconds(window, now);
    const headers = {
      'x-ratelimit-limit': String(rule.limit),
      'x-ratelimit-remaining': String(Math.max(0, left)),
      'x-ratelimit-reset': (window.resetAt / 1000).toFixed(3),
      'x-ratelimit-reset-after': String(resetAfter),
      'x-ratelimit-bucket': Buffer.from(`${rule.method} ${rule.route}`).toString('hex').slice(0, 32),
    };
    return left < 0 ? { headers, retryAfter: resetAfter } : { headers };
  }

  /** Counts an answer that Discord holds against the address. */
  invalid(now: number): void {
    this.#invalid.push(now);
  }

  /** Invalid answers in the last ten minutes. */
  invalidCount(now: number): number {
    while (this.#invalid.length && (this.#invalid[0] ?? 0) < now - INVALID_WINDOW_MS) this.#invalid.shift();
    return this.#invalid.length;
  }

  shutOut(now: number): boolean {
    return this.invalidCount(now) >= this.options.invalidPerTenMinutes;
  }
}

/** What is left after one more; negative when there was nothing. */
function use(window: Window, limit: number, perMs: number, now: number): number {
  if (now >= window.resetAt) {
    window.used = 0;
    window.resetAt = now + perMs;
  }
  if (window.used >= limit) return -1;
  window.used += 1;
  return limit - window.used;
}

function seconds(window: Window, now: number): number {
  return Math.max(1, window.resetAt - now) / 1000;
}
