// The application's commands: registering them as Discord does, and finding the ones a person could use somewhere.
import { ApplicationCommandType as T } from 'discord.js';
import { Form, refusal } from './errors.ts';
import { checkCommand, MAX_COMMANDS } from './limits-commands.ts';
import { guildPermissions } from './permissions.ts';
import type { Channel, CommandJson } from './types.ts';
import type { World } from './world.ts';

const CREATES_PER_DAY = 200;
const DAY_MS = 86_400_000;
const MANAGED = new Set(['id', 'application_id', 'guild_id', 'version']);

export class Commands {
  readonly #world: World;
  readonly #creates: { at: number; guildId: string | undefined }[] = [];
  /** How often the whole list was replaced: a bot should do so only when its definitions changed. */
  replacements = 0;

  constructor(world: World) {
    this.#world = world;
  }

  list(guildId?: string): CommandJson[] {
    return [...this.#world.commands.values()].filter((command) => command.guild_id === guildId);
  }

  /** Replaces the list. Commands of the same name and type keep their id, and their version when nothing changed. */
  replace(bodies: unknown, guildId?: string): CommandJson[] {
    const form = new Form();
    if (!Array.isArray(bodies)) {
      form.add([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      form.done();
    }
    const wanted = bodies as Partial<CommandJson>[];
    for (const [index, body] of wanted.entries()) checkCommand(form, [index], body);
    this.#checkDistinct(form, wanted);
    form.done();
    this.#checkCounts(wanted);
    const before = this.list(guildId);
    const kept = wanted.map((body) =>
      this.#fill(
        body,
        guildId,
        before.find((each) => same(each, body)),
      ),
    );
    for (const command of before) this.#world.commands.delete(command.id);
    for (const command of kept) this.#world.commands.set(command.id, command);
    this.replacements += 1;
    return kept;
  }

  #checkDistinct(form: Form, bodies: Partial<CommandJson>[]): void {
    for (const [index, body] of bodies.entries()) {
      if (bodies.findIndex((each) => same(each, body)) < index) {
        form.add([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
      }
    }
  }

  #checkCounts(bodies: Partial<CommandJson>[]): void {
    for (const [type, max] of Object.entries(MAX_COMMANDS)) {
      if (bodies.filter((body) => String(body.type ?? T.ChatInput) === type).length > max)
        throw refusal('tooManyCommands');
    }
  }

  /** Adds one command, or overwrites the one of that name and type. */
  add(body: unknown, guildId?: string): CommandJson {
    const form = new Form();
    checkCommand(form, [], (body ?? {}) as Partial<CommandJson>);
    form.done();
    const list = this.list(guildId);
    const before = list.find((each) => same(each, body as Partial<CommandJson>));
    if (!before) this.#checkCounts([...list, body as Partial<CommandJson>]);
    const command = this.#fill(body as Partial<CommandJson>, guildId, before);
    this.#world.commands.set(command.id, command);
    return command;
  }

  #fill(body: Partial<CommandJson>, guildId: string | undefined, before: CommandJson | undefined): CommandJson {
    if (!before) this.#countCreate(guildId);
    const command: CommandJson = {
      id: before?.id ?? this.#world.id(),
      application_id: this.#world.bot.id,
      version: '',
      type: body.type ?? T.ChatInput,
      name: body.name ?? '',
      name_localizations: body.name_localizations ?? null,
      description: body.description ?? '',
      description_localizations: body.description_localizations ?? null,
      ...(body.options?.length && { options: structuredClone(body.options) }),
      default_member_permissions: body.default_member_permissions?.toString() ?? null,
      nsfw: body.nsfw ?? false,
      ...(guildId === undefined
        ? { contexts: body.contexts ?? null, integration_types: body.integration_types ?? [0] }
        : { guild_id: guildId }),
    };
    command.version = before && equal(before, command) ? before.version : this.#world.id();
    return command;
  }

  #countCreate(guildId: string | undefined): void {
    const now = this.#world.clock.now();
    const today = this.#creates.filter((each) => each.guildId === guildId && now - each.at < DAY_MS);
    if (today.length >= CREATES_PER_DAY) throw refusal('tooManyCommandCreates');
    this.#creates.push({ at: now, guildId });
  }

  get(id: string, guildId?: string): CommandJson {
    const command = this.#world.commands.get(id);
    if (!command || command.guild_id !== guildId) throw refusal('unknownCommand');
    return command;
  }

  change(id: string, body: unknown, guildId?: string): CommandJson {
    const before = this.get(id, guildId);
    const merged = { ...before, ...(body as Partial<CommandJson>), type: before.type };
    const form = new Form();
    checkCommand(form, [], merged);
    form.done();
    const command = this.#fill(merged, guildId, before);
    this.#world.commands.set(id, command);
    return command;
  }

  remove(id: string, guildId?: string): void {
    this.get(id, guildId);
    this.#world.commands.delete(id);
  }

  /** The commands Discord would offer `userId` in `channel`; those of the server come before the global ones. */
  offered(channel: Channel, userId: string, foreign: boolean): CommandJson[] {
    const guild = this.#world.guildOf(channel);
    const context = guild ? 0 : foreign ? 2 : 1;
    const granted = guild ? guildPermissions(guild, userId) : undefined;
    const own = guild?.botIn ? this.list(guild.id) : [];
    const global = this.list().filter((command) => {
      const installs = command.integration_types ?? [0];
      const installed =
        (!foreign && installs.includes(0)) || (this.#world.installedFor.has(userId) && installs.includes(1));
      return installed && (command.contexts ?? [0, 1, 2]).includes(context);
    });
    return [...own, ...global].filter(({ default_member_permissions: needed }) => permitted(needed, granted));
  }
}

/** Nobody but administrators may use a command whose permissions are "0". */
function permitted(needed: string | null, granted: bigint | undefined): boolean {
  if (needed === null || granted === undefined) return true;
  const administrator = 8n;
  if (granted & administrator) return true;
  const bits = BigInt(needed);
  return bits !== 0n && (granted & bits) === bits;
}

function same(a: Partial<CommandJson>, b: Partial<CommandJson>): boolean {
  return a.name === b.name && (a.type ?? T.ChatInput) === (b.type ?? T.ChatInput);
}

function equal(a: CommandJson, b: CommandJson): boolean {
  const content = (command: CommandJson) =>
    JSON.stringify(
      Object.entries(command)
        .filter(([key]) => !MANAGED.has(key))
        .sort(),
    );
  return content(a) === content(b);
}

/** A command as listed without `with_localizations`: its translations are left out. */
export function withoutTranslations(command: CommandJson): object {
  const text = JSON.stringify(command, (key, value) => (key.endsWith('_localizations') ? undefined : value));
  return JSON.parse(text) as object;
}
