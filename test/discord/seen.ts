// What a person sees of a message or a modal: its words, buttons, menus, files, and how it changed.
import { ButtonStyle, ComponentType as C, MessageFlags } from 'discord.js';
import type { Interaction } from './interaction.ts';
import { walk } from './limits-components.ts';
import type {
  ComponentJson,
  EmbedJson,
  MessageJson,
  ModalJson,
  Pings,
  SelectOptionJson,
  StoredMessage,
} from './types.ts';
import type { World } from './world.ts';

export interface SeenButton {
  label: string;
  /** Custom id; absent for links. */
  id?: string;
  url?: string;
  disabled: boolean;
  style: string;
}

export interface SeenSelect {
  id: string;
  placeholder: string;
  options: SelectOptionJson[];
  min: number;
  max: number;
  disabled: boolean;
}

export interface SeenField {
  id: string;
  label: string;
  description: string;
  placeholder: string;
  value: string;
  required: boolean;
  min: number;
  max: number;
  options: SelectOptionJson[];
}

export interface SeenEdit {
  /** Discord's clock. */
  at: number;
  /** Milliseconds since the message first stood there. */
  after: number;
  text: string;
  json: MessageJson;
}

export interface SeenFile {
  name: string;
  size: number;
  url: string;
  data: Buffer;
}

/** A live view: its properties show the message as it is now. `edits` keeps how it was. */
export class Seen {
  readonly #world: World;
  readonly #message: StoredMessage | undefined;
  readonly interaction: Interaction | undefined;
  /** Set when a modal opened instead of a message. */
  readonly modal: SeenModal | undefined;
  /** Set when a link button was pressed: where it leads. */
  readonly link: string | undefined;

  constructor(world: World, what: { message?: StoredMessage; interaction?: Interaction | undefined; link?: string }) {
    this.#world = world;
    this.#message = what.message;
    this.interaction = what.interaction;
    this.link = what.link;
    this.modal = !what.message && what.interaction?.modal ? seenModal(what.interaction.modal) : undefined;
  }

  /** The stored message. @throws when a modal or a link is what was seen */
  get stored(): StoredMessage {
    if (!this.#message) throw new Error(this.modal ? 'A modal opened; no message came' : 'No message came');
    return this.#message;
  }

  /** The message as the API describes it. */
  get message(): MessageJson {
    return this.stored.json;
  }

  get id(): string {
    return this.message.id;
  }

  get channelId(): string {
    return this.message.channel_id;
  }

  /** Only this person sees it. */
  get ephemeral(): boolean {
    return this.stored.ephemeralFor !== undefined;
  }

  get deleted(): boolean {
    return this.stored.deleted;
  }

  /** "Thinking…" stands there still. */
  get loading(): boolean {
    return (this.message.flags & MessageFlags.Loading) !== 0;
  }

  /** All visible words, in reading order, a line each; labels of buttons and menus are not among them. */
  get text(): string {
    return textOf(this.message);
  }

  get buttons(): SeenButton[] {
    return buttonsOf(this.message.components);
  }

  get selects(): SeenSelect[] {
    return selectsOf(this.message.components);
  }

  get files(): SeenFile[] {
    return this.message.attachments.map(({ id, filename, size, url }) => ({
      name: filename,
      size,
      url,
      data: this.#world.files.get(id)?.data ?? Buffer.alloc(0),
    }));
  }

  /** Whose phones it made buzz. */
  get pings(): Pings {
    return this.stored.pings;
  }

  get pingsAnybody(): boolean {
    const { everyone, users, roles } = this.pings;
    return everyone || users.length > 0 || roles.length > 0;
  }

  get createdAt(): number {
    return this.stored.createdAt;
  }

  /** Every state it was in, the first included. */
  get edits(): SeenEdit[] {
    const { revisions, createdAt } = this.stored;
    return revisions.map(({ at, json }) => ({ at, after: at - createdAt, text: textOf(json), json }));
  }

  /** Later messages to the same interaction. */
  get followUps(): Seen[] {
    return (this.interaction?.followUps ?? []).map(
      (message) => new Seen(this.#world, { message, interaction: this.interaction }),
    );
  }

  /** Milliseconds from the command to the first response, by Discord's clock. */
  get respondedAfter(): number | undefined {
    const { interaction } = this;
    return interaction?.answered && interaction.answered.at - interaction.createdAt;
  }

  toJSON(): object {
    if (this.modal) return { modal: this.modal };
    if (this.link !== undefined) return { link: this.link };
    const { id, channelId, text, ephemeral, deleted, loading, buttons, selects, pings, respondedAfter, message } = this;
    const files = this.files.map(({ name, size, url }) => ({ name, size, url }));
    const edits = this.edits.map(({ at, after, text: words }) => ({ at, after, text: words }));
    const seen = {
      id,
      channelId,
      text,
      ephemeral,
      deleted,
      loading,
      buttons,
      selects,
      files,
      pings,
      respondedAfter,
      edits,
    };
    return { ...seen, followUps: this.followUps, message };
  }
}

export interface SeenModal {
  id: string;
  title: string;
  fields: SeenField[];
  /** Explanations between the fields. */
  text: string;
  json: ModalJson;
}

function textOf({ content, embeds, components }: MessageJson): string {
  const parts = [content, ...embeds.flatMap(embedText)];
  for (const { type, content: words } of walk(components)) if (type === C.TextDisplay && words) parts.push(words);
  return parts.filter((part) => part !== undefined && part !== '').join('\n');
}

function embedText({ author, title, description, fields = [], footer }: EmbedJson): (string | undefined)[] {
  return [author?.name, title, description, ...fields.flatMap(({ name, value }) => [name, value]), footer?.text];
}

function buttonsOf(components: readonly ComponentJson[]): SeenButton[] {
  return [...walk(components)]
    .filter(({ type }) => type === C.Button)
    .map(({ label, emoji, custom_id, url, disabled = false, style = 0 }) => ({
      label: label || emoji?.name || '',
      ...(custom_id !== undefined && { id: custom_id }),
      ...(url !== undefined && { url }),
      disabled,
      style: ButtonStyle[style] ?? String(style),
    }));
}

const SELECT_TYPES: ReadonlySet<number> = new Set([3, 5, 6, 7, 8]);

export function isSelect({ type }: ComponentJson): boolean {
  return SELECT_TYPES.has(type);
}

function selectsOf(components: readonly ComponentJson[]): SeenSelect[] {
  return [...walk(components)].filter(isSelect).map((select) => ({
    id: select.custom_id ?? '',
    placeholder: select.placeholder ?? '',
    options: select.options ?? [],
    min: select.min_values ?? 1,
    max: select.max_values ?? 1,
    disabled: select.disabled ?? false,
  }));
}

function seenModal(json: ModalJson): SeenModal {
  const texts = json.components.flatMap(({ content }) => content ?? []);
  return {
    id: json.custom_id,
    title: json.title,
    fields: json.components.flatMap(seenField),
    text: texts.join('\n'),
    json,
  };
}

function seenField(part: ComponentJson): SeenField | [] {
  const input = part.component ?? part.components?.[0];
  if (!input?.custom_id) return [];
  const select = isSelect(input);
  return {
    id: input.custom_id,
    label: part.label ?? input.label ?? '',
    description: part.description ?? '',
    placeholder: input.placeholder ?? '',
    value: input.value ?? '',
    required: input.required ?? true,
    min: (select ? input.min_values : input.min_length) ?? (select ? 1 : 0),
    max: (select ? input.max_values : input.max_length) ?? (select ? 1 : 4000),
    options: input.options ?? [],
  };
}
