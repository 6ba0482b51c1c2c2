// /digest: a summary of the news in a channel, once a day or week; set up by those who manage the server.
import type { App } from '../src/app.ts';
import { dayChoices, daysOf } from '../src/digest/days.ts';
import type { DigestSettings, DigestStatus, Digests } from '../src/digest/digests.ts';
import { timeOfDay } from '../src/digest/time-of-day.ts';
import { zoneNamed, zoneOfLocale, zonesLike } from '../src/digest/zones.ts';
import { UserError } from '../src/errors.ts';
import { digestLineReply, digestsReply, previewReply, setDigestReply } from '../src/reply/digest-reply.ts';
import type { Reply } from '../src/reply/reply.ts';
import { wordsOf } from '../src/reply/words/words.ts';
import type { LanguageCode } from '../src/types.ts';
import type { Command, OptionData, Request, Suggestion } from './command.ts';
import { flag, language, languageOption, text } from './options.ts';

const LONGEST_TOPIC = 100;
const MOST_SPEAKERS = 10;

const digestOption: OptionData = {
  name: { en: 'digest', fr: 'revue' },
  description: { en: 'Which digest, when there are several', fr: 'Laquelle, quand il y en a plusieurs' },
  type: 'text',
  suggested: true,
};

const setOptions: readonly OptionData[] = [
  {
    name: { en: 'channel', fr: 'salon' },
    description: { en: 'Where to post it', fr: 'Où la publier' },
    type: 'channel',
    required: true,
  },
  {
    name: { en: 'time', fr: 'heure' },
    description: { en: 'When to post it: HH:MM, for example 08:30', fr: 'Quand la publier : HH:MM, par exemple 08:30' },
    type: 'text',
    required: true,
    maxLength: 20,
  },
  {
    name: { en: 'timezone', fr: 'fuseau' },
    description: { en: 'A city, a country or a time zone', fr: 'Une ville, un pays ou un fuseau horaire' },
    type: 'text',
    suggested: true,
    maxLength: 100,
  },
  languageOption,
  {
    name: { en: 'days', fr: 'jours' },
    description: { en: 'On which days; one day makes it weekly', fr: 'Quels jours ; un seul la rend hebdomadaire' },
    type: 'text',
    choices: dayChoices,
  },
  {
    name: { en: 'topic', fr: 'sujet' },
    description: { en: 'Only stories about this', fr: 'Seulement ce qui parle de ce sujet' },
    type: 'text',
    maxLength: LONGEST_TOPIC,
  },
  {
    name: { en: 'speakers', fr: 'personnes' },
    description: {
      en: 'Names to put first, with commas between',
      fr: 'Noms à mettre en premier, séparés par des virgules',
    },
    type: 'text',
    suggested: true,
    maxLength: 300,
  },
  {
    name: { en: 'silent', fr: 'silencieux' },
    description: { en: 'Post without a notification', fr: 'Publier sans notification' },
    type: 'flag',
  },
  {
    name: { en: 'thread', fr: 'fil' },
    description: { en: 'Open a thread on each post', fr: 'Ouvrir un fil sous chaque publication' },
    type: 'flag',
  },
  {
    name: { en: 'publish', fr: 'diffuser' },
    description: {
      en: 'Publish to followers of an announcement channel',
      fr: 'Diffuser aux abonnés d’un salon d’annonces',
    },
    type: 'flag',
  },
  {
    name: { en: 'when_nothing_new', fr: 'sans_nouveauté' },
    description: { en: 'What to post when nothing is new', fr: 'Que publier quand rien n’est nouveau' },
    type: 'text',
    choices: [
      { name: { en: 'nothing', fr: 'rien' }, value: 'nothing' },
      { name: { en: 'one line', fr: 'une ligne' }, value: 'line' },
    ],
  },
];

export const digest: Command = {
  data: {
    name: { en: 'digest', fr: 'revue' },
    description: {
      en: 'A summary of the news in a channel, every day',
      fr: 'Une revue des nouvelles dans un salon, chaque jour',
    },
    kind: 'slash',
    options: [],
    subcommands: [
      {
        name: { en: 'set', fr: 'programmer' },
        description: { en: 'Set a digest up, or change it', fr: 'Programmer une revue, ou la modifier' },
        options: setOptions,
      },
      {
        name: { en: 'off', fr: 'arrêter' },
        description: { en: 'Post no more digests', fr: 'Ne plus publier de revue' },
        options: [digestOption],
      },
      {
        name: { en: 'show', fr: 'voir' },
        description: {
          en: 'Settings, last and next post, and what went wrong',
          fr: 'Réglages, dernière et prochaine publication, pannes',
        },
        options: [],
      },
      {
        name: { en: 'preview', fr: 'aperçu' },
        description: {
          en: 'What would go out now; only you see it',
          fr: 'Ce qui serait publié maintenant ; vous seul le voyez',
        },
        options: [digestOption],
      },
    ],
    administrator: true,
    serverOnly: true,
    private: true,
  },
  async execute(request, app) {
    const { digests } = app;
    const { serverId } = request.place;
    if (!digests) throw new UserError('database', 'Digests need a database, and there is none.');
    if (serverId === undefined) throw new UserError('only-in-server', '/digest only works inside a server.');
    if (!request.administrator)
      throw new UserError('not-administrator', '/digest is for those who may manage the server.');
    switch (request.subcommand) {
      case 'set':
        return set(request, digests, serverId);
      case 'off':
        return off(request, digests, serverId);
      case 'preview':
        return preview(request, digests, serverId, app);
      default:
        return digestsReply(await digests.list(serverId), request.locale);
    }
  },
  async complete(option, typed, request, app) {
    if (option === 'timezone') return completeZone(typed, request);
    if (option === 'speakers') return completeSpeakers(typed, app);
    if (option === 'digest' && app.digests && request.place.serverId) {
      return completeDigest(await app.digests.list(request.place.serverId), typed, request.locale);
    }
    return [];
  },
};

async function set(request: Request, digests: Digests, serverId: string): Promise<Reply> {
  const settings = await settingsOf(request);
  const outcome = await digests.set(settings, { serverId, userId: request.user.id }, request.now);
  return setDigestReply(outcome, settings.channelId, request.locale);
}

async function settingsOf(request: Request): Promise<DigestSettings> {
  const channelId = text(request, 'channel') ?? request.place.channelId;
  const zone = text(request, 'timezone');
  const topic = text(request, 'topic')?.slice(0, LONGEST_TOPIC);
  if (channelId === undefined)
    throw new UserError('bad-option', 'A channel is needed.', { option: 'channel', value: '' });
  return {
    channelId,
    time: timeOfDay(text(request, 'time') ?? ''),
    zone: zone === undefined ? zoneOfLocale(request.place.serverLocale ?? request.locale) : await zoneNamed(zone),
    lang: language(request) ?? languageOfServer(request),
    days: daysOf(text(request, 'days')),
    ...(topic ? { topic } : {}),
    speakers: (text(request, 'speakers') ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .slice(0, MOST_SPEAKERS),
    silent: flag(request, 'silent'),
    thread: flag(request, 'thread'),
    publish: flag(request, 'publish'),
    whenNothingNew: text(request, 'when_nothing_new') === 'line' ? 'line' : 'nothing',
  };
}

function languageOfServer({ locale, place: { serverLocale } }: Request): LanguageCode {
  return serverLocale === undefined ? locale : serverLocale.toLowerCase().startsWith('fr') ? 'fr' : locale;
}

async function off(request: Request, digests: Digests, serverId: string): Promise<Reply> {
  const chosen = choose(await digests.list(serverId), text(request, 'digest'));
  if (typeof chosen === 'string') return digestLineReply(chosen, request.locale);
  await digests.off(chosen.state.subscription.id, serverId);
  return digestLineReply('off', request.locale);
}

/** Without a digest here, what one with the usual settings would say. */
async function preview(request: Request, digests: Digests, serverId: string, app: App): Promise<Reply> {
  const chosen = choose(await digests.list(serverId), text(request, 'digest'));
  if (chosen === 'whichOne') return digestLineReply(chosen, request.locale);
  const usual = () => settingsOf({ ...request, options: { channel: request.place.channelId ?? '-', time: '08:00' } });
  const what = chosen === 'none' ? await usual() : chosen;
  return previewReply(await digests.preview(what, request.now), app.catalogue, request.locale);
}

/** @throws UserError `no-such-digest` */
function choose(all: readonly DigestStatus[], wanted: string | undefined): DigestStatus | 'none' | 'whichOne' {
  const [only, another] = all;
  if (!only) return 'none';
  if (wanted === undefined) return another ? 'whichOne' : only;
  const found = all.find(({ state }) => state.subscription.id === wanted);
  if (!found) throw new UserError('no-such-digest', `This server has no digest “${wanted}”.`, { name: wanted });
  return found;
}

async function completeZone(typed: string, request: Request): Promise<readonly Suggestion[]> {
  const guess = zoneOfLocale(request.place.serverLocale ?? request.locale);
  const found = await zonesLike(typed, guess, request.now);
  return found.map(({ zone, place, time }) => ({ name: [zone, place, time].filter(Boolean).join(' · '), value: zone }));
}

/** The names before the last comma stay as they are; the last is completed. */
function completeSpeakers(typed: string, app: App): readonly Suggestion[] {
  const at = typed.lastIndexOf(',') + 1;
  const before = typed.slice(0, at).trim();
  return app
    .speakers(typed.slice(at).trim())
    .map(({ speaker }) => [before, speaker.name].filter(Boolean).join(' '))
    .filter((names) => names.length <= 100)
    .slice(0, 25)
    .map((names) => ({ name: names, value: names }));
}

function completeDigest(all: readonly DigestStatus[], typed: string, locale: LanguageCode): readonly Suggestion[] {
  const words = wordsOf(locale).digest;
  return all
    .map(({ state: { subscription } }) => {
      const { id, time, zone, topic, days, channelId } = subscription;
      return {
        name: words.short(`${words.days(days)} ${time}`, zone, topic ?? `#${channelId}`).slice(0, 100),
        value: id,
      };
    })
    .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
    .slice(0, 25);
}
