// Waiting no longer than there is time: deadlines, the newest value of a stream, work done once.

/**
 * What a source yields, the newest alone where the reader is slower: a slow message edit must not hold up the stream.
 * @throws the signal's reason as soon as that goes off, and what the source throws
 */
export async function* newest<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const waiting: T[] = [];
  let wake = () => {};
  let ended: { readonly error?: unknown } | undefined;
  const pump = async () => {
    for await (const value of source) {
      waiting.splice(0, 1, value);
      wake();
    }
  };
  const end = (error?: unknown) => {
    ended ??= error === undefined ? {} : { error };
    wake();
  };
  const late = () => end(signal.reason);
  signal.addEventListener('abort', late, { once: true });
  pump().then(() => end(), end);
  try {
    for (;;) {
      const value = waiting.shift();
      if (value !== undefined) yield value;
      else if (ended) break;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    if (ended && 'error' in ended) throw ended.error;
  } finally {
    signal.removeEventListener('abort', late);
  }
}

/** A signal that goes off after so many ms, and a way to call it off, which stops what listens to it as well. */
export function deadline(ms: number): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort('late'), Math.max(0, ms));
  return {
    signal: controller.signal,
    stop() {
      clearTimeout(timer);
      controller.abort('stopped');
    },
  };
}

/** The promise's value, or the signal's reason as soon as that goes off. */
export function inTime<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(signal.reason);
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}

/** The same promise for every caller; one that failed is made anew the next time. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
