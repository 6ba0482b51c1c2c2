// A person in front of Discord: uses commands, presses buttons, fills in modals, writes messages, sees what comes back.
import {
  ApplicationCommandType,
  ButtonStyle,
  MessageFlags,
  PermissionFlagsBits as P,
  InteractionResponseType as R,
  InteractionType as T,
} from 'discord.js';
import type { Bell } from './bell.ts';
import type { Commands } from './commands.ts';
import { type Interaction, type InteractionData, isForeign } from './interaction.ts';
import type { Interactions } from './interactions.ts';
import type { Messages } from './messages.ts';
import { fillModal } from './modal.ts';
import type { Where } from './options.ts';
import { permissionsIn, toSend } from './permissions.ts';
import { Seen } from './seen.ts';
import type { Channel, ChoiceJson, ComponentJson, StoredMessage, UserJson } from './types.ts';
import { chooseCommand, nameIn, PersonError, type Typed, Typist } from './typing.ts';
import { findButton, findSelect, pick } from './using.ts';
import type { World } from './world.ts';

const NO_RESPONSE = 'The application did not respond';

export interface PersonParts {
  world: World;
  bell: Bell;
  commands: Commands;
  interactions: Interactions;
  messages: Messages;
  respondMs: number;
  home: () => Channel;
}

type MessageRef = Seen | string;

export class Person {
  readonly user: UserJson;
  locale: string;
  /** How long this person waits where Discord sets no limit, in ms of Discord's clock. */
  patience = 60_000;
  readonly #parts: PersonParts;

  constructor(parts: PersonParts, user: UserJson, locale: string) {
    this.#parts = parts;
    this.user = user;
    this.locale = locale;
  }

  get id(): string {
    return this.user.id;
  }

  #place(where: Where): Channel {
    const { world, home } = this.#parts;
    if (where.dm) return world.directChannel(this.id);
    const channel = typeof where.channel === 'object' ? where.channel : this.#named(where.channel, home());
    if (!(permissionsIn(world, channel, this.id) & P.ViewChannel))
      throw new PersonError(`#${channel.name} cannot be seen`);
    return channel;
  }

  #named(name: string | undefined, home: Channel): Channel {
    if (name === undefined) return home;
    const wanted = name.replace(/^#/, '');
    const { channels } = this.#parts.world;
    const found =
      channels.get(wanted) ??
      [...channels.values()].find((each) => each.name === wanted && each.guildId === home.guildId);
    if (!found) throw new PersonError(`There is no channel ${name}`);
    return found;
  }

  #offered(channel: Channel) {
    const { world, commands } = this.#parts;
    const guild = world.guildOf(channel);
    if (guild && !(permissionsIn(world, channel, this.id) & P.UseApplicationCommands)) {
      throw new PersonError('This person may not use commands here');
    }
    return commands.offered(channel, this.id, isForeign(world, channel));
  }

  /** The commands on offer there, by the names this person reads. */
  commands(where: Where = {}): string[] {
    const locale = where.locale ?? this.locale;
    return this.#offered(this.#place(where)).map((command) => nameIn(locale, command));
  }

  /**
   * Uses a slash command, e.g. `command('/sources list', { language: 'fr' })`.
   * @returns the reply, once it says more than "thinking…", or the modal that opened
   * @throws PersonError for what Discord's client would not send, Error NO_RESPONSE
   */
  async command(text: string, typed: Typed = {}, where: Where = {}): Promise<Seen> {
    const channel = this.#place(where);
    const { data } = this.#compose(channel, text, typed, where);
    return this.#outcome(this.#start(T.ApplicationCommand, channel, data, where), where);
  }

  /** The suggestions for `option` when `partial` has been typed so far. */
  async autocomplete(
    text: string,
    option: string,
    partial: string,
    typed: Typed = {},
    where: Where = {},
  ): Promise<ChoiceJson[]> {
    const channel = this.#place(where);
    const { data, options } = this.#compose(channel, text, { ...typed, [option]: partial }, where, option);
    const locale = where.locale ?? this.locale;
    const asked = options.find((each) => each.name === option || nameIn(locale, each) === option);
    if (!asked?.autocomplete) throw new PersonError(`"${option}" has no autocomplete`);
    const interaction = this.#start(T.ApplicationCommandAutocomplete, channel, data, where);
    await this.#answered(interaction);
    return (interaction.choices ?? []).map((choice) => ({ name: nameIn(locale, choice), value: choice.value }));
  }

  #compose(channel: Channel, text: string, typed: Typed, where: Where, focus?: string) {
    const { world, messages } = this.#parts;
    const locale = where.locale ?? this.locale;
    const { command, path, options } = chooseCommand(this.#offered(channel), text, locale);
    const typist = new Typist(world, channel, locale, messages.baseUrl);
    let filled: object[] = typist.fill(options, typed, focus);
    for (const { name, type } of [...path].reverse()) filled = [{ name, type, options: filled }];
    const data: InteractionData = {
      id: command.id,
      name: command.name,
      type: command.type,
      ...(command.guild_id && { guild_id: command.guild_id }),
      ...(filled.length && { options: filled }),
      ...typist.found,
    };
    return { data, options };
  }

  #start(type: number, channel: Channel, data: InteractionData, where: Where, source?: StoredMessage): Interaction {
    const locale = where.locale ?? this.locale;
    return this.#parts.interactions.start({ type, user: this.user, channel, locale, data, source });
  }

  #answered(interaction: Interaction): Promise<{ type: number }> {
    const { bell, respondMs } = this.#parts;
    return bell.until(
      () => interaction.answered,
      respondMs,
      () => new Error(NO_RESPONSE),
    );
  }

  async #outcome(interaction: Interaction, where: Where): Promise<Seen> {
    const { bell, world } = this.#parts;
    const revisions = interaction.source?.revisions.length ?? 0;
    const { type } = await this.#answered(interaction);
    if (type === R.Modal) return new Seen(world, { interaction });
    const settled = () => {
      const [followUp] = interaction.followUps;
      if (type === R.DeferredMessageUpdate) return updated(interaction, revisions);
      const { original } = interaction;
      if (!original || original.deleted) return followUp;
      return original.json.flags & MessageFlags.Loading ? undefined : original;
    };
    const patience = where.patience ?? this.patience;
    const message = await bell.until(
      settled,
      patience,
      () => new Error(`${NO_RESPONSE}: still thinking after ${patience} ms`),
    );
    return new Seen(world, { message, interaction });
  }

  /** Waits until a message looks as wanted. @throws Error with what it looks like instead */
  async until(seen: Seen, wanted: (seen: Seen) => boolean, patience = this.patience): Promise<Seen> {
    const failure = () => new Error(`Not as expected after ${patience} ms: ${JSON.stringify(seen.text)}`);
    return this.#parts.bell.until(() => (wanted(seen) ? seen : undefined), patience, failure);
  }

  #message(ref: MessageRef): StoredMessage {
    const message = typeof ref === 'string' ? this.#parts.world.messages.get(ref) : ref.stored;
    if (!message || message.deleted) throw new PersonError('That message is gone');
    if (message.ephemeralFor !== undefined && message.ephemeralFor !== this.id)
      throw new PersonError('That message cannot be seen');
    return message;
  }

  /** Presses a button, by its label or custom id. */
  async click(ref: MessageRef, labelOrId: string, where: Where = {}): Promise<Seen> {
    const message = this.#message(ref);
    const button = findButton(message.json.components, labelOrId);
    if (button.style === ButtonStyle.Link) return new Seen(this.#parts.world, { link: button.url ?? '' });
    return this.#use(message, button, {}, where);
  }

  /** Picks from a menu, named by custom id or placeholder; values by label, value or id. */
  async select(ref: MessageRef, menu: string, picked: string | string[], where: Where = {}): Promise<Seen> {
    const message = this.#message(ref);
    const select = findSelect(message.json.components, menu);
    const { values, extra } = this.#picked(this.#parts.world.channel(message.json.channel_id), select, [picked].flat());
    return this.#use(message, select, { values, ...extra }, where);
  }

  #picked(channel: Channel, select: ComponentJson, picked: string[]): { values: string[]; extra: object } {
    const { min_values: min = 1, max_values: max = 1 } = select;
    if (picked.length < min || picked.length > max) throw new PersonError(`Pick ${min} to ${max}`);
    const typist = new Typist(this.#parts.world, channel, this.locale, '');
    const values = picked.map((each) => pick(typist, select, each, this.#parts.world));
    return { values, extra: typist.found };
  }

  #use(message: StoredMessage, component: ComponentJson, more: object, where: Where): Promise<Seen> {
    const channel = this.#parts.world.channel(message.json.channel_id);
    const { custom_id, type: component_type, id } = component;
    const data = { custom_id: custom_id ?? '', component_type, ...(id !== undefined && { id }), ...more };
    return this.#outcome(this.#start(T.MessageComponent, channel, data, where, message), where);
  }

  /** Fills in a modal, fields by label or custom id, and sends it. Fields left out keep what they held. */
  async submitModal(opened: Seen, typed: Record<string, string | string[]>, where: Where = {}): Promise<Seen> {
    const { modal, interaction } = opened;
    if (!modal || !interaction) throw new PersonError('No modal is open');
    const data = { custom_id: modal.id, components: fillModal(modal, typed) };
    return this.#outcome(this.#start(T.ModalSubmit, interaction.channel, data, where, interaction.source), where);
  }

  /** Uses a command of the context menu, on a message or on a user. */
  async contextMenu(name: string, target: MessageRef | Person | UserJson, where: Where = {}): Promise<Seen> {
    const message = typeof target === 'string' || target instanceof Seen ? this.#message(target) : undefined;
    const channel = message ? this.#parts.world.channel(message.json.channel_id) : this.#place(where);
    const type = message ? ApplicationCommandType.Message : ApplicationCommandType.User;
    const locale = where.locale ?? this.locale;
    const offered = this.#offered(channel).filter((each) => each.type === type);
    const command = offered.find((each) => nameIn(locale, each) === name || each.name === name);
    if (!command)
      throw new PersonError(
        `No "${name}" in the menu; there are: ${offered.map((each) => nameIn(locale, each)).join(', ') || 'none'}`,
      );
    const typist = new Typist(this.#parts.world, channel, locale, '');
    const target_id = message ? message.json.id : typist.user((target as UserJson).id);
    const resolved = message ? { resolved: { messages: { [target_id]: message.json } } } : typist.found;
    const { id, name: default_name, guild_id } = command;
    const data = { id, name: default_name, type, ...(guild_id && { guild_id }), target_id, ...resolved };
    return this.#outcome(this.#start(T.ApplicationCommand, channel, data, where), where);
  }

  /** Writes a message and waits for nothing. */
  say(text: string, where: Where & { replyTo?: MessageRef; ping?: boolean } = {}): Seen {
    const { world, messages } = this.#parts;
    const target = where.replyTo === undefined ? undefined : this.#message(where.replyTo);
    const channel = target ? world.channel(target.json.channel_id) : this.#place(where);
    const needed = toSend(channel);
    if (!(permissionsIn(world, channel, this.id) & needed))
      throw new PersonError(`This person may not write in #${channel.name}`);
    const body = {
      content: text,
      ...(target && { message_reference: { message_id: target.json.id } }),
      ...(where.ping === false && { allowed_mentions: { parse: ['users', 'roles', 'everyone'], replied_user: false } }),
    };
    return new Seen(world, { message: messages.post({ channel, author: this.user, body }) });
  }

  /** Mentions the bot in a channel and waits for its answer. */
  mention(channel: Channel | string, text: string, where: Where = {}): Promise<Seen> {
    return this.#reply(this.say(`<@${this.#parts.world.bot.id}> ${text}`, { ...where, channel }), where);
  }

  /** Writes the bot a direct message and waits for its answer. */
  dm(text: string, where: Where = {}): Promise<Seen> {
    return this.#reply(this.say(text, { ...where, dm: true }), where);
  }

  /** Replies to a message and waits for the bot's answer. */
  replyTo(ref: MessageRef, text: string, where: Where & { ping?: boolean } = {}): Promise<Seen> {
    return this.#reply(this.say(text, { ...where, replyTo: ref }), where);
  }

  async #reply(said: Seen, where: Where): Promise<Seen> {
    const { world, bell } = this.#parts;
    const answer = () => {
      const places = [said.channelId, said.id].flatMap((id) => world.messagesIn(id));
      return places.find(({ json, deleted }) => {
        const about = json.message_reference?.message_id ?? said.id;
        return json.author.id === world.bot.id && !deleted && BigInt(json.id) > BigInt(said.id) && about === said.id;
      });
    };
    const message = await bell.until(
      answer,
      where.patience ?? this.patience,
      () => new Error('Nobody answered the message'),
    );
    return new Seen(world, { message });
  }
}

function updated({ source, followUps }: Interaction, revisions: number): StoredMessage | undefined {
  if (source && (source.deleted || source.revisions.length > revisions)) return source;
  return followUps[0];
}
