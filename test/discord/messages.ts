// Messages: sending, editing, deleting; who is called by them; what files they carry.
import { ComponentType, MessageFlags, MessageReferenceType, MessageType, PermissionFlagsBits as P } from 'discord.js';
import type { Bell } from './bell.ts';
import { refusal } from './errors.ts';
import type { Gateway } from './gateway.ts';
import { partialMember } from './json.ts';
import { walk } from './limits-components.ts';
import { type AllowedMentions, checkMessage, type MessageBody } from './limits-messages.ts';
import { permissionsIn } from './permissions.ts';
import type { AttachmentJson, Channel, MessageJson, Pings, StoredMessage, Upload, UserJson } from './types.ts';
import type { World } from './world.ts';

const MAY_SEND =
  MessageFlags.SuppressEmbeds |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsVoiceMessage |
  MessageFlags.IsComponentsV2;
const MAY_EDIT = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;

export interface Posting {
  channel: Channel;
  author: UserJson;
  body: MessageBody;
  uploads?: readonly Upload[];
  /** Fields and flags an interaction adds. */
  extra?: Partial<MessageJson>;
  ephemeralFor?: string | undefined;
  interactionId?: string;
  /** A deferred reply stands there empty. */
  loading?: boolean;
  /** Where the body sits in the request, for error paths. */
  prefix?: readonly string[];
}

export class Messages {
  readonly #world: World;
  readonly #gateway: Gateway;
  readonly #bell: Bell;
  readonly #nonceMs: number;
  readonly #nonces = new Map<string, StoredMessage>();
  /** Where files are served. */
  baseUrl = '';

  constructor(world: World, gateway: Gateway, bell: Bell, nonceMs: number) {
    this.#world = world;
    this.#gateway = gateway;
    this.#bell = bell;
    this.#nonceMs = nonceMs;
  }

  /** Sends a message. With `enforce_nonce` and a nonce the author used lately, the earlier message comes back. */
  post(posting: Posting): StoredMessage {
    const { channel, author, body, uploads = [], loading = false } = posting;
    const flags = ((body.flags ?? 0) & MAY_SEND) | (loading ? MessageFlags.Loading : 0);
    const fileNames = new Set(uploads.map((upload) => upload.filename));
    const draft = {
      content: body.content ?? '',
      embeds: body.embeds ?? [],
      components: body.components ?? [],
      flags,
      fileNames,
    };
    if (!loading) checkMessage(draft, body, uploads, posting.prefix);
    const earlier = body.enforce_nonce ? this.#sameNonce(author, body.nonce) : undefined;
    if (earlier) return earlier;
    const message = this.#build(posting, flags);
    this.#world.keep(message);
    this.#rememberNonce(author, body, message);
    if (channel.archived && !channel.locked) channel.archived = false;
    if (message.ephemeralFor === undefined) this.#announce('MESSAGE_CREATE', message);
    this.#bell.ring();
    return message;
  }

  #build(
    { channel, author, body, uploads = [], extra, ephemeralFor, interactionId }: Posting,
    flags: number,
  ): StoredMessage {
    const { clock } = this.#world;
    const now = clock.now();
    const reply = this.#reference(channel, body);
    const pings = this.#pings(channel, author, body, reply?.referenced_message?.author.id);
    const json: MessageJson = {
      id: this.#world.id(now),
      type: reply ? MessageType.Reply : MessageType.Default,
      channel_id: channel.id,
      ...(channel.guildId !== undefined && { guild_id: channel.guildId }),
      author,
      content: body.content ?? '',
      timestamp: clock.iso(now),
      edited_timestamp: null,
      tts: body.tts ?? false,
      mention_everyone: pings.everyone,
      mentions: pings.users.flatMap((id) => this.#world.users.get(id) ?? []),
      mention_roles: pings.roles,
      attachments: this.#attach(channel, body, uploads, ephemeralFor !== undefined),
      embeds: body.embeds ?? [],
      components: numbered(body.components ?? []),
      pinned: false,
      ...(body.nonce !== undefined && { nonce: body.nonce }),
      ...reply,
      ...extra,
      flags: flags | (extra?.flags ?? 0) | (ephemeralFor === undefined ? 0 : MessageFlags.Ephemeral),
    };
    const revisions = [{ at: now, json: structuredClone(json) }];
    return { json, revisions, pings, createdAt: now, ephemeralFor, interactionId, deleted: false };
  }

  #reference(channel: Channel, { message_reference: reference }: MessageBody): Partial<MessageJson> | undefined {
    if (!reference?.message_id) return undefined;
    const target = this.#world.messages.get(reference.message_id);
    if (!target || target.deleted || target.ephemeralFor !== undefined) {
      if (reference.fail_if_not_exists === false) return undefined;
      throw refusal('unknownMessage');
    }
    const { json } = target;
    return {
      message_reference: {
        type: MessageReferenceType.Default,
        message_id: json.id,
        channel_id: channel.id,
        ...(channel.guildId !== undefined && { guild_id: channel.guildId }),
      },
      referenced_message: structuredClone({ ...json, referenced_message: null }),
    };
  }

  #sameNonce(author: UserJson, nonce: string | number | undefined): StoredMessage | undefined {
    const known = this.#nonces.get(`${author.id} ${nonce}`);
    return known && this.#world.clock.now() - known.createdAt <= this.#nonceMs ? known : undefined;
  }

  #rememberNonce(author: UserJson, { nonce }: MessageBody, message: StoredMessage): void {
    if (nonce === undefined || nonce === null) return;
    message.nonce = String(nonce);
    this.#nonces.set(`${author.id} ${nonce}`, message);
  }

  /** Who would be called: the mentions in the text that `allowed_mentions` lets through. Embeds never call anyone. */
  #pings(channel: Channel, author: UserJson, body: MessageBody, repliedTo: string | undefined): Pings {
    const text = [body.content ?? '', ...[...walk(body.components ?? [])].map(({ content }) => content ?? '')].join(
      '\n',
    );
    const allowed = body.allowed_mentions ?? undefined;
    const guild = this.#world.guildOf(channel);
    const everyoneAllowed = (permissionsIn(this.#world, channel, author.id) & P.MentionEveryone) !== 0n;
    const roles = ids(text, /<@&(\d+)>/g).filter((id) => guild?.roles.get(id)?.mentionable || everyoneAllowed);
    const users = ids(text, /<@!?(\d+)>/g).filter((id) => this.#world.users.has(id) && permits(allowed, 'users', id));
    const reply = repliedTo !== undefined && (allowed ? allowed.replied_user === true : true);
    return {
      everyone: /@(everyone|here)/.test(text) && everyoneAllowed && permits(allowed, 'everyone'),
      users: [...new Set([...users, ...(reply ? [repliedTo] : [])])],
      roles: roles.filter((id) => guild?.roles.has(id) && permits(allowed, 'roles', id)),
    };
  }

  #attach(channel: Channel, body: MessageBody, uploads: readonly Upload[], ephemeral: boolean): AttachmentJson[] {
    return uploads.map((upload) => {
      const id = this.#world.id();
      const about = body.attachments?.find((each) => upload.key === `files[${each.id}]`);
      const filename = about?.filename ?? upload.filename;
      const url = `${this.baseUrl}/attachments/${channel.id}/${id}/${encodeURIComponent(filename)}`;
      this.#world.files.set(id, upload);
      return {
        id,
        filename,
        size: upload.data.length,
        url,
        proxy_url: url,
        content_type: upload.contentType,
        ...(about?.description !== undefined && { description: about.description }),
        ...(ephemeral && { ephemeral }),
      };
    });
  }

  /** Changes what the body names and leaves the rest. Calls nobody. */
  edit(
    message: StoredMessage,
    body: MessageBody,
    uploads: readonly Upload[] = [],
    prefix: readonly string[] = [],
  ): void {
    const { json } = message;
    const kept = body.attachments
      ? json.attachments.filter(({ id }) => body.attachments?.some((each) => String(each.id) === id))
      : json.attachments;
    const draft = {
      content: body.content === undefined ? json.content : (body.content ?? ''),
      embeds: body.embeds === undefined ? json.embeds : (body.embeds ?? []),
      components: body.components === undefined ? json.components : (body.components ?? []),
      flags: this.#editedFlags(json.flags, body.flags),
      fileNames: new Set([...kept, ...uploads].map(({ filename }) => filename)),
    };
    checkMessage(draft, body, uploads, prefix);
    const { fileNames: _, ...fields } = draft;
    const channel = this.#world.channel(json.channel_id);
    const added = this.#attach(channel, body, uploads, message.ephemeralFor !== undefined);
    const wasLoading = (json.flags & MessageFlags.Loading) !== 0;
    const edited_timestamp = wasLoading ? null : this.#world.clock.iso();
    const components = numbered(fields.components);
    Object.assign(json, fields, { components, attachments: [...kept, ...added], edited_timestamp });
    this.#changed(message);
  }

  /** Components V2 can be put on and never taken off; an answered "thinking" is over. */
  #editedFlags(now: number, wanted: number | null | undefined): number {
    const base = now & ~MessageFlags.Loading;
    if (wanted === undefined || wanted === null) return base;
    return (base & ~MessageFlags.SuppressEmbeds) | (wanted & MAY_EDIT);
  }

  /** Sets flags or fields that no body carries: crossposted, has a thread. */
  mark(message: StoredMessage, fields: Partial<MessageJson>): void {
    Object.assign(message.json, fields);
    this.#changed(message);
  }

  #changed(message: StoredMessage): void {
    message.revisions.push({ at: this.#world.clock.now(), json: structuredClone(message.json) });
    if (message.ephemeralFor === undefined) this.#announce('MESSAGE_UPDATE', message);
    this.#bell.ring();
  }

  remove(message: StoredMessage): void {
    if (message.deleted) throw refusal('unknownMessage');
    message.deleted = true;
    const { id, channel_id, guild_id } = message.json;
    if (message.ephemeralFor === undefined) {
      const where = this.#world.channel(channel_id);
      this.#gateway.dispatch('MESSAGE_DELETE', { id, channel_id, ...(guild_id && { guild_id }) }, where);
    }
    this.#bell.ring();
  }

  #announce(event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: StoredMessage): void {
    const channel = this.#world.channel(message.json.channel_id);
    const member = this.#world.guildOf(channel)?.members.get(message.json.author.id);
    const data = {
      ...message.json,
      channel_type: channel.type,
      ...(member && { member: partialMember(this.#world, member) }),
    };
    this.#gateway.dispatch(event, data, channel);
  }
}

/** Every component of a kept message has a number; Discord fills in those left out. */
function numbered(components: MessageJson['components']): MessageJson['components'] {
  const copy = structuredClone(components);
  const all = [...walk(copy)];
  const taken = new Set(all.map(({ id }) => id));
  let next = 1;
  for (const component of all) {
    if (component.id) continue;
    while (taken.has(next)) next += 1;
    component.id = next;
    taken.add(next);
  }
  for (const component of all) {
    if (component.type === ComponentType.Button && component.style !== undefined) component.disabled ??= false;
  }
  return copy;
}

function ids(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}

function permits(allowed: AllowedMentions | undefined, kind: 'users' | 'roles' | 'everyone', id?: string): boolean {
  if (!allowed) return true;
  if (allowed.parse?.includes(kind)) return true;
  return kind !== 'everyone' && id !== undefined && (allowed[kind] ?? []).includes(id);
}
