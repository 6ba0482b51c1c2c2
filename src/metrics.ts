// Health and metrics over HTTP, for those who run the bot: /healthz and /metrics (Prometheus).
import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { App } from './app.ts';
import { UserError } from './errors.ts';

export interface Metrics {
  /** One command or question answered; `outcome` is ok, mendable or fault. */
  answered(command: string, outcome: 'ok' | 'mendable' | 'fault', seconds: number): void;
  close(): Promise<void>;
}

export interface MetricsOptions {
  readonly port: number;
  readonly host: string;
  readonly app: App;
  /** Whether the bot can be asked now: the gateway is connected. */
  readonly ready: () => boolean;
}

/** Starts listening. @throws UserError `bad-config` when the port is taken or not allowed */
export async function serveMetrics({ port, host, app, ready }: MetricsOptions): Promise<Metrics> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'briefing_command_seconds',
    help: 'Time from a command to its last reply',
    labelNames: ['command', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers: [registry],
  });
  gauge(registry, 'briefing_articles', 'Articles that can be asked', () => app.catalogue.articles.size);
  gauge(registry, 'briefing_quotes', 'Quotes read from the articles', () => app.catalogue.quotes.length);
  gauge(registry, 'briefing_ready', 'Whether Discord is connected', () => (ready() ? 1 : 0));
  const server = createServer((request, response) => {
    if (request.url === '/healthz') {
      response
        .writeHead(ready() ? 200 : 503, { 'content-type': 'text/plain' })
        .end(ready() ? 'ok\n' : 'not connected\n');
    } else if (request.url === '/metrics') {
      void registry
        .metrics()
        .then((text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text));
    } else response.writeHead(404, { 'content-type': 'text/plain' }).end('there are /healthz and /metrics\n');
  });
  await listen(server, port, host);
  return {
    answered: (command, outcome, time) => seconds.observe({ command, outcome }, time),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read());
    },
  });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new UserError('bad-config', `METRICS_PORT: ${host}:${port} cannot be listened on (${cause.code}).`)),
    );
    server.listen(port, host, resolve);
  });
}
