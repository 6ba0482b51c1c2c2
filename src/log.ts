// Logs: pino's JSON lines on standard error; standard output belongs to results.
import { type Logger, pino } from 'pino';

export type { Logger };

/** @param level pino's level; secrets are redacted by key wherever an object is logged */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          'token',
          'apiKey',
          'authorization',
          '*.token',
          '*.apiKey',
          '*.authorization',
          '*.headers',
          'err.requestBody',
          'err.url',
        ],
        censor: '[redacted]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
