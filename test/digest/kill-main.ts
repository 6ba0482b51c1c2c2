// `npm run test:kill`: at least 200 kills on each database, alone and as two processes, without the nonce and with faults.
// `-- --kills 50` makes it shorter. Ends with 1 when a digest was posted twice, lost or written down wrongly.
import { parseArgs } from 'node:util';
import { engines } from '../store/databases.ts';
import { killAgainAndAgain } from './kill.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' } } });
let failed = false;
for (const engine of engines) {
  for (const { bots, nonce, share } of [
    { bots: 1, nonce: false, share: 0.3 },
    { bots: 2, nonce: false, share: 0.4 },
    { bots: 2, nonce: true, share: 0.3 },
  ]) {
    const database = await engine.create();
    const kills = Math.ceil(Number(values.kills) * share);
    const result = await killAgainAndAgain({ databaseUrl: database.url, kills, bots, nonce });
    await database.remove();
    process.stdout.write(`${JSON.stringify({ engine: engine.name, bots, nonce, ...result })}\n`);
    failed ||= result.postedOnce !== result.digests || result.wrongId > 0;
  }
}
process.exitCode = failed ? 1 : 0;
