// What the summary needs of a language model; src/answer/claude.ts is the one that there is.

export interface ModelRequest {
  readonly system: string;
  readonly results: readonly SearchResult[];
  /** What is asked, after the results. */
  readonly ask: string;
  readonly maxTokens: number;
}

/** A passage, one block a sentence. */
export interface SearchResult {
  readonly source: string;
  readonly title: string;
  readonly blocks: readonly string[];
}

/** A citation as the model's interface gives it: unproved numbers. */
export interface RawCitation {
  readonly result: unknown;
  readonly start: unknown;
  readonly end: unknown;
}

export interface ModelBlock {
  readonly text: string;
  readonly citations: readonly RawCitation[];
}

export interface Usage {
  readonly input: number;
  readonly output: number;
  /** Read from the prompt cache. */
  readonly cached: number;
}

/** Why the model stopped: `cut` means that the last sentence may be unfinished. */
export type Stop = 'end' | 'cut' | 'refused';

export type ModelEvent =
  /** The blocks complete so far. */
  | { readonly kind: 'blocks'; readonly blocks: readonly ModelBlock[] }
  | { readonly kind: 'end'; readonly blocks: readonly ModelBlock[]; readonly stop: Stop };

export interface Model {
  readonly name: string;
  /**
   * @param used is told what was used, once, however the answer ends; never when nothing came back
   * @throws ModelFailure, and nothing else
   */
  write(request: ModelRequest, signal: AbortSignal, used: (usage: Usage) => void): AsyncIterable<ModelEvent>;
}

/** `waited`: no turn or budget came in time; `setup`: something of ours could not be loaded. */
export type FailureKind =
  | 'key'
  | 'busy'
  | 'server'
  | 'request'
  | 'network'
  | 'timeout'
  | 'garbled'
  | 'stopped'
  | 'waited'
  | 'setup';

/** The model did not answer. The message is ours: nothing of a response or a key is in it. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';
  constructor(
    readonly kind: FailureKind,
    readonly details: {
      readonly status?: number;
      readonly requestId?: string;
      /** How long not to ask again, in ms, when the other side says so. */
      readonly retryAfterMs?: number;
    } = {},
  ) {
    super(`the model did not answer: ${kind}`);
  }
}
