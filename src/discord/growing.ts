// A reply on its way: the newest of what a command has said so far, and whether it was the last.
import type { Reply } from '../reply/reply.ts';

export class Growing {
  private newest: Reply | undefined;
  private wake: (() => void) | undefined;
  private over = false;
  /** Settles when the last reply is there; never rejects. */
  readonly finished: Promise<void>;

  /**
   * @param source read at once, as fast as it comes
   * @param onFault what is said instead when the source fails
   */
  constructor(source: AsyncIterable<Reply> | Promise<Reply>, onFault: (error: unknown) => Reply) {
    this.finished = this.read(source).catch((error: unknown) => this.take(onFault(error)));
    this.finished = this.finished.then(() => {
      this.over = true;
      this.wake?.();
    });
  }

  get done(): boolean {
    return this.over;
  }

  /** The newest reply not taken yet. */
  takeNewest(): Reply | undefined {
    const newest = this.newest;
    this.newest = undefined;
    return newest;
  }

  /** Waits until there is something new, or the end. */
  async changed(): Promise<void> {
    if (this.over || this.newest) return;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
  }

  private async read(source: AsyncIterable<Reply> | Promise<Reply>): Promise<void> {
    if (source instanceof Promise) {
      this.take(await source);
      return;
    }
    let said = false;
    for await (const reply of source) {
      said = true;
      this.take(reply);
    }
    if (!said) throw new Error('the command gave no reply');
  }

  private take(reply: Reply): void {
    this.newest = reply;
    this.wake?.();
    this.wake = undefined;
  }
}

/** Rejects when a command says nothing for too long. */
export async function* withinTime(source: AsyncIterable<Reply> | Promise<Reply>, ms: number): AsyncIterable<Reply> {
  const replies = source instanceof Promise ? once(source) : source;
  const iterator = replies[Symbol.asyncIterator]();
  for (;;) {
    const next = await orTimeout(iterator.next(), ms);
    if (next.done) return;
    yield next.value;
  }
}

async function* once(source: Promise<Reply>): AsyncIterable<Reply> {
  yield await source;
}

async function orTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`the command said nothing for ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
