// Faults on demand: what goes wrong with which request, how often.

type FaultKind =
  /** Answers with `status` (500 unless given) and does nothing. */
  | 'error'
  /** Does what was asked, then answers with `status` (502 unless given). */
  | 'applied-error'
  /** Cuts the connection before anything is done. */
  | 'reset'
  /** Does what was asked, then cuts the connection: applied but lost. */
  | 'lost'
  /** Waits `ms` before doing anything. */
  | 'delay'
  /** Does what was asked at once and answers `ms` later. */
  | 'slow-answer'
  /** Never does nor answers anything. */
  | 'hang'
  /** 429 with `retryAfter` seconds (1 unless given), of this route or `global`. */
  | 'rate-limit'
  /** 403 50001. */
  | 'missing-access'
  /** 403 50013. */
  | 'missing-permissions'
  /** 404 10003. */
  | 'unknown-channel'
  /** 404 10008. */
  | 'unknown-message'
  /** 401. */
  | 'unauthorized';

export interface FaultSpec {
  kind: FaultKind;
  /** HTTP method; any when left out. */
  method?: string;
  /** Matches the path without `/api/v10`, e.g. `/channels/123/messages`. */
  path?: RegExp;
  /** How many requests it hits, one unless given; `Infinity` until cleared. */
  times?: number;
  /** How many matching requests pass first. */
  after?: number;
  status?: number;
  ms?: number;
  retryAfter?: number;
  global?: boolean;
  /** `fin` closes politely; `rst` (default) resets, which discord.js retries by itself. */
  cut?: 'rst' | 'fin';
  /** Probability of each matching request to be hit. */
  chance?: number;
}

export interface Fault {
  readonly spec: FaultSpec;
  /** Requests hit so far. */
  readonly hits: number;
  /** Ends it. */
  clear(): void;
}

export class Faults {
  readonly #faults = new Set<{ spec: FaultSpec; hits: number; passed: number }>();
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  add(spec: FaultSpec): Fault {
    const fault = { spec, hits: 0, passed: 0 };
    this.#faults.add(fault);
    return {
      spec,
      get hits() {
        return fault.hits;
      },
      clear: () => this.#faults.delete(fault),
    };
  }

  clear(): void {
    this.#faults.clear();
  }

  /** The fault that hits this request, if any; counts it. */
  take(method: string, path: string): FaultSpec | undefined {
    for (const fault of this.#faults) {
      const { spec } = fault;
      if (spec.method !== undefined && spec.method.toUpperCase() !== method) continue;
      if (spec.path && !new RegExp(spec.path.source, spec.path.flags.replace(/[gy]/g, '')).test(path)) continue;
      if (fault.passed < (spec.after ?? 0)) {
        fault.passed += 1;
        continue;
      }
      if (fault.hits >= (spec.times ?? 1)) continue;
      if (spec.chance !== undefined && this.#random() >= spec.chance) continue;
      fault.hits += 1;
      return spec;
    }
    return undefined;
  }
}
