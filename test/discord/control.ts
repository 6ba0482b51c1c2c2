// The local Discord over plain HTTP, for a hand with curl or a test in another process: JSON in, JSON out.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PermissionsString } from 'discord.js';
import { ApiError } from './errors.ts';
import type { FaultSpec } from './faults.ts';
import type { PersonSpec, Where } from './options.ts';
import type { Person } from './person.ts';
import type { Seen } from './seen.ts';
import type { LocalDiscord } from './server.ts';
import { PersonError, type Typed } from './typing.ts';

/** The body of a request, by action; `as` names the person, made when there is none of that name. */
export interface Order extends Where {
  as?: string;
  text?: string;
  options?: Typed;
  option?: string;
  partial?: string;
  message?: string;
  button?: string;
  menu?: string;
  picked?: string | string[];
  /** The id a modal was shown with. */
  modal?: string;
  fields?: Record<string, string | string[]>;
}

type Action = (person: Person, order: Order) => Promise<unknown> | unknown;

export class Control {
  readonly #discord: LocalDiscord;
  readonly #people = new Map<string, Person>();
  readonly #modals = new Map<string, Seen>();
  readonly #actions: Record<string, Action>;

  constructor(discord: LocalDiscord) {
    this.#discord = discord;
    this.#actions = {
      command: (person, order) => person.command(order.text ?? '', order.options, order),
      autocomplete: (person, { text = '', option = '', partial = '', options, ...where }) =>
        person.autocomplete(text, option, partial, options, where),
      click: (person, order) => person.click(order.message ?? '', order.button ?? '', order),
      select: (person, order) => person.select(order.message ?? '', order.menu ?? '', order.picked ?? [], order),
      modal: (person, order) => person.submitModal(this.#modal(order), order.fields ?? {}, order),
      menu: (person, order) => person.contextMenu(order.menu ?? '', order.message ?? '', order),
      mention: (person, order) => person.mention(order.channel ?? 'general', order.text ?? '', order),
      dm: (person, order) => person.dm(order.text ?? '', order),
      reply: (person, order) => person.replyTo(order.message ?? '', order.text ?? '', order),
      say: (person, order) => person.say(order.text ?? '', order),
      commands: (person, order) => person.commands(order),
      'direct-messages': (person) => discord.directMessages(person),
    };
  }

  async serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body, null, 2)}\n`);
    try {
      const body = await readJson(request);
      send(200, (await this.#do(`${request.method} ${url.pathname.replace(/\/$/, '')}`, url.searchParams, body)) ?? {});
    } catch (error) {
      const expected = error instanceof PersonError || error instanceof ApiError;
      send(expected ? 400 : 500, { error: error instanceof Error ? error.message : String(error) });
    }
  }

  #do(what: string, query: URLSearchParams, body: object): unknown {
    const person = /^POST \/control\/person\/([\w-]+)$/.exec(what)?.[1];
    if (person !== undefined) return this.#act(person, body);
    const discord = this.#discord;
    switch (what) {
      case 'GET /control':
        return this.#summary();
      case 'POST /control/person':
        return this.#make(body);
      case 'GET /control/messages':
        return discord.messages(query.get('channel') ?? 'general');
      case 'GET /control/requests':
        return discord.requests.filter(({ path }) => new RegExp(query.get('path') ?? '').test(path));
      case 'POST /control/faults':
        return { ...discord.fault(faultOf(body)).spec, path: (body as { path?: string }).path };
      case 'DELETE /control/faults':
        return discord.faults.clear();
      case 'POST /control/gateway':
        return this.#gateway(body);
      case 'POST /control/clock':
        discord.clock.advance((body as { advance?: number }).advance ?? 0);
        return { now: discord.clock.iso() };
      case 'POST /control/permit':
        return this.#permit(body);
      case 'POST /control/delete-channel':
        return discord.deleteChannel(discord.channel((body as { channel?: string }).channel ?? ''));
      default:
        throw new PersonError(`There is no ${what}`);
    }
  }

  #summary(): object {
    const { apiUrl, token, world, commands, gateway, invalidRequests } = this.#discord;
    const channels = [...world.channels.values()].map(({ id, name, guildId }) => ({ id, name, guildId }));
    return {
      apiUrl,
      token,
      application: world.bot.id,
      now: this.#discord.clock.iso(),
      guilds: [...world.guilds.values()].map(({ id, name, locale, botIn }) => ({ id, name, locale, botIn })),
      channels,
      people: [...this.#people.keys()],
      commands: commands.list().map(({ name }) => name),
      connected: gateway.connected,
      sessionStarts: gateway.sessionStarts,
      invalidRequests,
    };
  }

  #make(spec: PersonSpec): object {
    const person = this.#discord.person(spec);
    this.#people.set(spec.name ?? 'Ana', person);
    return { id: person.id, name: spec.name ?? 'Ana', locale: person.locale };
  }

  async #act(name: string, order: Order): Promise<unknown> {
    const action = this.#actions[name];
    if (!action) throw new PersonError(`A person cannot ${name}; they can: ${Object.keys(this.#actions).join(', ')}`);
    const as = order.as ?? 'Ana';
    if (!this.#people.has(as)) this.#make({ name: as });
    const seen = await action(this.#people.get(as) as Person, order);
    const modal = (seen as Partial<Seen> | undefined)?.modal;
    if (modal) this.#modals.set(modal.id, seen as Seen);
    return seen;
  }

  #modal({ modal = '' }: Order): Seen {
    const opened = this.#modals.get(modal);
    if (!opened)
      throw new PersonError(`No modal "${modal}" is open; open are: ${[...this.#modals.keys()].join(', ') || 'none'}`);
    return opened;
  }

  #gateway(body: object): object {
    const { do: what, code = 4000 } = body as { do?: string; code?: number };
    const { gateway } = this.#discord;
    if (what === 'kill') gateway.kill();
    else if (what === 'close') gateway.close(code);
    else if (what === 'reconnect') gateway.reconnect();
    else if (what === 'invalidate') gateway.invalidate();
    else if (what === 'freeze' || what === 'thaw') gateway.frozen = what === 'freeze';
    else throw new PersonError('do: kill, close, reconnect, invalidate, freeze or thaw');
    return { connected: gateway.connected };
  }

  #permit(body: object): undefined {
    const { channel = '', ...change } = body as {
      channel?: string;
      allow?: PermissionsString[];
      deny?: PermissionsString[];
    };
    this.#discord.permit(this.#discord.channel(channel), change);
  }
}

function faultOf(body: object): FaultSpec {
  const { path, ...rest } = body as Omit<FaultSpec, 'path'> & { path?: string };
  if (!rest.kind) throw new PersonError('A fault needs a kind');
  return path === undefined ? rest : { ...rest, path: new RegExp(path) };
}

async function readJson(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if (text === '') return {};
  try {
    return JSON.parse(text) as object;
  } catch {
    throw new PersonError('The body is not JSON');
  }
}
