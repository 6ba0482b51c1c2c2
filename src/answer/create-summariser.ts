// Builds the summariser: answers and briefings told by a model, proved, kept for a while, or the extractive ones.
import type { ClaudeConfig } from '../config.ts';
import type { Answer, AnswerNote, Briefing, BriefingItem, LanguageCode, Statement } from '../types.ts';
import type { Summariser } from './summariser.ts';
import { createCache, keyOfQuestion } from './summary-cache.ts';
import { briefingRequest, materialFor, materialForBriefing, questionRequest } from './summary-request.ts';
import { createTeller, type Outcome, type SummariserParts } from './teller.ts';
import { type Checked, isEnough, statementsOf } from './verify.ts';

export type { SummariserParts } from './teller.ts';

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
