// Routes about the application itself, its commands, its users and the servers it is in.

import { GatewayIntentBits as I } from 'discord.js';
import { type Commands, withoutTranslations } from './commands.ts';
import { ApiError, refusal } from './errors.ts';
import type { Gateway } from './gateway.ts';
import { applicationJson, channelJson, guildJson, memberJson, partialGuildJson } from './json.ts';
import { permissionsIn, THREAD_TYPES } from './permissions.ts';
import type { Route } from './rest.ts';
import { PRIVILEGED } from './session.ts';
import type { Guild } from './types.ts';
import type { World } from './world.ts';

export function applicationRoutes(world: World, gateway: Gateway, commands: Commands, privileged: number): Route[] {
  const application = () => applicationJson(world, intentFlags(privileged));
  return [
    { method: 'GET', route: '/gateway', open: true, handle: () => ({ url: gateway.url }) },
    { method: 'GET', route: '/gateway/bot', handle: () => gateway.botInfo() },
    { method: 'GET', route: '/applications/@me', handle: application },
    { method: 'PATCH', route: '/applications/@me', handle: application },
    { method: 'GET', route: '/oauth2/applications/@me', handle: application },
    ...commandRoutes(world, commands, '/applications/:application/commands'),
    ...commandRoutes(world, commands, '/applications/:application/guilds/:guild/commands'),
  ];
}

/** The application flags that show which privileged intents are on (limited form). */
function intentFlags(privileged: number): number {
  const bits: [number, number][] = [
    [I.GuildPresences, 1 << 13],
    [I.GuildMembers, 1 << 15],
    [I.MessageContent, 1 << 19],
  ];
  return bits.reduce((flags, [intent, flag]) => (privileged & PRIVILEGED & intent ? flags | flag : flags), 0);
}

function commandRoutes(world: World, commands: Commands, base: string): Route[] {
  const checked = ({ application, guild }: Record<string, string>) => {
    if (application !== world.bot.id) throw refusal('unknownApplication');
    if (guild !== undefined && !world.guilds.get(guild)?.botIn) throw refusal('missingAccess');
    return guild;
  };
  const one = `${base}/:command`;
  return [
    {
      method: 'GET',
      route: base,
      handle: ({ params, query }) => {
        const list = commands.list(checked(params));
        return query.get('with_localizations') === 'true' ? list : list.map(withoutTranslations);
      },
    },
    { method: 'PUT', route: base, handle: ({ params, body }) => commands.replace(body, checked(params)) },
    { method: 'POST', route: base, handle: ({ params, body }) => commands.add(body, checked(params)) },
    { method: 'GET', route: one, handle: ({ params }) => commands.get(params.command ?? '', checked(params)) },
    {
      method: 'PATCH',
      route: one,
      handle: ({ params, body }) => commands.change(params.command ?? '', body, checked(params)),
    },
    {
      method: 'DELETE',
      route: one,
      handle: ({ params }) => {
        commands.remove(params.command ?? '', checked(params));
        return undefined;
      },
    },
  ];
}

export function userRoutes(world: World, leave: (guild: Guild) => void): Route[] {
  return [
    { method: 'GET', route: '/users/@me', handle: () => world.bot },
    {
      method: 'GET',
      route: '/users/@me/guilds',
      handle: () =>
        [...world.guilds.values()].filter(({ botIn }) => botIn).map((guild) => partialGuildJson(world, guild)),
    },
    {
      method: 'DELETE',
      route: '/users/@me/guilds/:guild',
      handle: ({ params }) => {
        leave(member(world, params));
        return undefined;
      },
    },
    {
      method: 'POST',
      route: '/users/@me/channels',
      handle: ({ body }) => {
        const recipient = (body as { recipient_id?: string } | undefined)?.recipient_id ?? '';
        if (recipient === world.bot.id) throw new ApiError(400, 50007, 'Cannot send messages to this user');
        return channelJson(world, world.directChannel(world.user(recipient).id));
      },
    },
    { method: 'GET', route: '/users/:user', handle: ({ params }) => world.user(params.user ?? '') },
  ];
}

/** The server of a route. @throws ApiError 10004 when there is none, 50001 when the bot is not in it */
function member(world: World, params: Record<string, string>): Guild {
  const guild = world.guilds.get(params.guild ?? '');
  if (!guild) throw refusal('unknownGuild');
  if (!guild.botIn) throw refusal('missingAccess');
  return guild;
}

export function guildRoutes(world: World): Route[] {
  const guildChannels = (guild: Guild, threads: boolean) =>
    world
      .channelsOf(guild)
      .filter(
        (channel) =>
          THREAD_TYPES.has(channel.type) === threads &&
          (!threads || permissionsIn(world, channel, world.bot.id) !== 0n),
      );
  const membersOf = (guild: Guild) => [...guild.members.values()];
  return [
    { method: 'GET', route: '/guilds/:guild', handle: ({ params }) => guildJson(member(world, params)) },
    {
      method: 'GET',
      route: '/guilds/:guild/channels',
      handle: ({ params }) => guildChannels(member(world, params), false).map((channel) => channelJson(world, channel)),
    },
    {
      method: 'GET',
      route: '/guilds/:guild/threads/active',
      handle: ({ params }) => {
        const threads = guildChannels(member(world, params), true).filter(({ archived }) => !archived);
        return { threads: threads.map((thread) => channelJson(world, thread)), members: [] };
      },
    },
    { method: 'GET', route: '/guilds/:guild/roles', handle: ({ params }) => [...member(world, params).roles.values()] },
    {
      method: 'GET',
      route: '/guilds/:guild/members',
      handle: ({ params }) => membersOf(member(world, params)).map((each) => memberJson(world, each)),
    },
    {
      method: 'GET',
      route: '/guilds/:guild/members/:user',
      handle: ({ params }) => {
        const found = member(world, params).members.get(params.user === '@me' ? world.bot.id : (params.user ?? ''));
        if (!found) throw refusal('unknownMember');
        return memberJson(world, found);
      },
    },
  ];
}
