// Asks the model for one summary within budget, turn and time, and proves it as it comes.
import type { ClaudeConfig } from '../config.ts';
import { type Lexicon, loadLexicon } from '../lang/lexicon.ts';
import type { Logger } from '../log.ts';
import type { AnswerNote, Catalogue, LanguageCode } from '../types.ts';
import { createBreaker } from './breaker.ts';
import { createBudget, createMemoryMeter } from './budget.ts';
import { deadline, inTime, newest, once } from './in-time.ts';
import { type Model, type ModelBlock, ModelFailure, type ModelRequest, type Usage } from './model.ts';
import { createQueue } from './queue.ts';
import type { SummaryContext, UsageMeter } from './summariser.ts';
import { draftOf, type Material, NO_ANSWER, tokensOf } from './summary-request.ts';
import { type Checked, type Checker, createProof, draftSentences, statementsOf } from './verify.ts';

export interface SummariserParts {
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Counts tokens; in memory when it is not given. */
  readonly usage?: UsageMeter;
  /** The clock, in ms. */
  readonly now?: () => number;
  readonly lexicon?: () => Promise<Lexicon>;
  /** Is told what was found of every sentence of a finished answer, for an evaluation. */
  readonly observe?: (checked: readonly Checked[]) => void;
}

/** Kept back from the time promised for proving and sending, as a share of it and in ms at most. */
const KEPT_SHARE = 0.1;
const KEPT_MOST = 400;

/** A request is not begun with less than this share of the time promised left. */
const SHORTEST_SHARE = 0.2;

/** How a request for a summary ended. */
export type Outcome =
  | { readonly kind: 'told'; readonly checked: readonly Checked[] }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'failed'; readonly note: AnswerNote['kind'] };

/** A summary on its way, or how it ended. */
type Step = { readonly kind: 'growing'; readonly checked: readonly Checked[] } | Outcome;

export interface Teller {
  tell(
    request: ModelRequest,
    material: Material,
    catalogue: Catalogue,
    lang: LanguageCode,
    context: Pick<SummaryContext, 'serverId' | 'begun'>,
  ): AsyncGenerator<Step>;
}

/** Asks the model within budget, turn and time; yields what is proved while it grows, and how it ended. Never throws. */
export function createTeller(config: ClaudeConfig, parts: SummariserParts, now: () => number): Teller {
  const { log } = parts;
  const breaker = createBreaker(now);
  const queue = createQueue(config.concurrency);
  const budget = createBudget(parts.usage ?? createMemoryMeter(), config, now, (error) =>
    log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'the token count could not be read or kept'),
  );
  // Loaded once, when the first question comes or before: the SDK is not touched without a key.
  const loading = once(() => import('./claude.ts').then(({ createClaude }) => createClaude(config)));
  const lexicon = once(parts.lexicon ?? (() => loadLexicon()));

  for (const load of [loading, lexicon]) load().catch(() => 'tried again, and reported, when it is needed');

  async function* proved(
    model: Model,
    request: ModelRequest,
    material: Material,
    checker: Checker,
    signal: AbortSignal,
    used: (usage: Usage) => void,
  ): AsyncGenerator<Step> {
    const proof = createProof(checker);
    const sentencesOf = (blocks: readonly ModelBlock[]) => draftSentences(draftOf(blocks, material), checker.lang);
    let shown = 0;
    for await (const event of model.write(request, signal, used)) {
      const drafted = sentencesOf(event.blocks);
      if (event.kind === 'end') {
        if (event.stop === 'refused') return yield { kind: 'failed', note: 'summary-refused' };
        const whole = event.stop === 'cut' && !isFinished(drafted.at(-1)?.written) ? drafted.slice(0, -1) : drafted;
        proof.take(whole);
        parts.observe?.(proof.checked);
        return yield ending(event.blocks, proof.checked);
      }
      // The last sentence may go on in the next block.
      proof.take(drafted.slice(0, -1));
      const count = statementsOf(proof.checked).length;
      if (count > shown) yield { kind: 'growing', checked: [...proof.checked] };
      shown = count;
    }
  }

  /** Budget, turn, SDK and dictionary, all within the time there is. */
  async function prepare(request: ModelRequest, serverId: string | undefined, signal: AbortSignal, left: () => number) {
    const reserving = budget.reserve(serverId, tokensOf(request));
    const reservation = await inTime(reserving, signal).catch((error) => {
      void reserving.then((late) => late?.settle(undefined));
      throw error;
    });
    if (!reservation) return undefined;
    try {
      const leave = await queue.enter(signal);
      try {
        const [model, words] = await inTime(Promise.all([loading(), lexicon()]), signal);
        // What is begun now could not end in time: that would say nothing about the other side.
        if (signal.aborted || left() < config.timeoutMs * SHORTEST_SHARE) throw new ModelFailure('waited');
        return { reservation, leave, model, words };
      } catch (error) {
        leave();
        throw error;
      }
    } catch (error) {
      void reservation.settle(undefined);
      throw error;
    }
  }

  const unavailable = (failure: ModelFailure, begun: number): Outcome => {
    log.warn({ kind: failure.kind, ...failure.details, ms: Math.round(now() - begun) }, 'the summary was unavailable');
    return { kind: 'failed', note: 'summary-unavailable' };
  };

  return {
    async *tell(request, material, catalogue, lang, { serverId, begun = now() }) {
      if (!breaker.admits()) return yield { kind: 'failed', note: 'summary-unavailable' };
      const clock = deadline(begun + config.timeoutMs - Math.min(KEPT_MOST, config.timeoutMs * KEPT_SHARE) - now());
      const { signal } = clock;
      const left = () => begun + config.timeoutMs - now();
      let had = 0;
      let used: Usage | undefined;
      let settled = false;
      let ready: Awaited<ReturnType<typeof prepare>>;
      try {
        ready = await prepare(request, serverId, signal, left).catch((error: unknown) => {
          throw error instanceof ModelFailure ? error : new ModelFailure(signal.aborted ? 'waited' : 'setup');
        });
        if (!ready) return yield { kind: 'failed', note: 'budget-spent' };
        had = left();
        const checker = { catalogue, lexicon: ready.words, lang };
        const steps = proved(ready.model, request, material, checker, signal, (usage) => {
          used = usage;
        });
        for await (const step of newest(steps, signal)) {
          if (step.kind !== 'growing') {
            settled = true;
            breaker.succeeded();
          }
          yield step;
        }
      } catch (error) {
        const failure =
          error instanceof ModelFailure ? error : new ModelFailure(signal.aborted ? 'timeout' : 'garbled');
        // Cut off by us after less than half of the time promised, it may have been about to answer.
        if (ready && (failure.kind !== 'timeout' || had * 2 >= config.timeoutMs)) {
          settled = true;
          breaker.failed(failure);
        }
        yield unavailable(failure, begun);
      } finally {
        clock.stop();
        ready?.leave();
        if (!settled) breaker.abandoned();
        void ready?.reservation.settle(used);
      }
    },
  };
}

/** What a finished answer amounts to. */
function ending(blocks: readonly ModelBlock[], checked: readonly Checked[]): Outcome {
  const text = blocks
    .map((block) => block.text)
    .join('')
    .trim();
  if (text === '') return { kind: 'failed', note: 'summary-unavailable' };
  const bare = text
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .toUpperCase();
  return bare === NO_ANSWER ? { kind: 'no-answer' } : { kind: 'told', checked };
}

const isFinished = (sentence: string | undefined): boolean =>
  sentence === undefined || /[.!?…][»”"’')\]\s\u00a0\u202f]*$/.test(sentence);
