// A chat platform in memory, with faults at will.
import { ChannelFault, type Channels, type DigestPost, type DigestTrouble } from '../../src/digest/channels.ts';
import type { Subscription } from '../../src/types.ts';

export interface FakeMessage {
  readonly id: string;
  readonly channelId: string;
  readonly key: string;
  readonly at: number;
  readonly post: DigestPost;
}

/** What happens to a call instead of its success: `applied-lost` does the work, and then the answer is lost. */
export type Mishap =
  | 'gone'
  | 'forbidden'
  | 'busy'
  | 'unreachable'
  | 'lost'
  | 'applied-lost'
  | 'crash'
  | { readonly appliedAfter: number };

export interface FakeChannels extends Channels {
  readonly messages: FakeMessage[];
  readonly told: { readonly subscription: Subscription; readonly trouble: DigestTrouble }[];
  readonly finished: string[];
  /** How often each method was called. */
  readonly calls: Record<'post' | 'findPosted' | 'finish', number>;
  /** Decides on a mishap before each call. */
  mishap: (call: 'post' | 'findPosted' | 'finish', subscription: string) => Mishap | undefined;
  /** Most posts under way at one moment. */
  busiest: number;
  missing: readonly string[];
}

const NONCE_KEPT = 3 * 60_000;

/** @param options.nonce whether the same key within minutes gives the same message, as Discord does */
export function fakeChannels(clock: () => Date, options: { nonce?: boolean; delay?: number } = {}): FakeChannels {
  let under = 0;
  const later: { at: number; apply: () => void }[] = [];
  const settleLate = () => {
    const now = clock().getTime();
    for (const late of later.splice(0)) {
      if (late.at <= now) late.apply();
      else later.push(late);
    }
  };
  const fake: FakeChannels = {
    messages: [],
    told: [],
    finished: [],
    calls: { post: 0, findPosted: 0, finish: 0 },
    mishap: () => undefined,
    busiest: 0,
    missing: [],
    async post(post) {
      fake.calls.post += 1;
      under += 1;
      fake.busiest = Math.max(fake.busiest, under);
      try {
        settleLate();
        const sent = around(fake.mishap('post', post.subscription.id), () => put(post));
        // Applied at once; it is the answer that takes its time.
        await Promise.allSettled([sent, new Promise((done) => setTimeout(done, options.delay ?? 0))]);
        return await sent;
      } finally {
        under -= 1;
      }
    },
    async findPosted(channelId, key, { since, until }) {
      fake.calls.findPosted += 1;
      settleLate();
      return around(fake.mishap('findPosted', key), () => {
        const fits = (message: FakeMessage) =>
          message.channelId === channelId &&
          message.key === key &&
          message.at >= since.getTime() &&
          message.at <= until.getTime();
        return fake.messages.find(fits)?.id;
      });
    },
    async finish(post, messageId) {
      fake.calls.finish += 1;
      await around(fake.mishap('finish', post.subscription.id), () => {
        fake.finished.push(messageId);
      });
    },
    async missingPermissions() {
      return fake.missing;
    },
    async tellAdministrator(subscription, trouble) {
      fake.told.push({ subscription, trouble });
    },
  };

  function put(post: DigestPost): string {
    const at = clock().getTime();
    const { channelId } = post.subscription;
    const same = fake.messages.find(
      (message) => message.key === post.key && message.channelId === channelId && at - message.at < NONCE_KEPT,
    );
    if (options.nonce !== false && same) return same.id;
    const id = `m${fake.messages.length + 1}`;
    fake.messages.push({ id, channelId, key: post.key, at, post });
    return id;
  }

  async function around<T>(mishap: Mishap | undefined, work: () => T): Promise<T> {
    if (mishap === undefined) return work();
    if (typeof mishap === 'object') {
      later.push({ at: clock().getTime() + mishap.appliedAfter, apply: () => void work() });
      throw new ChannelFault('unknown-outcome', 'timeout');
    }
    if (mishap === 'applied-lost') {
      work();
      throw new ChannelFault('unknown-outcome', 'reset after it was applied');
    }
    if (mishap === 'lost') throw new ChannelFault('unknown-outcome', 'reset');
    if (mishap === 'crash') throw new TypeError('a mistake of the front');
    if (mishap === 'busy') throw new ChannelFault('busy', 'slow down', { retryAfter: 3000 });
    throw new ChannelFault(mishap, mishap, mishap === 'forbidden' ? { permissions: ['SendMessages'] } : {});
  }
  return fake;
}
