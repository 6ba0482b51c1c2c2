// What a person may type after a slash: the command by its name in their language, options checked by their definition.
import { ApplicationCommandOptionType as O, ApplicationCommandType as T } from 'discord.js';
import { memberJson } from './json.ts';
import { permissionsIn } from './permissions.ts';
import type { AttachmentJson, Channel, CommandJson, OptionJson, RoleJson } from './types.ts';
import type { World } from './world.ts';

/** Something Discord's own client would not let the person do. */
export class PersonError extends Error {}

/** Users, channels and roles as objects with an id or by id; channels also by name. */
export type OptionValue = string | number | boolean | { id: string } | { filename: string; data: string | Buffer };
export type Typed = Record<string, OptionValue>;

interface Named {
  name: string;
  name_localizations?: Record<string, string> | null;
}

const SIBLINGS: Record<string, string> = { 'en-US': 'en-GB', 'en-GB': 'en-US', 'es-ES': 'es-419', 'es-419': 'es-ES' };

/** The name as Discord shows it in a language: the language's own, its sibling's, or the default. */
export function nameIn(locale: string, { name, name_localizations: names }: Named): string {
  return names?.[locale] ?? names?.[SIBLINGS[locale] ?? ''] ?? name;
}

function find<N extends Named>(list: readonly N[], word: string, locale: string): N | undefined {
  return list.find((each) => nameIn(locale, each) === word) ?? list.find((each) => each.name === word);
}

export interface Chosen {
  command: CommandJson;
  /** Group and sub-command, outermost first. */
  path: OptionJson[];
  /** Definitions of the options that can be filled in. */
  options: OptionJson[];
}

/** Finds `/sources list` among the commands offered. @throws PersonError */
export function chooseCommand(offered: readonly CommandJson[], text: string, locale: string): Chosen {
  const [first = '', ...rest] = text.replace(/^\//, '').trim().split(/\s+/);
  const slash = offered.filter(({ type }) => type === T.ChatInput);
  const command = find(slash, first, locale);
  if (!command)
    throw new PersonError(
      `No command /${first} here; there are: ${slash.map((each) => each.name).join(', ') || 'none'}`,
    );
  let options = command.options ?? [];
  const path: OptionJson[] = [];
  for (const word of rest) {
    const next = find(options.filter(nests), word, locale);
    if (!next) throw new PersonError(`/${first} has no "${word}"`);
    path.push(next);
    options = next.options ?? [];
  }
  if (options.some(nests)) {
    throw new PersonError(`/${text.replace(/^\//, '')} is not complete: ${options.map(({ name }) => name).join(', ')}`);
  }
  return { command, path, options };
}

function nests({ type }: OptionJson): boolean {
  return type === O.Subcommand || type === O.SubcommandGroup;
}

export interface FilledOption {
  name: string;
  type: number;
  value: string | number | boolean;
  focused?: true;
}

type Resolved = Record<'users' | 'members' | 'channels' | 'roles' | 'attachments', Record<string, object>>;

/** Turns what was typed into options of an interaction; `focus` is the option still being typed. */
export class Typist {
  readonly resolved: Resolved = { users: {}, members: {}, channels: {}, roles: {}, attachments: {} };
  readonly #world: World;
  readonly #channel: Channel;
  readonly #locale: string;
  readonly #baseUrl: string;

  constructor(world: World, channel: Channel, locale: string, baseUrl: string) {
    this.#world = world;
    this.#channel = channel;
    this.#locale = locale;
    this.#baseUrl = baseUrl;
  }

  fill(definitions: readonly OptionJson[], typed: Typed, focus?: string): FilledOption[] {
    const filled: FilledOption[] = [];
    for (const [name, value] of Object.entries(typed)) {
      const definition = find(definitions, name, this.#locale);
      if (!definition) throw new PersonError(`There is no option "${name}"`);
      if (filled.some((each) => each.name === definition.name)) throw new PersonError(`"${name}" is given twice`);
      const focused = focus !== undefined && find(definitions, focus, this.#locale) === definition;
      if (focused) filled.push({ name: definition.name, type: definition.type, value: String(value), focused: true });
      else filled.push({ name: definition.name, type: definition.type, value: this.#value(definition, value) });
    }
    const missing = definitions.find(({ required, name }) => required && !filled.some((each) => each.name === name));
    if (missing && focus === undefined) throw new PersonError(`Option "${missing.name}" is required`);
    return filled;
  }

  #value(definition: OptionJson, value: OptionValue): string | number | boolean {
    const { type, name } = definition;
    if (definition.choices?.length) return this.#choice(definition, value);
    if (type === O.String) return inLength(definition, value);
    if (type === O.Integer || type === O.Number) return inRange(definition, value);
    if (type === O.Boolean && typeof value === 'boolean') return value;
    if (type === O.Attachment) return this.#attachment(value);
    if (type === O.Channel) return this.channel(definition, value);
    if (type === O.User) return this.user(idOf(value));
    if (type === O.Role) return this.role(idOf(value));
    if (type === O.Mentionable)
      return this.#world.users.has(idOf(value)) ? this.user(idOf(value)) : this.role(idOf(value));
    throw new PersonError(`"${name}" does not take ${JSON.stringify(value)}`);
  }

  #choice({ choices = [], name }: OptionJson, value: OptionValue): string | number {
    const choice = choices.find((each) => each.value === value || nameIn(this.#locale, each) === value);
    if (!choice)
      throw new PersonError(`"${name}" offers ${choices.map((each) => each.name).join(', ')}, not ${String(value)}`);
    return choice.value;
  }

  /** @returns the id, and notes the channel among the resolved */
  channel(definition: Pick<OptionJson, 'name' | 'channel_types'>, value: OptionValue): string {
    const wanted = typeof value === 'string' ? value.replace(/^#/, '') : idOf(value);
    const found = [...this.#world.channels.values()].find(
      (each) => each.id === wanted || (each.name === wanted && each.guildId === this.#channel.guildId && each.guildId),
    );
    if (!found) throw new PersonError(`There is no channel ${String(wanted)}`);
    if (definition.channel_types?.length && !definition.channel_types.includes(found.type)) {
      throw new PersonError(`"${definition.name}" does not take a channel like #${found.name}`);
    }
    const { id, name, type, parentId } = found;
    const permissions = permissionsIn(this.#world, found, this.#world.owner.id).toString();
    this.resolved.channels[id] = { id, name, type, permissions, parent_id: parentId ?? null };
    return id;
  }

  user(id: string): string {
    const user = this.#world.users.get(id);
    if (!user) throw new PersonError(`There is no user ${id}`);
    this.resolved.users[id] = user;
    const guild = this.#world.guildOf(this.#channel);
    const member = guild?.members.get(id);
    if (member) {
      const { user: _, ...rest } = memberJson(this.#world, member) as { user: object };
      this.resolved.members[id] = { ...rest, permissions: permissionsIn(this.#world, this.#channel, id).toString() };
    }
    return id;
  }

  role(id: string): string {
    const role: RoleJson | undefined = this.#world.guildOf(this.#channel)?.roles.get(id);
    if (!role) throw new PersonError(`There is no role ${id}`);
    this.resolved.roles[id] = role;
    return id;
  }

  #attachment(value: OptionValue): string {
    if (typeof value !== 'object' || !('filename' in value)) throw new PersonError('A file is needed');
    const id = this.#world.id();
    const data = Buffer.from(value.data);
    const contentType = 'application/octet-stream';
    this.#world.files.set(id, { key: id, filename: value.filename, contentType, data });
    const url = `${this.#baseUrl}/attachments/${this.#channel.id}/${id}/${encodeURIComponent(value.filename)}`;
    const json: AttachmentJson = {
      id,
      filename: value.filename,
      size: data.length,
      url,
      proxy_url: url,
      content_type: contentType,
      ephemeral: true,
    };
    this.resolved.attachments[id] = json;
    return id;
  }

  /** The parts of `resolved` that hold anything, as Discord sends them. */
  get found(): object {
    const parts = Object.entries(this.resolved).filter(([, part]) => Object.keys(part).length > 0);
    return parts.length > 0 ? { resolved: Object.fromEntries(parts) } : {};
  }
}

function idOf(value: OptionValue): string {
  if (typeof value === 'object' && 'id' in value) return value.id;
  return String(value).replace(/^<(?:@[!&]?|#)(\d+)>$/, '$1');
}

function inLength({ name, min_length = 0, max_length = 6000 }: OptionJson, value: OptionValue): string {
  if (typeof value !== 'string' || value === '') throw new PersonError(`"${name}" takes text`);
  const length = [...value].length;
  if (length < min_length || length > max_length)
    throw new PersonError(`"${name}" takes ${min_length} to ${max_length} characters`);
  return value;
}

function inRange({ name, type, min_value, max_value }: OptionJson, value: OptionValue): number {
  const right = typeof value === 'number' && (type === O.Number ? Number.isFinite(value) : Number.isSafeInteger(value));
  if (!right) throw new PersonError(`"${name}" takes a ${type === O.Number ? 'number' : 'whole number'}`);
  const least = min_value ?? Number.NEGATIVE_INFINITY;
  const most = max_value ?? Number.POSITIVE_INFINITY;
  if (value < least || value > most) throw new PersonError(`"${name}" takes ${least} to ${most}`);
  return value;
}
