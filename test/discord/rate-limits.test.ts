// Rate limits in real time, and what a client makes of them.
import { REST, Routes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { USUAL_BUCKETS } from './limits.ts';
import { startDiscord } from './server.ts';

describe('rate limits', () => {
  test('50 a second over all, interactions exempt', async () => {
    const limited = await startDiscord({ globalPerSecond: 50 });
    const get = (path: string) =>
      fetch(`${limited.apiUrl}/v10${path}`, { headers: { authorization: `Bot ${limited.token}` } });
    const answers = await Promise.all(Array.from({ length: 60 }, () => get('/users/@me')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(refused[0]?.headers.get('x-ratelimit-global')).toBe('true');
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeLessThanOrEqual(1);
    expect((await get('/webhooks/1/x/messages/1')).status).toBe(404);
    await limited.close();
  });

  test('a bucket a channel, which the client obeys', async () => {
    const limited = await startDiscord({ buckets: USUAL_BUCKETS.map((rule) => ({ ...rule, perMs: rule.perMs / 20 })) });
    const patient = new REST({ api: limited.apiUrl, offset: 0 }).setToken(limited.token);
    const before = Date.now();
    const post = (name: string) =>
      patient.post(Routes.channelMessages(limited.channel(name).id), { body: { content: 'x' } });
    await Promise.all(Array.from({ length: 11 }, () => post('general')));
    expect(Date.now() - before).toBeGreaterThanOrEqual(450);
    expect(limited.messages('general')).toHaveLength(11);
    expect(limited.requests.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(1);
    await limited.close();
  });

  test('shuts out an address after too many invalid requests', async () => {
    const strict = await startDiscord({ invalidPerTenMinutes: 3 });
    const get = () => fetch(`${strict.apiUrl}/v10/users/@me`, { headers: { authorization: 'Bot wrong' } });
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await get()).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
    const right = await fetch(`${strict.apiUrl}/v10/users/@me`, { headers: { authorization: `Bot ${strict.token}` } });
    expect(right.status).toBe(429);
    await strict.close();
  });
});
