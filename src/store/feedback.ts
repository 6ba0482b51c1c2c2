// What people said of answers: right, or wrong and why.
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { LanguageCode } from '../types.ts';
import type { Tables } from './schema.ts';

export interface Judgement {
  readonly verdict: 'right' | 'wrong';
  readonly why?: string;
  readonly question: string;
  /** The answer as plain data, as it was shown. */
  readonly answer: unknown;
  readonly lang: LanguageCode;
  /** `Catalogue.version` at that time. */
  readonly corpus: string;
}

export interface FeedbackCase extends Judgement {
  /** ISO 8601. */
  readonly at: string;
}

export interface Feedback {
  /** One a person and answer: a later one replaces the earlier. */
  give(judgement: Judgement, by: { readonly userId: string; readonly serverId?: string }, now: Date): Promise<void>;
  /** All of it as labelled cases, oldest first, without who gave it. */
  cases(): Promise<readonly FeedbackCase[]>;
}

export function feedbackIn(db: Kysely<Tables>): Feedback {
  return {
    async give({ verdict, why, question, answer, lang, corpus }, { userId, serverId }, now) {
      const text = JSON.stringify(answer);
      const changes = { verdict, why: why ?? null, given_at: now.getTime() };
      await db
        .insertInto('feedback')
        .values({
          answer_key: createHash('sha256')
            .update(JSON.stringify([question, text, corpus]))
            .digest('base64url')
            .slice(0, 20),
          user_id: userId,
          server_id: serverId ?? null,
          question,
          answer: text,
          lang,
          corpus_version: corpus,
          ...changes,
        })
        .onConflict((conflict) => conflict.columns(['answer_key', 'user_id']).doUpdateSet(changes))
        .execute();
    },
    async cases() {
      const rows = await db.selectFrom('feedback').selectAll().orderBy('given_at').orderBy('answer_key').execute();
      return rows.map((row) => ({
        verdict: row.verdict === 'right' ? 'right' : 'wrong',
        ...(row.why === null ? {} : { why: row.why }),
        question: row.question,
        answer: JSON.parse(row.answer),
        lang: row.lang as LanguageCode,
        corpus: row.corpus_version,
        at: new Date(row.given_at).toISOString(),
      }));
    },
  };
}
