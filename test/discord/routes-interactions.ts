// Routes a bot answers interactions by: the callback, and the webhook behind its token.
import { refusal } from './errors.ts';
import type { Callback, Interactions } from './interactions.ts';
import type { MessageBody } from './limits-messages.ts';
import type { Messages } from './messages.ts';
import type { Call, Route } from './rest.ts';
import type { World } from './world.ts';

export function interactionRoutes(world: World, interactions: Interactions, messages: Messages): Route[] {
  const of = ({ params }: Call) => {
    if (params.application !== world.bot.id) throw refusal('unknownWebhook');
    return interactions.byToken(params.token ?? '');
  };
  const hook = '/webhooks/:application/:token';
  const target = (call: Call) => interactions.message(of(call), call.params.message ?? '');
  return [
    {
      method: 'POST',
      route: '/interactions/:interaction/:token/callback',
      open: true,
      handle: ({ params, query, body, uploads }) => {
        const answer = interactions.answer(params.interaction ?? '', params.token ?? '', body as Callback, uploads);
        return query.get('with_response') === 'true' ? answer : undefined;
      },
    },
    {
      method: 'POST',
      route: hook,
      open: true,
      handle: (call) => interactions.followUp(of(call), (call.body ?? {}) as MessageBody, call.uploads).json,
    },
    { method: 'GET', route: `${hook}/messages/:message`, open: true, handle: (call) => target(call).json },
    {
      method: 'PATCH',
      route: `${hook}/messages/:message`,
      open: true,
      handle: (call) => {
        const message = target(call);
        messages.edit(message, (call.body ?? {}) as MessageBody, call.uploads);
        return message.json;
      },
    },
    {
      method: 'DELETE',
      route: `${hook}/messages/:message`,
      open: true,
      handle: (call) => {
        messages.remove(target(call));
        return undefined;
      },
    },
  ];
}
