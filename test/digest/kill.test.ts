// A short run of `npm run test:kill`: the bot is killed a few times around its digests.
import { describe, expect, it } from 'vitest';
import { engines } from '../store/databases.ts';
import { killAgainAndAgain } from './kill.ts';

describe.each(engines)('a bot that is killed, on $name', (engine) => {
  it('posts each digest once', { timeout: 240_000 }, async () => {
    const database = await engine.create();
    const result = await killAgainAndAgain({ databaseUrl: database.url, kills: 4, bots: 2, nonce: false });
    await database.remove();
    expect(result).toMatchObject({ postedOnce: result.digests, postedTwice: 0, lost: 0, wrongId: 0 });
    expect(result.digests).toBeGreaterThanOrEqual(4);
  });
});
