// The composition root: reads the configuration, builds everything once, and starts a front.

import path from 'node:path';
import { createSummariser } from './answer/create-summariser.ts';
import type { App } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { runCli } from './console/cli.ts';
import { runConsole } from './console/console.ts';
import { createApp } from './create-app.ts';
import { UserError } from './errors.ts';
import { loadLexicon } from './lang/lexicon.ts';
import { createLogger, type Logger } from './log.ts';
import { createSearch } from './search/index.ts';
import type { LanguageCode } from './types.ts';

async function main(argv: readonly string[]): Promise<number> {
  const config = readConfig();
  const log = createLogger(config.logLevel);
  const open = (paths: readonly string[]) => openApp(config, log, paths);
  return runCli(argv, {
    open,
    start: (paths) => start(config, log, paths),
    deploy: async () => 'not yet',
    write: (text) => process.stdout.write(text),
    terminal: {
      columns: process.stdout.isTTY ? Math.min(process.stdout.columns || 80, 100) : 0,
      plain: config.plain || !process.stdout.isTTY,
    },
    locale: localeOfPerson(),
  });
}

async function openApp(config: Config, log: Logger, paths: readonly string[]): Promise<App> {
  const lexiconPaths = config.search.lexiconPath ? [config.search.lexiconPath] : [];
  const search = createSearch({
    engine: config.search.engine,
    cacheDir: path.join(config.dataDir, 'index'),
    lexiconPaths,
    logger: log,
  });
  // Without a key nothing of the summaries is built, and the SDK is not loaded.
  const summariser = config.claude
    ? createSummariser(config.claude, { log, lexicon: () => loadLexicon(lexiconPaths) })
    : undefined;
  return createApp({
    corpusPaths: paths.length > 0 ? paths : config.corpusPaths,
    search,
    log,
    ...(summariser ? { summariser } : {}),
  });
}

async function start(config: Config, log: Logger, paths: readonly string[]): Promise<void> {
  const app = await openApp(config, log, paths);
  await runConsole({
    app,
    log,
    input: process.stdin,
    output: process.stdout,
    plain: config.plain,
    locale: localeOfPerson(),
  });
  await app.close();
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
