// Runs the local Discord as a process of its own: `npx tsx test/discord/main.ts --port 4040`.
// Prints one line of JSON with its address and a bot token, and serves until it is told to stop.
import { parseArgs } from 'node:util';
import { Control } from './control.ts';
import { USUAL_BUCKETS } from './limits.ts';
import { startDiscord } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    token: { type: 'string' },
    now: { type: 'string' },
    scale: { type: 'string', default: '1' },
    'rate-limits': { type: 'boolean', default: false },
  },
});

const now = values.now === undefined ? undefined : Date.parse(values.now);
if (Number.isNaN(now)) throw new Error('--now takes a date and time, e.g. 2026-10-25T06:59:00Z');

const discord = await startDiscord({
  port: Number(values.port),
  scale: Number(values.scale),
  ...(values.token !== undefined && { token: values.token }),
  ...(now !== undefined && { now }),
  ...(values['rate-limits'] && { globalPerSecond: 50, buckets: USUAL_BUCKETS }),
});
const control = new Control(discord);
discord.withControl((request, response, url) => control.serve(request, response, url));

const { apiUrl, token, origin } = discord;
process.stdout.write(`${JSON.stringify({ apiUrl, token, control: `${origin}/control` })}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void discord.close().then(() => process.exit(0)));
}
