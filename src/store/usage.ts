// Tokens spent, per server and day.
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

export interface TokenUse {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface UsageOfDay extends TokenUse {
  readonly serverId: string;
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly requests: number;
}

export interface Usage {
  /** Adds one request. Outside a server, `serverId` is `''`. */
  add(serverId: string, now: Date, use: TokenUse): Promise<void>;
  /** Tokens of today (UTC), input and output together: of the server, and of all of them. */
  today(serverId: string, now: Date): Promise<{ readonly server: number; readonly all: number }>;
  /** Every server and day, newest day first. */
  list(): Promise<readonly UsageOfDay[]>;
}

export function usageIn(db: Kysely<Tables>): Usage {
  return {
    async add(serverId, now, { inputTokens, outputTokens }) {
      await db
        .insertInto('usage')
        .values({
          server_id: serverId,
          day: dayOf(now),
          input_tokens: inputTokens,
          output_tokens: outputTokens,
          requests: 1,
        })
        .onConflict((conflict) =>
          conflict.columns(['server_id', 'day']).doUpdateSet((row) => ({
            input_tokens: row('usage.input_tokens', '+', inputTokens),
            output_tokens: row('usage.output_tokens', '+', outputTokens),
            requests: row('usage.requests', '+', 1),
          })),
        )
        .execute();
    },
    async today(serverId, now) {
      const rows = await db
        .selectFrom('usage')
        .select(['server_id', 'input_tokens', 'output_tokens'])
        .where('day', '=', dayOf(now))
        .execute();
      const sum = (some: typeof rows) => some.reduce((all, row) => all + row.input_tokens + row.output_tokens, 0);
      return { server: sum(rows.filter(({ server_id }) => server_id === serverId)), all: sum(rows) };
    },
    async list() {
      const rows = await db.selectFrom('usage').selectAll().orderBy('day', 'desc').orderBy('server_id').execute();
      return rows.map((row) => ({
        serverId: row.server_id,
        day: row.day,
        inputTokens: row.input_tokens,
        outputTokens: row.output_tokens,
        requests: row.requests,
      }));
    },
  };
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
