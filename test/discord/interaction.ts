// An interaction: what it holds, and how the bot gets to see it.
import { PermissionFlagsBits as P } from 'discord.js';
import { channelJson, interactingMember } from './json.ts';
import { FILE_LIMIT } from './limits-messages.ts';
import { permissionsIn } from './permissions.ts';
import type { Channel, ChoiceJson, ModalJson, StoredMessage, UserJson } from './types.ts';
import type { World } from './world.ts';

export interface Interaction {
  id: string;
  token: string;
  type: number;
  user: UserJson;
  channel: Channel;
  locale: string;
  createdAt: number;
  data: InteractionData;
  /** The message whose component was used, or that a modal came from. */
  source: StoredMessage | undefined;
  /** Installed for the user and not for this server: fewer follow-ups. */
  userInstalled: boolean;
  answered: { type: number; at: number } | undefined;
  /** What `@original` means: the reply, or for updates the source. */
  original: StoredMessage | undefined;
  followUps: StoredMessage[];
  choices: ChoiceJson[] | undefined;
  modal: ModalJson | undefined;
}

export interface InteractionData {
  name?: string;
  type?: number;
  custom_id?: string;
  [field: string]: unknown;
}

/** Whether the bot itself is absent from this place, so that only an installation for the user reaches it. */
export function isForeign(world: World, channel: Channel): boolean {
  const guild = world.guildOf(channel);
  return guild ? !guild.botIn : !channel.recipients.includes(world.bot.id);
}

/** What INTERACTION_CREATE says. */
export function interactionJson(world: World, interaction: Interaction): object {
  const { channel, user, source, userInstalled } = interaction;
  const guild = world.guildOf(channel);
  const direct = !guild && !userInstalled;
  const owners = {
    ...(guild?.botIn && { 0: guild.id }),
    ...(direct && { 0: '0' }),
    ...(world.installedFor.has(user.id) && { 1: user.id }),
  };
  return {
    id: interaction.id,
    application_id: world.bot.id,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data: interaction.data,
    channel_id: channel.id,
    channel: { ...channelJson(world, channel), permissions: permissionsIn(world, channel, user.id).toString() },
    ...whose(world, interaction),
    locale: interaction.locale,
    app_permissions: appPermissions(world, channel).toString(),
    entitlements: [],
    authorizing_integration_owners: owners,
    context: guild ? 0 : direct ? 1 : 2,
    attachment_size_limit: FILE_LIMIT,
    ...(source && { message: structuredClone(source.json) }),
  };
}

/** In a server the member, elsewhere the user. */
function whose(world: World, { channel, user }: Interaction): object {
  const guild = world.guildOf(channel);
  const member = guild?.members.get(user.id);
  if (!guild || !member) return { user };
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: interactingMember(world, channel, member),
  };
}

function appPermissions(world: World, channel: Channel): bigint {
  if (!isForeign(world, channel)) return permissionsIn(world, channel, world.bot.id);
  return P.SendMessages | P.EmbedLinks | P.AttachFiles;
}

interface Focusable {
  type: number;
  focused?: boolean;
  options?: Focusable[];
}

/** The option type somebody is typing into: 3 for text, 4 and 10 for numbers. */
export function focusedType(data: InteractionData): number | undefined {
  const search = (options: Focusable[] = []): number | undefined => {
    for (const option of options) {
      const found = option.focused ? option.type : search(option.options);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(data.options as Focusable[] | undefined);
}
