// Puts a planned reply on the wire, as fast or slow and as whole or broken as the plan says.
import type { ServerResponse } from 'node:http';
import { errorEvent, type PlannedMessage, streamEvents, writeEvent } from './events.ts';
import type { AnswerPlan, ErrorPlan, Pace, RawPlan } from './plans.ts';

/** The client closed the connection while the reply was being played. */
export class Hangup extends Error {}

/** Waits so many milliseconds, for ever when infinite. Throws Hangup when the client goes. */
export function wait(ms: number, gone: AbortSignal): Promise<void> {
  if (gone.aborted) return Promise.reject(new Hangup());
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = Number.isFinite(ms) ? setTimeout(settle, ms) : undefined;
    gone.addEventListener('abort', leave, { once: true });
    function settle() {
      gone.removeEventListener('abort', leave);
      resolve();
    }
    function leave() {
      clearTimeout(timer);
      reject(new Hangup());
    }
  });
}

/** An error in the API's shape, with the request's id. */
export async function playError(response: ServerResponse, plan: ErrorPlan, gone: AbortSignal): Promise<void> {
  await wait(plan.pace?.beforeMs ?? 0, gone);
  const { type, message, headers = {} } = plan;
  const body = { type: 'error', error: { type, message }, request_id: response.getHeader('request-id') };
  response.writeHead(plan.status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export async function playRaw(response: ServerResponse, plan: RawPlan, gone: AbortSignal): Promise<void> {
  await wait(plan.pace?.beforeMs ?? 0, gone);
  response.writeHead(plan.status, { 'content-type': plan.contentType });
  response.end(plan.body);
}

/** The message as events, or as one JSON object, up to where the plan breaks it. */
export async function playAnswer(
  response: ServerResponse,
  plan: AnswerPlan,
  message: PlannedMessage,
  streams: boolean,
  gone: AbortSignal,
): Promise<void> {
  const parts = streams
    ? streamEvents(message, plan.citationsFirst).map(writeEvent)
    : (JSON.stringify(message).match(/[\s\S]{1,64}/g) ?? []);
  const cut = plan.breakage?.after ?? Math.ceil(parts.length / 2);
  const whole = plan.breakage ? parts.slice(0, cut) : parts;
  await wait(plan.pace?.beforeMs ?? 0, gone);
  response.writeHead(200, {
    'content-type': streams ? 'text/event-stream; charset=utf-8' : 'application/json',
    'cache-control': 'no-cache',
  });
  for (const [at, part] of whole.entries()) {
    if (at > 0) await wait(plan.pace?.betweenMs ?? 0, gone);
    await write(response, part, plan.pace, gone);
  }
  await finish(response, plan, gone);
}

async function write(response: ServerResponse, part: string, pace: Pace | undefined, gone: AbortSignal): Promise<void> {
  const bytes = Buffer.from(part);
  const size = pace?.sliceBytes ?? bytes.length;
  for (let from = 0; from < bytes.length; from += size) {
    if (gone.aborted) throw new Hangup();
    await new Promise<void>((resolve) => {
      response.write(bytes.subarray(from, from + size), () => resolve());
    });
  }
}

async function finish(response: ServerResponse, { breakage }: AnswerPlan, gone: AbortSignal): Promise<void> {
  switch (breakage?.how) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
      return wait(Number.POSITIVE_INFINITY, gone);
    case 'garble':
      response.end('event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"del\u0000}}\n\n');
      return;
    case 'error': {
      const { type, message } = breakage.error ?? { type: 'overloaded_error', message: 'Overloaded' };
      response.end(writeEvent(errorEvent(type, message)));
      return;
    }
    default:
      response.end();
  }
}
