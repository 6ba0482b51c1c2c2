// Runs the bot on Discord: database, articles, gateway, digests, watching, metrics; and leaves in order.
import { commands } from '../commands/index.ts';
import type { App } from './app.ts';
import type { Config } from './config.ts';
import { createChannels } from './discord/channels.ts';
import { type DiscordFront, startDiscord } from './discord/index.ts';
import type { UserError } from './errors.ts';
import { watchCorpus } from './ingest/watch.ts';
import type { Logger } from './log.ts';
import { type Metrics, serveMetrics } from './metrics.ts';
import { digestReply, digestTitle, troubleReply } from './reply/digest-reply.ts';
import type { Store } from './store/store.ts';

export interface BotParts {
  readonly config: Config;
  readonly app: App;
  readonly store: Store;
  readonly corpusPaths: readonly string[];
  readonly log: Logger;
}

/**
 * Runs until SIGTERM or SIGINT, or until Discord ends the connection for good.
 * @throws UserError when Discord cannot be reached, or ended the connection for a reason that a person can mend
 */
export async function runBot({ config, app, store, corpusPaths, log }: BotParts): Promise<void> {
  let discord: DiscordFront | undefined;
  let metrics: Metrics | undefined;
  const stopped = stopSignal();
  try {
    if (config.metrics)
      metrics = await serveMetrics({ ...config.metrics, app, ready: () => discord?.ready() ?? false });
    discord = await startDiscord({
      config,
      app,
      commands,
      log,
      intents: store.intents,
      answered: (command, outcome, seconds) => metrics?.answered(command, outcome, seconds),
    });
    const watch = watchCorpus(
      corpusPaths,
      () => app.reload(),
      (cause) => {
        log.error({ err: cause }, 'the corpus could not be read again; the articles known so far stay');
      },
    );
    const digests = startDigests(app, discord);
    process.stderr.write(`Connected as ${discord.client.user.tag}. Invite the bot to a server:\n${discord.invite}\n`);
    const fault = await Promise.race([stopped, discord.ended]);
    await digests?.stop();
    await watch.close();
    if (fault) throw fault;
  } finally {
    await discord?.close();
    await metrics?.close();
  }
}

function startDigests({ digests }: App, { client, front }: DiscordFront): { stop(): Promise<void> } | undefined {
  digests?.connect(
    createChannels(
      { client, ids: front.ids, store: front.store, log: front.log },
      { post: (post) => digestReply(post, front.app.catalogue), trouble: troubleReply, threadName: digestTitle },
    ),
  );
  return digests?.start();
}

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process as usual. */
function stopSignal(): Promise<UserError | undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(undefined));
  });
}
