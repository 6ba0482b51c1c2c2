// Builds the summariser: cache, budget, breaker, queue and deadline around one model, and the proof of what it writes.
import type { ClaudeConfig } from '../config.ts';
import { type Lexicon, loadLexicon } from '../lang/lexicon.ts';
import type { Logger } from '../log.ts';
import type { Answer, AnswerNote, Briefing, BriefingItem, Catalogue, LanguageCode, Statement } from '../types.ts';
import { createBreaker } from './breaker.ts';
import { createBudget, createMemoryMeter } from './budget.ts';
import { type Model, type ModelBlock, ModelFailure, type ModelRequest, type Usage } from './model.ts';
import { createQueue } from './queue.ts';
import type { Summariser, SummaryContext, UsageMeter } from './summariser.ts';
import { createCache, keyOfQuestion } from './summary-cache.ts';
import {
  briefingRequest,
  draftOf,
  type Material,
  materialFor,
  materialForBriefing,
  NO_ANSWER,
  questionRequest,
  tokensOf,
} from './summary-request.ts';
import { type Checked, type Checker, createProof, draftSentences, isEnough, statementsOf } from './verify.ts';

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
type Outcome =
  | { readonly kind: 'told'; readonly checked: readonly Checked[] }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'failed'; readonly note: AnswerNote['kind'] };

export function createSummariser(config: ClaudeConfig, parts: SummariserParts): Summariser {
  const now = parts.now ?? Date.now;
  const { log } = parts;
  const answers = createCache<Answer>(now);
  const briefings = createCache<Briefing>(now);
  const teller = createTeller(config, parts, now);

  return {
    async *summarise(question, extractive, context) {
      const lang = context.lang ?? extractive.lang;
      const material = materialFor(extractive, context);
      if (material.results.length === 0) return yield { answer: extractive, final: true };
      const { catalogue, previous } = context;
      const key = keyOfQuestion([
        question,
        lang,
        config.model,
        catalogue.version,
        context.articleId,
        previous?.question,
        previous?.answer,
      ]);
      const known = answers.get(key);
      if (known) return yield { answer: { ...known, question: extractive.question }, final: true };
      const request = questionRequest(question, material, { lang, previous, maxTokens: config.maxTokens });
      const grown = (checked: readonly Checked[]): Answer => summaryOf(extractive, checked, lang);
      let outcome: Outcome | undefined;
      for await (const step of teller.tell(request, material, catalogue, lang, context)) {
        if (step.kind === 'growing') yield { answer: grown(step.checked), final: false };
        else outcome = step;
      }
      const answer = concluded(outcome, extractive, grown);
      if (answer.engine === 'claude') answers.set(key, answer);
      yield { answer, final: true };
    },

    async brief(briefing, catalogue, lang, serverId) {
      const material = materialForBriefing(briefing, catalogue);
      if (material.results.length === 0) return briefing;
      const stories = briefing.items.map(({ title }) => title);
      const key = keyOfQuestion([
        lang,
        config.model,
        catalogue.version,
        briefing.since.slice(0, 10),
        briefing.until.slice(0, 10),
        ...stories,
      ]);
      const known = briefings.get(key);
      if (known) return { ...known, since: briefing.since, until: briefing.until };
      const request = briefingRequest(material, stories, lang, config.maxTokens);
      let outcome: Outcome | undefined;
      for await (const step of teller.tell(
        request,
        material,
        catalogue,
        lang,
        serverId === undefined ? {} : { serverId },
      )) {
        if (step.kind !== 'growing') outcome = step;
      }
      const told = outcome?.kind === 'told' ? withStories(briefing, outcome.checked) : briefing;
      if (told.engine === 'claude') briefings.set(key, told);
      return told;
    },
  };

  function concluded(
    outcome: Outcome | undefined,
    extractive: Answer,
    grown: (checked: readonly Checked[]) => Answer,
  ): Answer {
    if (outcome?.kind === 'no-answer') return extractive;
    if (outcome?.kind !== 'told') return withNote(extractive, outcome?.note ?? 'summary-unavailable');
    if (isEnough(outcome.checked)) return grown(outcome.checked);
    log.info(
      { faults: outcome.checked.map(({ fault }) => fault ?? 'none') },
      'a summary was not proved and is not shown',
    );
    return withNote(extractive, 'summary-unverified');
  }
}

const withNote = (extractive: Answer, kind: AnswerNote['kind']): Answer => ({
  ...extractive,
  notes: [...(extractive.notes ?? []), { kind } as AnswerNote],
});

function summaryOf(extractive: Answer, checked: readonly Checked[], lang: LanguageCode): Answer {
  // Where our own search found no answer and the model had something to say without a source, it is no answer either.
  const sure = extractive.verdict === 'answered' || !checked.some(({ fault }) => fault === 'uncited');
  return {
    ...extractive,
    lang,
    engine: 'claude',
    verdict: sure ? 'answered' : 'closest',
    statements: statementsOf(checked),
  };
}

/** Sentences go to the story whose articles they cite; a story that got none keeps the articles' own. */
function withStories(briefing: Briefing, checked: readonly Checked[]): Briefing {
  const proved = checked.filter(({ fault }) => fault === undefined).flatMap(({ statement }) => statement ?? []);
  const items = briefing.items.map((item): BriefingItem => {
    const own = new Set(item.articles.map(({ article }) => article));
    const statements = proved.filter((statement: Statement) =>
      statement.citations.every(({ article }) => own.has(article)),
    );
    return statements.length > 0 ? { ...item, statements } : item;
  });
  const told = items.some((item, at) => item !== briefing.items[at]);
  return told ? { ...briefing, engine: 'claude', items } : briefing;
}

type Step = { readonly kind: 'growing'; readonly checked: readonly Checked[] } | Outcome;

interface Teller {
  tell(
    request: ModelRequest,
    material: Material,
    catalogue: Catalogue,
    lang: LanguageCode,
    context: Pick<SummaryContext, 'serverId' | 'begun'>,
  ): AsyncGenerator<Step>;
}

/** Asks the model within budget, turn and time; yields what is proved while it grows, and how it ended. Never throws. */
function createTeller(config: ClaudeConfig, parts: SummariserParts, now: () => number): Teller {
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

/**
 * What a source yields, the newest alone where the reader is slower: a slow message edit must not hold up the stream.
 * @throws the signal's reason as soon as that goes off, and what the source throws
 */
async function* newest<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
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
function deadline(ms: number): { readonly signal: AbortSignal; stop(): void } {
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
function inTime<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(signal.reason);
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}

/** The same promise for every caller; one that failed is made anew the next time. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
