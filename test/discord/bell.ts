// Rings whenever something a person could see has changed; those who wait look again.
import type { Clock } from './clock.ts';

export class Bell {
  readonly #clock: Clock;
  readonly #waiting = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  ring(): void {
    for (const look of [...this.#waiting]) look();
  }

  /**
   * Resolves with the first value of `check` that is not undefined.
   * @param ms how long to wait, by Discord's clock
   * @throws what `failure` makes when the time is over, or whatever `check` throws
   */
  until<T>(check: () => T | undefined, ms: number, failure: () => Error): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (finish: () => void) => {
        this.#waiting.delete(look);
        timer.cancel();
        finish();
      };
      const look = () => {
        try {
          const value = check();
          if (value !== undefined) end(() => resolve(value));
        } catch (error) {
          end(() => reject(error));
        }
      };
      const timer = this.#clock.after(ms, () => end(() => reject(failure())));
      this.#waiting.add(look);
      look();
    });
  }
}
