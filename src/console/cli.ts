// The command line: subcommands whose standard output is the result and nothing else.
import { readFile } from 'node:fs/promises';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { commandNamed } from '../../commands/index.ts';
import type { App, AskStep } from '../app.ts';
import { UserError } from '../errors.ts';
import { briefingReply } from '../reply/briefing-reply.ts';
import { quotesReply } from '../reply/quotes-reply.ts';
import type { Answer, LanguageCode } from '../types.ts';
import { runTyped } from './console.ts';
import { drawReply, type Terminal } from './draw.ts';
import { answerJson, briefingJson, quotesJson, searchJson, sourcesJson } from './json.ts';

/** Wrong usage; 1 is a fault that a person can mend. */
const EXIT_USAGE = 2;

export interface CliParts {
  /** Opens the app over these paths; the configured corpus when there are none. */
  open(corpusPaths: readonly string[]): Promise<App>;
  /** `npm start` without a subcommand: the bot with a token, else the console. */
  start(corpusPaths: readonly string[]): Promise<void>;
  /** Registers the slash commands; resolves with a readable line. */
  deploy(): Promise<string>;
  /** Tokens spent on summaries, newest day first. */
  usage(): Promise<readonly UsageRow[]>;
  /** What people said of answers, as labelled cases. */
  feedback(): Promise<readonly object[]>;
  /** Writes or reads a backup of the database; resolves with the number of rows. */
  backup(file: string): Promise<number>;
  restore(file: string): Promise<number>;
  readonly write: (text: string) => void;
  readonly terminal: Terminal;
  readonly locale: LanguageCode;
}

export interface UsageRow {
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  /** Empty outside a server. */
  readonly serverId: string;
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

const batchLine = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  question: z.string(),
  lang: z.enum(['en', 'fr']).optional(),
});

/** @returns the exit code: 0, or 2 on wrong usage. @throws UserError for what a person can mend */
export async function runCli(argv: readonly string[], parts: CliParts): Promise<number> {
  try {
    await program(parts).parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (cause) {
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : EXIT_USAGE;
    throw cause;
  }
}

function program(parts: CliParts): Command {
  const root = new Command('briefing-bot')
    .description('Answers briefing questions from news articles, word for word and with sources.')
    .exitOverride()
    .enablePositionalOptions()
    .option('--corpus <path>', 'a folder, a file or a .jsonl bulk file; may be repeated', collect, [])
    .action((options) => parts.start(options.corpus));
  for (const add of [addAsk, addSearch, addQuotes, addDigest, addSources, addDeploy, addStoreCommands])
    add(root, parts);
  return root;
}

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

/** A subcommand with what all of them take. */
function sub(root: Command, usage: string, description: string): Command {
  return root
    .command(usage)
    .description(description)
    .exitOverride()
    .addOption(
      new Option('--corpus <path>', 'a folder, a file or a .jsonl bulk file; may be repeated')
        .argParser(collect)
        .default([]),
    )
    .option('--json', 'print JSON and nothing else');
}

const langOption = () => new Option('--lang <code>', 'language of the reply').choices(['en', 'fr']);

async function withApp(parts: CliParts, corpus: readonly string[], run: (app: App) => Promise<void>): Promise<void> {
  const app = await parts.open(corpus);
  try {
    await run(app);
  } finally {
    await app.close();
  }
}

function addAsk(root: Command, parts: CliParts): void {
  sub(root, 'ask [question...]', 'answer a question from the articles')
    .addOption(langOption())
    .option('--asked-at <moment>', 'when the question counts as asked, ISO 8601', moment)
    .option('--batch <file>', 'questions as JSON lines {"id","question","lang"?}')
    .action(async (words: string[], options) => {
      const question = words.join(' ');
      if (!options.batch && question.trim() === '')
        usage(root, 'ask: a question is missing, for example: ask "what did Milley say?"');
      if (options.batch && !options.json) usage(root, 'ask: --batch goes with --json');
      await withApp(parts, options.corpus, async (app) => {
        if (options.batch) {
          await eachLine(options.batch, async ({ id, question, lang }) => {
            const began = performance.now();
            const found = await finalAnswer(
              app.ask(question, { lang: lang ?? options.lang, askedAt: options.askedAt }),
            );
            printJson(parts, answerJson(found, { id, ms: since(began) }));
          });
        } else if (options.json) {
          const began = performance.now();
          const found = await finalAnswer(app.ask(question, { lang: options.lang, askedAt: options.askedAt }));
          printJson(parts, answerJson(found, { ms: since(began) }));
        } else {
          await printCommand(parts, app, 'brief', { question, ...(options.lang ? { language: options.lang } : {}) });
        }
      });
    });
}

function addSearch(root: Command, parts: CliParts): void {
  sub(root, 'search [query...]', 'the passages that go best with a query')
    .option('--top <n>', 'how many', wholeNumber, 10)
    .option('--batch <file>', 'queries as JSON lines {"id","question","lang"?}')
    .action(async (words: string[], options) => {
      const query = words.join(' ');
      if (!options.batch && query.trim() === '') usage(root, 'search: a query is missing');
      await withApp(parts, options.corpus, async (app) => {
        const search = async (text: string, lang?: LanguageCode, id?: string) => {
          const began = performance.now();
          const hits = await app.search(text, options.top, lang);
          return searchJson(text, hits, app.catalogue, { id, ms: since(began) });
        };
        if (options.batch) {
          await eachLine(options.batch, async ({ id, question, lang }) =>
            printJson(parts, await search(question, lang, id)),
          );
        } else if (options.json) printJson(parts, await search(query));
        else for (const { article, text } of (await search(query)).hits) parts.write(`${article}\n  ${text}\n\n`);
      });
    });
}

function addQuotes(root: Command, parts: CliParts): void {
  sub(root, 'quotes [files...]', 'who said what')
    .option('--speaker <name>', 'a name, surname or title')
    .option('--about <words>', 'only quotes about this')
    .action(async (files: string[], options) => {
      const paths = files.length > 0 ? files : options.corpus;
      await withApp(parts, paths, async (app) => {
        const filter = {
          ...(options.speaker ? { speaker: options.speaker } : {}),
          ...(options.about ? { about: options.about } : {}),
        };
        const found = await app.quotesBy(filter);
        if (options.json) {
          printJson(parts, quotesJson(found.kind === 'quotes' ? found.quotes : [], app.catalogue));
          return;
        }
        const view = { ...filter, page: 1, around: false, pageSize: Number.POSITIVE_INFINITY };
        parts.write(
          `${drawReply({ ...quotesReply(found, view, app.catalogue, parts.locale), actions: [] }, parts.terminal)}\n`,
        );
      });
    });
}

function addDigest(root: Command, parts: CliParts): void {
  sub(root, 'digest', 'the briefing that would be posted')
    .requiredOption('--since <moment>', 'from, ISO 8601', moment)
    .requiredOption('--until <moment>', 'to, ISO 8601', moment)
    .addOption(langOption())
    .action(async (options) => {
      const lang: LanguageCode = options.lang ?? parts.locale;
      await withApp(parts, options.corpus, async (app) => {
        const period = { since: options.since.toISOString(), until: options.until.toISOString() };
        const briefing = await app.brief({ lang, ...period, now: options.until });
        if (options.json) printJson(parts, briefingJson(briefing, app.catalogue));
        else {
          const reply = briefingReply(briefing, app.catalogue, lang, { period: true });
          parts.write(`${drawReply({ ...reply, actions: [] }, parts.terminal)}\n`);
        }
      });
    });
}

function addSources(root: Command, parts: CliParts): void {
  sub(root, 'sources', 'the articles, and what was skipped')
    .option('--text', 'with --json: add the text that every start and end points into')
    .action(async (options) => {
      await withApp(parts, options.corpus, async (app) => {
        if (options.json) printJson(parts, sourcesJson(app.catalogue, app.skipped, Boolean(options.text)));
        else await printCommand(parts, app, 'sources', {});
      });
    });
}

function addDeploy(root: Command, parts: CliParts): void {
  root
    .command('deploy')
    .description('register the slash commands with Discord')
    .exitOverride()
    .action(async () => parts.write(`${await parts.deploy()}\n`));
}

function addStoreCommands(root: Command, parts: CliParts): void {
  root
    .command('usage')
    .description('tokens spent on summaries, by day and server')
    .exitOverride()
    .option('--json', 'print JSON and nothing else')
    .action(async ({ json }) => {
      const rows = await parts.usage();
      if (json) return printJson(parts, rows);
      if (rows.length === 0) return parts.write('No summary was asked for yet.\n');
      for (const { day, serverId, requests, inputTokens, outputTokens } of rows) {
        parts.write(
          `${day}  ${serverId || '-'}  ${requests} requests  ${inputTokens} tokens in  ${outputTokens} tokens out\n`,
        );
      }
    });
  root
    .command('feedback')
    .description('what people said of answers, as labelled cases')
    .exitOverride()
    .option('--json', 'print JSON and nothing else')
    .action(async ({ json }) => {
      const cases = await parts.feedback();
      if (json) printJson(parts, cases);
      else
        parts.write(cases.length === 0 ? 'Nobody has judged an answer yet.\n' : `${JSON.stringify(cases, null, 2)}\n`);
    });
  root
    .command('backup <file>')
    .description('write everything the database holds into a file')
    .exitOverride()
    .action(async (file: string) => parts.write(`${await parts.backup(file)} rows written to ${file}.\n`));
  root
    .command('restore <file>')
    .description('replace everything the database holds by a backup')
    .exitOverride()
    .action(async (file: string) => parts.write(`${await parts.restore(file)} rows restored from ${file}.\n`));
}

async function finalAnswer(steps: AsyncIterable<AskStep>): Promise<Answer> {
  for await (const { answer, final } of steps) if (final) return answer;
  throw new Error('the answer never became final');
}

async function printCommand(parts: CliParts, app: App, name: string, options: Record<string, string>): Promise<void> {
  const command = commandNamed(name);
  if (!command) throw new Error(`no command ${name}`);
  const reply = await runTyped({ command, options }, app, parts.locale);
  parts.write(`${drawReply({ ...reply, actions: [] }, parts.terminal)}\n`);
}

/** Lines of a batch file, in order. @throws UserError that names the line that cannot be read */
async function eachLine(file: string, run: (line: z.infer<typeof batchLine>) => Promise<void>): Promise<void> {
  const content = await readFile(file, 'utf8').catch(() => {
    throw new UserError('bad-option', `The batch file “${file}” cannot be opened.`, { option: 'batch', value: file });
  });
  const lines = content.replace(/^\uFEFF/, '').split('\n');
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    await run(parseLine(line, `${file}:${i + 1}`));
  }
}

function parseLine(line: string, where: string): z.infer<typeof batchLine> {
  try {
    return batchLine.parse(JSON.parse(line));
  } catch {
    throw new UserError('bad-option', `${where}: not a line like {"id":"1","question":"…","lang":"en"}.`, {
      option: 'batch',
      value: where,
    });
  }
}

function usage(command: Command, message: string): never {
  return command.error(`error: ${message}`, { exitCode: EXIT_USAGE });
}

function moment(value: string): Date {
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) throw new InvalidArgumentError('It is not a moment such as 2026-01-31T08:00:00Z.');
  return time;
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 1000)
    throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
  return number;
}

const since = (began: number): number => Math.round((performance.now() - began) * 100) / 100;

function printJson(parts: CliParts, value: unknown): void {
  parts.write(`${JSON.stringify(value)}\n`);
}
