// The composition root: reads the configuration, builds everything once, and starts a front.

import path from 'node:path';
import { commands } from '../commands/index.ts';
import { createSummariser } from './answer/create-summariser.ts';
import type { UsageMeter } from './answer/summariser.ts';
import type { App } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { runCli } from './console/cli.ts';
import { runConsole } from './console/console.ts';
import { createApp } from './create-app.ts';
import { deployCommands } from './discord/index.ts';
import { UserError } from './errors.ts';
import { loadLexicon } from './lang/lexicon.ts';
import { createLogger, type Logger } from './log.ts';
import { createSearch } from './search/index.ts';
import { runBot } from './start-bot.ts';
import { openStore, type Store } from './store/store.ts';
import type { LanguageCode } from './types.ts';

async function main(argv: readonly string[]): Promise<number> {
  const config = readConfig();
  const log = createLogger(config.logLevel);
  return runCli(argv, {
    open: (paths) => openApp(config, log, paths),
    start: (paths) => (config.discord.token === undefined ? startConsole : startBot)(config, log, paths),
    deploy: () => deploy(config, log),
    usage: () => withStore(config, log, (store) => store.usage.list()),
    feedback: () => withStore(config, log, (store) => store.feedback.cases()),
    backup: (file) => withStore(config, log, (store) => store.backup(file)),
    restore: (file) => withStore(config, log, (store) => store.restore(file)),
    write: (text) => process.stdout.write(text),
    terminal: {
      columns: process.stdout.isTTY ? Math.min(process.stdout.columns || 80, 100) : 0,
      plain: config.plain || !process.stdout.isTTY,
    },
    locale: localeOfPerson(),
  });
}

/** @param store the database; without one there are no digests, feedback and privacy */
async function openApp(config: Config, log: Logger, paths: readonly string[], store?: Store): Promise<App> {
  const lexiconPaths = config.search.lexiconPath ? [config.search.lexiconPath] : [];
  const cacheDir = path.join(config.dataDir, 'index');
  const search = createSearch({ engine: config.search.engine, cacheDir, lexiconPaths, logger: log });
  // Without a key nothing of the summaries is built, and the SDK is not loaded.
  const summariser = config.claude
    ? createSummariser(config.claude, {
        log,
        lexicon: () => loadLexicon(lexiconPaths),
        ...(store ? { usage: usageMeter(store) } : {}),
      })
    : undefined;
  return createApp({
    corpusPaths: corpusPaths(config, paths),
    search,
    cacheDir,
    log,
    ...(store ? { store: { store, catchUpHours: config.digest.catchUpHours } } : {}),
    ...(summariser ? { summariser } : {}),
  });
}

const corpusPaths = (config: Config, paths: readonly string[]) => (paths.length > 0 ? paths : config.corpusPaths);

function usageMeter({ usage }: Store): UsageMeter {
  return {
    async spent(_day, serverId) {
      const { server, all } = await usage.today(serverId ?? '', new Date());
      return serverId === undefined ? all : server;
    },
    add: (_day, serverId, inputTokens, outputTokens) =>
      usage.add(serverId ?? '', new Date(), { inputTokens, outputTokens }),
  };
}

async function withStore<T>(config: Config, log: Logger, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(config.databaseUrl, log);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function startConsole(config: Config, log: Logger, paths: readonly string[]): Promise<void> {
  const app = await openApp(config, log, paths);
  const { stdin: input, stdout: output } = process;
  await runConsole({ app, log, input, output, plain: config.plain, locale: localeOfPerson() });
  await app.close();
}

async function startBot(config: Config, log: Logger, paths: readonly string[]): Promise<void> {
  await withStore(config, log, async (store) => {
    const app = await openApp(config, log, paths, store);
    try {
      await runBot({ config, app, store, corpusPaths: corpusPaths(config, paths), log });
    } finally {
      await app.close();
    }
  });
}

async function deploy(config: Config, log: Logger): Promise<string> {
  const changed = await deployCommands(config, commands, log);
  return changed ? 'The commands are registered with Discord.' : 'Nothing changed: Discord has these commands already.';
}

function localeOfPerson(): LanguageCode {
  return new Intl.DateTimeFormat().resolvedOptions().locale.startsWith('fr') ? 'fr' : 'en';
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (cause) {
  if (!(cause instanceof UserError)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
}
