// Tokens of the day, for the bot and for each server, with what is in flight counted in.
import type { Usage } from './model.ts';
import type { UsageMeter } from './summariser.ts';

/** Counts in memory: what a day's meter is without a database. */
export function createMemoryMeter(): UsageMeter {
  const days = new Map<string, Map<string, number>>();
  const ALL = '';
  return {
    spent: async (day, serverId) => days.get(day)?.get(serverId ?? ALL) ?? 0,
    async add(day, serverId, input, output, cached) {
      const counts = days.get(day) ?? new Map<string, number>();
      days.clear();
      days.set(day, counts);
      for (const key of new Set([ALL, serverId ?? ALL]))
        counts.set(key, (counts.get(key) ?? 0) + input + output + cached);
    },
  };
}

export interface Budget {
  /**
   * Sets tokens aside for a request, or undefined when the day's are used up. `settle` says what was used.
   * A meter that fails does not stop answers: what this process used is known anyway.
   */
  reserve(serverId: string | undefined, tokens: number): Promise<Reservation | undefined>;
}

interface Reservation {
  settle(usage: Usage | undefined): Promise<void>;
}

export interface BudgetLimits {
  readonly dailyTokens: number;
  readonly dailyTokensPerServer: number;
}

/** @param fault is told of a meter that failed */
export function createBudget(
  meter: UsageMeter,
  limits: BudgetLimits,
  now: () => number,
  fault: (error: unknown) => void,
): Budget {
  const own = createMemoryMeter();
  const reserved = new Map<string, number>();
  const ALL = '';
  const read = async (day: string, serverId?: string) => {
    const here = await own.spent(day, serverId);
    try {
      return Math.max(here, await meter.spent(day, serverId));
    } catch (error) {
      fault(error);
      return here;
    }
  };
  const hold = (key: string, tokens: number) => reserved.set(key, (reserved.get(key) ?? 0) + tokens);
  return {
    async reserve(serverId, tokens) {
      const day = new Date(now()).toISOString().slice(0, 10);
      const [bot, server] = await Promise.all([read(day), serverId === undefined ? 0 : read(day, serverId)]);
      const over = (spent: number, key: string, limit: number) => spent + (reserved.get(key) ?? 0) + tokens > limit;
      if (over(bot, ALL, limits.dailyTokens)) return undefined;
      if (serverId !== undefined && over(server, serverId, limits.dailyTokensPerServer)) return undefined;
      const keys = serverId === undefined ? [ALL] : [ALL, serverId];
      for (const key of keys) hold(key, tokens);
      return {
        async settle(usage) {
          for (const key of keys) hold(key, -tokens);
          if (!usage) return;
          await own.add(day, serverId, usage.input, usage.output, usage.cached);
          await meter.add(day, serverId, usage.input, usage.output, usage.cached).catch(fault);
        },
      };
    },
  };
}
