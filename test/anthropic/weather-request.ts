// A small request every test of the double may start from: two search results and a question.
import type { Anthropic } from '@anthropic-ai/sdk';

export type Params = Anthropic.MessageCreateParamsNonStreaming;

export const block = (text: string): Anthropic.TextBlockParam => ({ type: 'text', text });

export const weather: Anthropic.SearchResultBlockParam = {
  type: 'search_result',
  source: 'weather#0',
  title: 'Météo',
  content: [block('Il pleut à Brest.'), block('Il neige à Gap 🎿.'), block('Il vente à Sète.')],
  citations: { enabled: true },
};

export function params(change: Record<string, unknown> = {}): Params {
  const content = [weather, { ...weather, source: 'weather#1', content: [block('It is dry.')] }, block('Quel temps ?')];
  return { model: 'claude-sonnet-5-5', max_tokens: 500, messages: [{ role: 'user', content }], ...change } as Params;
}

/** The request with other content in its one message. */
export function asking(...content: unknown[]): Params {
  return params({ messages: [{ role: 'user', content }] });
}

export async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
