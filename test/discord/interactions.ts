// Interactions: made for a person, sent to the bot, answered once within three seconds, edited for fifteen minutes.
import { randomBytes } from 'node:crypto';
import {
  MessageFlags,
  MessageType,
  PermissionFlagsBits as P,
  InteractionResponseType as R,
  InteractionType as T,
} from 'discord.js';
import type { Bell } from './bell.ts';
import { Form, refusal } from './errors.ts';
import type { Gateway } from './gateway.ts';
import { focusedType, type Interaction, type InteractionData, interactionJson, isForeign } from './interaction.ts';
import { checkChoices } from './limits-commands.ts';
import { checkModal } from './limits-components.ts';
import type { MessageBody } from './limits-messages.ts';
import type { Messages } from './messages.ts';
import { permissionsIn } from './permissions.ts';
import type { Channel, ChoiceJson, ModalJson, StoredMessage, Upload, UserJson } from './types.ts';
import type { World } from './world.ts';

const USER_INSTALL_FOLLOW_UPS = 5;

export interface Start {
  type: number;
  user: UserJson;
  channel: Channel;
  locale: string;
  data: InteractionData;
  source?: StoredMessage | undefined;
}

const ALLOWED: Record<number, readonly number[]> = {
  [T.ApplicationCommand]: [R.ChannelMessageWithSource, R.DeferredChannelMessageWithSource, R.Modal, R.LaunchActivity],
  [T.MessageComponent]: [
    R.ChannelMessageWithSource,
    R.DeferredChannelMessageWithSource,
    R.DeferredMessageUpdate,
    R.UpdateMessage,
    R.Modal,
  ],
  [T.ApplicationCommandAutocomplete]: [R.ApplicationCommandAutocompleteResult],
  [T.ModalSubmit]: [
    R.ChannelMessageWithSource,
    R.DeferredChannelMessageWithSource,
    R.DeferredMessageUpdate,
    R.UpdateMessage,
  ],
};

export interface Callback {
  type: number;
  data?: MessageBody & { choices?: ChoiceJson[] } & Partial<ModalJson>;
}

export class Interactions {
  readonly all = new Map<string, Interaction>();
  readonly #byToken = new Map<string, Interaction>();
  readonly #world: World;
  readonly #gateway: Gateway;
  readonly #messages: Messages;
  readonly #bell: Bell;
  readonly #limits: { respondMs: number; tokenMs: number };

  constructor(
    world: World,
    gateway: Gateway,
    messages: Messages,
    bell: Bell,
    limits: { respondMs: number; tokenMs: number },
  ) {
    this.#world = world;
    this.#gateway = gateway;
    this.#messages = messages;
    this.#bell = bell;
    this.#limits = limits;
  }

  /** Makes an interaction and sends it to the bot. */
  start({ type, user, channel, locale, data, source }: Start): Interaction {
    const now = this.#world.clock.now();
    const interaction: Interaction = {
      id: this.#world.id(now),
      token: randomBytes(72).toString('base64url'),
      type,
      user,
      channel,
      locale,
      createdAt: now,
      data,
      source,
      userInstalled: isForeign(this.#world, channel),
      answered: undefined,
      original: undefined,
      followUps: [],
      choices: undefined,
      modal: undefined,
    };
    this.all.set(interaction.id, interaction);
    this.#byToken.set(interaction.token, interaction);
    this.#gateway.dispatch('INTERACTION_CREATE', interactionJson(this.#world, interaction), channel);
    return interaction;
  }

  /**
   * Takes the bot's first answer.
   * @returns the body of a `with_response` answer
   * @throws ApiError 10062 when unknown or late, 40060 when answered before, 50035 for a bad answer
   */
  answer(id: string, token: string, callback: Callback, uploads: readonly Upload[]): object {
    const interaction = this.all.get(id);
    if (interaction?.token !== token) throw refusal('unknownInteraction');
    if (interaction.answered) throw refusal('alreadyAcknowledged');
    if (this.#world.clock.now() - interaction.createdAt > this.#limits.respondMs) throw refusal('unknownInteraction');
    this.#checkType(interaction, callback.type);
    this.#apply(interaction, callback, uploads);
    interaction.answered = { type: callback.type, at: this.#world.clock.now() };
    this.#bell.ring();
    return this.#response(interaction, callback.type);
  }

  #checkType(interaction: Interaction, type: number): void {
    const updates = type === R.DeferredMessageUpdate || type === R.UpdateMessage;
    if (ALLOWED[interaction.type]?.includes(type) && !(updates && !interaction.source)) return;
    const form = new Form();
    form.add(
      ['type'],
      'INTERACTION_APPLICATION_COMMAND_INVALID_RESPONSE_TYPE',
      `Interaction response type ${type} is not valid here`,
    );
    form.done();
  }

  #apply(interaction: Interaction, { type, data = {} }: Callback, uploads: readonly Upload[]): void {
    if (type === R.ChannelMessageWithSource) interaction.original = this.#reply(interaction, data, uploads);
    else if (type === R.DeferredChannelMessageWithSource) interaction.original = this.#defer(interaction, data);
    else if (type === R.ApplicationCommandAutocompleteResult)
      interaction.choices = this.#suggest(interaction, data.choices);
    else if (type === R.Modal) interaction.modal = this.#modal(data);
    else if (type === R.DeferredMessageUpdate) interaction.original = interaction.source;
    else if (type === R.UpdateMessage && interaction.source) {
      this.#messages.edit(interaction.source, data, uploads, ['data']);
      interaction.original = interaction.source;
    }
  }

  #suggest(interaction: Interaction, choices: ChoiceJson[] | undefined): ChoiceJson[] {
    const form = new Form();
    if (!Array.isArray(choices)) form.add(['data', 'choices'], 'BASE_TYPE_REQUIRED', 'This field is required');
    else checkChoices(form, ['data', 'choices'], choices, focusedType(interaction.data) === 3);
    form.done();
    return choices ?? [];
  }

  #modal(data: Partial<ModalJson>): ModalJson {
    const form = new Form();
    checkModal(form, data);
    form.done();
    return structuredClone(data) as ModalJson;
  }

  #defer(interaction: Interaction, { flags = 0 }: MessageBody): StoredMessage {
    if ((flags ?? 0) & ~MessageFlags.Ephemeral) {
      const form = new Form();
      form.add(['data', 'flags'], 'BASE_TYPE_CHOICES', 'Only EPHEMERAL may be set on a deferred reply');
      form.done();
    }
    return this.#post(interaction, { flags: flags ?? 0 }, [], true);
  }

  #reply(interaction: Interaction, body: MessageBody, uploads: readonly Upload[], prefix = ['data']): StoredMessage {
    return this.#post(interaction, body, uploads, false, prefix);
  }

  #post(
    interaction: Interaction,
    body: MessageBody,
    uploads: readonly Upload[],
    loading: boolean,
    prefix: string[] = [],
  ) {
    const { channel, user, data, type, source } = interaction;
    const wanted = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    return this.#messages.post({
      channel,
      author: this.#world.bot,
      body,
      uploads,
      prefix,
      loading,
      ephemeralFor: wanted || this.#mustBePrivate(interaction) ? user.id : undefined,
      interactionId: interaction.id,
      extra: {
        type:
          type === T.ApplicationCommand
            ? data.type === 1
              ? MessageType.ChatInputCommand
              : MessageType.ContextMenuCommand
            : MessageType.Reply,
        application_id: this.#world.bot.id,
        webhook_id: this.#world.bot.id,
        interaction_metadata: {
          id: interaction.id,
          type,
          user,
          authorizing_integration_owners: interaction.userInstalled ? { 1: user.id } : { 0: channel.guildId ?? '0' },
          ...(source && { interacted_message_id: source.json.id }),
        },
      },
    });
  }

  /** Where people may not use outside apps in public, every answer of one is private. */
  #mustBePrivate({ channel, user, userInstalled }: Interaction): boolean {
    if (!userInstalled || channel.guildId === undefined) return false;
    return !(permissionsIn(this.#world, channel, user.id) & P.UseExternalApps);
  }

  #response(interaction: Interaction, type: number): object {
    const { id, original } = interaction;
    const flags = original?.json.flags ?? 0;
    return {
      interaction: {
        id,
        type: interaction.type,
        ...(original && {
          response_message_id: original.json.id,
          response_message_loading: (flags & MessageFlags.Loading) !== 0,
          response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
        }),
      },
      resource: { type, ...(original && { message: original.json }) },
    };
  }

  /**
   * The interaction a webhook token stands for.
   * @throws ApiError 10015 unknown or not answered yet, 50027 after fifteen minutes
   */
  byToken(token: string): Interaction {
    const interaction = this.#byToken.get(token);
    if (!interaction?.answered) throw refusal('unknownWebhook');
    if (this.#world.clock.now() - interaction.createdAt > this.#limits.tokenMs) throw refusal('invalidWebhookToken');
    return interaction;
  }

  /** `@original` or a follow-up by its id. @throws ApiError 10008 */
  message(interaction: Interaction, id: string): StoredMessage {
    const found = id === '@original' ? interaction.original : this.#world.messages.get(id);
    const own = found && (found === interaction.original || found.interactionId === interaction.id);
    if (!own || found.deleted) throw refusal('unknownMessage');
    return found;
  }

  /** Sends a follow-up. The first one after a deferred reply takes that reply's place, private as it was deferred. */
  followUp(interaction: Interaction, body: MessageBody, uploads: readonly Upload[]): StoredMessage {
    const { original } = interaction;
    if (original && !original.deleted && original.json.flags & MessageFlags.Loading) {
      this.#messages.edit(original, body, uploads);
      return original;
    }
    if (interaction.userInstalled && interaction.followUps.length >= USER_INSTALL_FOLLOW_UPS)
      throw refusal('tooManyFollowUps');
    const message = this.#reply(interaction, body, uploads, []);
    interaction.followUps.push(message);
    this.#bell.ring();
    return message;
  }
}
