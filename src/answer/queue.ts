// So many at a time; the others wait their turn, or until they are called off.

export interface Queue {
  /** Resolves with the function that gives the place back. @throws the signal's reason when it is aborted first */
  enter(signal: AbortSignal): Promise<() => void>;
}

export function createQueue(places: number): Queue {
  let free = places;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  const once = (action: () => void) => {
    let done = false;
    return () => {
      if (!done) action();
      done = true;
    };
  };
  return {
    enter(signal) {
      if (signal.aborted) return Promise.reject(signal.reason);
      if (free > 0) {
        free -= 1;
        return Promise.resolve(once(leave));
      }
      return new Promise((resolve, reject) => {
        const turn = () => {
          signal.removeEventListener('abort', giveUp);
          resolve(once(leave));
        };
        const giveUp = () => {
          waiting.splice(waiting.indexOf(turn), 1);
          reject(signal.reason);
        };
        signal.addEventListener('abort', giveUp, { once: true });
        waiting.push(turn);
      });
    },
  };
}
