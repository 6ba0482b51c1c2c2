// Questions that go on from the one before: "and about Taiwan?", "what did he say about it?".
import { languages } from '../lang/languages.ts';
import type { AnalysedQuery } from '../search/contract.ts';
import { detectLanguage } from '../search/detect.ts';
import type { AnswerContext } from './context.ts';
import { type Plan, planQuestion } from './plan.ts';
import { whoIsMeant } from './who.ts';

interface Followed {
  readonly plan: Plan;
  readonly query: AnalysedQuery;
}

/** The plan itself, or, when it goes on from the question before, the plan of what is meant by both. */
export async function followed(plan: Plan, context: AnswerContext): Promise<Followed> {
  const { previous } = context;
  const own = async (one: Plan): Promise<Followed> => ({
    plan: one,
    query: await context.search.analyse(one.text, one.lang),
  });
  const pronoun = plan.speech.find(({ who }) => isPronoun(plan.text.slice(who.start, who.end), plan));
  if (!previous || (!plan.followUp && !pronoun)) return own(plan);
  const before = await own(
    planQuestion(previous.question, detectLanguage(previous.question, plan.lang), context.askedAt),
  );
  const name = nameIn(before, context);
  const again = (question: string): Promise<Followed> => own(planQuestion(question, plan.lang, context.askedAt));
  if (pronoun) return name === null ? own(plan) : again(replaced(plan.text, pronoun.who, name));
  const about = plan.text.slice(plan.followUp?.start ?? 0, plan.followUp?.end);
  const now = await own(plan);
  const { proposals, aboutWords } = languages[plan.lang].questions;
  const somebody = plan.followUp && whoIsMeant(plan.text, plan.followUp, now.query, context.catalogue, aboutWords);
  if (before.plan.speech.length > 0 && somebody && somebody.end >= plan.followUp.end)
    return again(proposals.said.replace('{name}', about));
  if (name !== null) return again(proposals.saidAbout.replace('{name}', name).replace('{topic}', about));
  return again(`${previous.question.replace(/[\s?.!]+$/u, '')} ${about}`);
}

const isPronoun = (who: string, { lang }: Plan): boolean =>
  languages[lang].questions.pronouns.has(who.toLowerCase().split(' ')[0] ?? '');

const replaced = (text: string, { start, end }: { start: number; end: number }, name: string): string => {
  const [, ...rest] = text.slice(start, end).split(' ');
  return `${text.slice(0, start)}${[name, ...rest].join(' ')}${text.slice(end)}`;
};

/** Whose words the question before was for. */
function nameIn({ plan, query }: Followed, { catalogue }: AnswerContext): string | null {
  const { aboutWords } = languages[plan.lang].questions;
  for (const { who } of plan.speech) {
    const meant = whoIsMeant(plan.text, who, query, catalogue, aboutWords);
    if (meant) return meant.speakers[0]?.name ?? null;
  }
  return null;
}
