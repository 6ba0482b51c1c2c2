// Discord's own time: it runs with the wall clock, faster or not, and can be moved forward by a test.

export interface Timer {
  cancel(): void;
}

interface Pending {
  due: number;
  run: () => void;
  handle?: NodeJS.Timeout;
}

/** Milliseconds since the epoch as this Discord sees them. `scale` 10 makes a second last 100 ms of real time. */
export class Clock {
  readonly scale: number;
  #origin: number;
  readonly #started = performance.now();
  readonly #pending = new Set<Pending>();

  constructor(options: { now?: number | undefined; scale?: number | undefined } = {}) {
    this.#origin = options.now ?? Date.now();
    this.scale = options.scale ?? 1;
    if (!(this.scale > 0)) throw new RangeError('scale must be positive');
  }

  now(): number {
    return Math.floor(this.#origin + (performance.now() - this.#started) * this.scale);
  }

  iso(at = this.now()): string {
    return new Date(at).toISOString().replace('Z', '000+00:00');
  }

  /** Runs `run` once this clock has moved on by `ms`. */
  after(ms: number, run: () => void): Timer {
    const pending: Pending = { due: this.now() + ms, run };
    this.#pending.add(pending);
    this.#arm(pending);
    return {
      cancel: () => {
        clearTimeout(pending.handle);
        this.#pending.delete(pending);
      },
    };
  }

  /** Moves the clock forward; what falls due on the way runs at once, in order. */
  advance(ms: number): void {
    if (ms < 0) throw new RangeError('Time only goes forward');
    this.#origin += ms;
    for (const pending of [...this.#pending].sort((a, b) => a.due - b.due)) this.#arm(pending);
  }

  /** Forgets every timer. */
  stop(): void {
    for (const pending of this.#pending) clearTimeout(pending.handle);
    this.#pending.clear();
  }

  #arm(pending: Pending): void {
    clearTimeout(pending.handle);
    const left = pending.due - this.now();
    if (left <= 0) {
      if (this.#pending.delete(pending)) pending.run();
      return;
    }
    // A timer may fire a hair early and holds at most 2^31 ms: look again instead of trusting it.
    pending.handle = setTimeout(() => this.#arm(pending), Math.min(Math.ceil(left / this.scale), 2 ** 31 - 1));
    pending.handle.unref();
  }
}
