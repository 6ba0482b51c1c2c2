// The nouns of the local Discord. What travels on the wire is spelt as Discord spells it (snake_case).

export interface UserJson {
  id: string;
  username: string;
  global_name: string | null;
  discriminator: string;
  avatar: string | null;
  bot?: boolean;
}

export interface RoleJson {
  id: string;
  name: string;
  permissions: string;
  position: number;
  color: number;
  colors: { primary_color: number; secondary_color: null; tertiary_color: null };
  hoist: boolean;
  managed: boolean;
  mentionable: boolean;
  flags: number;
}

interface Overwrite {
  id: string;
  /** 0 role, 1 member. */
  type: 0 | 1;
  allow: string;
  deny: string;
}

export interface Channel {
  id: string;
  type: number;
  name: string;
  guildId?: string | undefined;
  /** The text channel a thread hangs on, or the category of a channel. */
  parentId?: string | undefined;
  ownerId?: string | undefined;
  position: number;
  overwrites: Overwrite[];
  /** Of a direct message or group: everyone in it. */
  recipients: string[];
  archived: boolean;
  locked: boolean;
  autoArchiveMinutes: number;
  createdAt: number;
}

export interface Member {
  userId: string;
  roles: string[];
  nick: string | null;
  joinedAt: number;
}

export interface Guild {
  id: string;
  name: string;
  locale: string;
  ownerId: string;
  roles: Map<string, RoleJson>;
  members: Map<string, Member>;
  /** Whether the bot is in it; a user-installed command may be used where it is not. */
  botIn: boolean;
  /** What the bot may do at most: the permissions of its managed role. */
  botRoleId: string;
}

export interface ComponentJson {
  type: number;
  id?: number;
  custom_id?: string;
  label?: string;
  description?: string;
  title?: string;
  style?: number;
  url?: string;
  sku_id?: string;
  disabled?: boolean;
  emoji?: { id?: string | null; name?: string | null };
  placeholder?: string;
  min_values?: number;
  max_values?: number;
  min_length?: number;
  max_length?: number;
  required?: boolean;
  value?: string;
  values?: string[];
  content?: string;
  options?: SelectOptionJson[];
  channel_types?: number[];
  components?: ComponentJson[];
  component?: ComponentJson;
  accessory?: ComponentJson;
  items?: { media?: { url?: string }; description?: string }[];
  media?: { url?: string };
  file?: { url?: string };
}

export interface SelectOptionJson {
  label: string;
  value: string;
  description?: string;
  default?: boolean;
}

export interface EmbedJson {
  title?: string;
  description?: string;
  url?: string;
  timestamp?: string;
  color?: number | null;
  footer?: { text: string };
  author?: { name: string };
  fields?: { name: string; value: string; inline?: boolean }[];
  image?: { url: string };
  thumbnail?: { url: string };
}

export interface AttachmentJson {
  id: string;
  filename: string;
  size: number;
  url: string;
  proxy_url: string;
  content_type?: string;
  description?: string;
  ephemeral?: boolean;
}

export interface MessageJson {
  id: string;
  type: number;
  channel_id: string;
  guild_id?: string;
  author: UserJson;
  content: string;
  timestamp: string;
  edited_timestamp: string | null;
  tts: boolean;
  mention_everyone: boolean;
  mentions: UserJson[];
  mention_roles: string[];
  attachments: AttachmentJson[];
  embeds: EmbedJson[];
  components: ComponentJson[];
  pinned: boolean;
  flags: number;
  nonce?: string | number;
  webhook_id?: string;
  application_id?: string;
  interaction_metadata?: object;
  message_reference?: { type: number; message_id: string; channel_id: string; guild_id?: string };
  referenced_message?: MessageJson | null;
  thread?: object;
  reactions?: object[];
}

/** Who was really called: what a phone would have buzzed for. */
export interface Pings {
  everyone: boolean;
  users: string[];
  roles: string[];
}

interface Revision {
  /** Discord's clock, in milliseconds. */
  at: number;
  json: MessageJson;
}

export interface StoredMessage {
  json: MessageJson;
  revisions: Revision[];
  pings: Pings;
  createdAt: number;
  /** Set: only this person sees it. */
  ephemeralFor?: string | undefined;
  interactionId?: string | undefined;
  deleted: boolean;
  nonce?: string | undefined;
}

export interface Upload {
  key: string;
  filename: string;
  contentType: string;
  data: Buffer;
}

export interface ChoiceJson {
  name: string;
  name_localizations?: Record<string, string> | null;
  value: string | number;
}

export interface OptionJson {
  type: number;
  name: string;
  name_localizations?: Record<string, string> | null;
  description: string;
  description_localizations?: Record<string, string> | null;
  required?: boolean;
  choices?: ChoiceJson[];
  options?: OptionJson[];
  channel_types?: number[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
  autocomplete?: boolean;
}

export interface CommandJson {
  id: string;
  application_id: string;
  guild_id?: string;
  version: string;
  type: number;
  name: string;
  name_localizations: Record<string, string> | null;
  description: string;
  description_localizations: Record<string, string> | null;
  options?: OptionJson[];
  default_member_permissions: string | null;
  nsfw: boolean;
  contexts?: number[] | null;
  integration_types?: number[];
}

export interface ModalJson {
  custom_id: string;
  title: string;
  components: ComponentJson[];
}
