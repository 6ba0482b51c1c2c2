// Keeps the bot from flooding: so many messages answered per person and channel, none where it may not write.

export interface QuietLimits {
  readonly windowMs: number;
  readonly perPerson: number;
  readonly perChannel: number;
  /** How long a channel that refused an answer is left alone. */
  readonly silenceMs: number;
}

const USUAL: QuietLimits = { windowMs: 30_000, perPerson: 8, perChannel: 30, silenceMs: 600_000 };

export class Quiet {
  private readonly times = new Map<string, number[]>();
  private readonly silent = new Map<string, number>();

  constructor(private readonly limits: QuietLimits = USUAL) {}

  /** Whether another message may be answered now; counts it when it may. */
  allows(userId: string, channelId: string, now = Date.now()): boolean {
    if ((this.silent.get(channelId) ?? 0) > now) return false;
    const { perPerson, perChannel } = this.limits;
    const person = this.recent(`u${userId}`, now);
    const channel = this.recent(`c${channelId}`, now);
    if (person.length >= perPerson || channel.length >= perChannel) return false;
    person.push(now);
    channel.push(now);
    return true;
  }

  silence(channelId: string, now = Date.now()): void {
    this.silent.set(channelId, now + this.limits.silenceMs);
  }

  private recent(key: string, now: number): number[] {
    const since = now - this.limits.windowMs;
    if (this.times.size > 5000) this.forget(since);
    const kept = (this.times.get(key) ?? []).filter((time) => time > since);
    this.times.set(key, kept);
    return kept;
  }

  private forget(since: number): void {
    for (const [key, times] of this.times) if ((times.at(-1) ?? 0) <= since) this.times.delete(key);
  }
}
