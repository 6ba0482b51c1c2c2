// The tables, as Kysely sees them. Moments are ms since 1970 UTC, flags 0 or 1, lists and objects JSON text: the same on
// SQLite and PostgreSQL.

export interface Tables {
  subscription: SubscriptionRow;
  digest_run: DigestRunRow;
  intent: IntentRow;
  seen_article: SeenArticleRow;
  usage: UsageRow;
  feedback: FeedbackRow;
}

export interface SubscriptionRow {
  id: string;
  server_id: string;
  channel_id: string;
  time: string;
  zone: string;
  lang: string;
  days: string;
  topic: string | null;
  speakers: string;
  silent: number;
  thread: number;
  publish: number;
  when_nothing_new: string;
  created_by: string;
  created_at: number;
  effective_from: number;
  /** The last local date that is settled, posted or not. */
  last_date: string | null;
  /** Up to when articles have been covered; null before the first digest. */
  covered_until: number | null;
  /** When this subscription has to be looked at again: its next slot, the end of a lease, the end of a pause. */
  look_at: number;
  last_posted_at: number | null;
  last_message_id: string | null;
  /** Lasting trouble (gone, forbidden): JSON of kind and permissions. */
  trouble: string | null;
  trouble_since: number | null;
  /** Attempts that failed in a row because of it. */
  failures: number;
  told: number;
  /** The last local date that was not posted at all, and should have been. */
  missed_date: string | null;
}

export type RunState = 'claimed' | 'posted' | 'done' | 'empty' | 'missed';

export interface DigestRunRow {
  subscription_id: string;
  local_date: string;
  key: string;
  state: RunState;
  /** The process that works on it, and until when nobody else may. */
  owner: string;
  lease_until: number;
  /** When posting may have been tried for the first and the last time. */
  first_tried_at: number;
  last_tried_at: number;
  attempts: number;
  slot_at: number;
  period_since: number | null;
  period_until: number;
  late: number;
  message_id: string | null;
  posted_at: number | null;
  fault: string | null;
}

export interface IntentRow {
  key: string;
  body: string;
  used_at: number;
}

export interface SeenArticleRow {
  id: string;
  title: string;
  first_seen: number;
  last_seen: number;
}

export interface UsageRow {
  server_id: string;
  /** YYYY-MM-DD, UTC. */
  day: string;
  input_tokens: number;
  output_tokens: number;
  requests: number;
}

export interface FeedbackRow {
  /** Hash of question, answer and corpus version. */
  answer_key: string;
  user_id: string;
  server_id: string | null;
  verdict: string;
  why: string | null;
  question: string;
  answer: string;
  lang: string;
  corpus_version: string;
  given_at: number;
}
