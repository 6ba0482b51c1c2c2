// The only reader of the environment: dotenv, then one schema; every fault is listed at once.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';
import { UserError } from './errors.ts';

/** An empty variable counts as not set. */
const unset = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(unset, type.optional());
const whole = (from: number, to: number, otherwise: number) =>
  z.preprocess(unset, z.coerce.number().int().min(from).max(to).default(otherwise));
const webAddress = z.url({ protocol: /^https?$/, error: 'must be a web address (http://… or https://…)' });
const snowflake = z.string().regex(/^\d{17,20}$/, 'must be a number of 17 to 20 digits (copied with “Copy Server ID”)');

const schema = z.object({
  DISCORD_TOKEN: optional(z.string()),
  DISCORD_TOKEN_FILE: optional(z.string()),
  DISCORD_API_URL: optional(webAddress),
  DISCORD_GUILD_ID: optional(snowflake),
  CORPUS_DIR: z.preprocess(unset, z.string().default('corpus')),
  DATA_DIR: z.preprocess(unset, z.string().default('data')),
  DATABASE_URL: optional(z.string().regex(/^(?:file:|postgres(?:ql)?:\/\/)/, 'must begin with file: or postgres://')),
  ANTHROPIC_API_KEY: optional(z.string()),
  ANTHROPIC_API_KEY_FILE: optional(z.string()),
  ANTHROPIC_MODEL: optional(z.string()),
  ANTHROPIC_BASE_URL: optional(webAddress),
  ANTHROPIC_MAX_TOKENS: whole(100, 8000, 1200),
  ANTHROPIC_TIMEOUT_SECONDS: whole(1, 120, 15),
  ANTHROPIC_DAILY_TOKENS: whole(0, 1e12, 2_000_000),
  ANTHROPIC_DAILY_TOKENS_PER_SERVER: whole(0, 1e12, 200_000),
  ANTHROPIC_CONCURRENCY: whole(1, 100, 4),
  SEARCH_ENGINE: z.preprocess(unset, z.enum(['auto', 'lunr', 'fts']).default('auto')),
  LEXICON_PATH: optional(z.string()),
  EMBEDDINGS_URL: optional(webAddress),
  EMBEDDINGS_MODEL: optional(z.string()),
  DIGEST_CATCH_UP_HOURS: whole(0, 48, 12),
  METRICS_PORT: optional(z.coerce.number().int().min(0).max(65535)),
  METRICS_HOST: z.preprocess(unset, z.string().default('127.0.0.1')),
  LOG_LEVEL: z.preprocess(
    unset,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
});

type Environment = z.infer<typeof schema>;

export interface Config {
  readonly discord: { readonly token?: string; readonly apiUrl?: string; readonly guildId?: string };
  readonly corpusPaths: readonly string[];
  readonly dataDir: string;
  /** `file:…` or `postgres://…`. */
  readonly databaseUrl: string;
  readonly claude?: ClaudeConfig;
  readonly search: {
    readonly engine: 'auto' | 'lunr' | 'fts';
    readonly lexiconPath?: string;
    readonly embeddings?: { readonly url: string; readonly model?: string };
  };
  readonly digest: { readonly catchUpHours: number };
  readonly metrics?: { readonly port: number; readonly host: string };
  readonly logLevel: string;
  /** Whether colour and cursor movement are unwanted (NO_COLOR, https://no-color.org). */
  readonly plain: boolean;
}

export interface ClaudeConfig {
  readonly apiKey: string;
  readonly model?: string;
  readonly baseUrl?: string;
  readonly maxTokens: number;
  /** For the whole answer, in ms. */
  readonly timeoutMs: number;
  readonly dailyTokens: number;
  readonly dailyTokensPerServer: number;
  readonly concurrency: number;
}

/**
 * Reads `.env` and the environment.
 * @throws UserError `bad-config` that names every fault, one a line, and no value of a secret
 */
export function readConfig(environment: NodeJS.ProcessEnv = environmentWithDotenv()): Config {
  const read = schema.safeParse(environment);
  const faults = read.success
    ? []
    : read.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`);
  const token = secret('DISCORD_TOKEN', environment, faults);
  const apiKey = secret('ANTHROPIC_API_KEY', environment, faults);
  if (!read.success || faults.length > 0) {
    throw new UserError(
      'bad-config',
      `Some settings cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  }
  return toConfig(read.data, token, apiKey, Boolean(unset(environment.NO_COLOR)));
}

function environmentWithDotenv(): NodeJS.ProcessEnv {
  loadDotenv({ quiet: true });
  return process.env;
}

function toConfig(values: Environment, token: string | undefined, apiKey: string | undefined, plain: boolean): Config {
  const embeddings = values.EMBEDDINGS_URL
    ? { url: values.EMBEDDINGS_URL, ...given('model', values.EMBEDDINGS_MODEL) }
    : undefined;
  return {
    discord: {
      ...given('token', token),
      ...given('apiUrl', values.DISCORD_API_URL?.replace(/\/+$/, '')),
      ...given('guildId', values.DISCORD_GUILD_ID),
    },
    corpusPaths: [values.CORPUS_DIR],
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL ?? `file:${path.join(values.DATA_DIR, 'briefing.db')}`,
    ...given('claude', apiKey === undefined ? undefined : claudeConfig(values, apiKey)),
    search: {
      engine: values.SEARCH_ENGINE,
      ...given('lexiconPath', values.LEXICON_PATH),
      ...given('embeddings', embeddings),
    },
    digest: { catchUpHours: values.DIGEST_CATCH_UP_HOURS },
    ...given(
      'metrics',
      values.METRICS_PORT === undefined ? undefined : { port: values.METRICS_PORT, host: values.METRICS_HOST },
    ),
    logLevel: values.LOG_LEVEL,
    plain,
  };
}

function claudeConfig(values: Environment, apiKey: string): ClaudeConfig {
  return {
    apiKey,
    ...given('model', values.ANTHROPIC_MODEL),
    ...given('baseUrl', values.ANTHROPIC_BASE_URL),
    maxTokens: values.ANTHROPIC_MAX_TOKENS,
    timeoutMs: values.ANTHROPIC_TIMEOUT_SECONDS * 1000,
    dailyTokens: values.ANTHROPIC_DAILY_TOKENS,
    dailyTokensPerServer: values.ANTHROPIC_DAILY_TOKENS_PER_SERVER,
    concurrency: values.ANTHROPIC_CONCURRENCY,
  };
}

/** `NAME`, or the content of the file that `NAME_FILE` points at. A fault never shows the secret. */
function secret(name: string, environment: NodeJS.ProcessEnv, faults: string[]): string | undefined {
  const value = environment[name]?.trim();
  const file = environment[`${name}_FILE`]?.trim();
  if (value && file) faults.push(`${name}: set it or ${name}_FILE, not both`);
  if (value) return value;
  if (!file) return undefined;
  try {
    const content = readFileSync(file, 'utf8').trim();
    if (content === '') faults.push(`${name}_FILE: the file “${file}” is empty`);
    return content;
  } catch {
    faults.push(`${name}_FILE: the file “${file}” cannot be read`);
    return undefined;
  }
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}
