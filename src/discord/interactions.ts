// Everything that people do with commands, buttons, menus and forms -> a command run and its reply shown.
import {
  type AnySelectMenuInteraction,
  type ButtonInteraction,
  type Interaction,
  InteractionResponseType,
  type InteractionType,
  MessageFlags,
  type ModalSubmitInteraction,
  type REST,
} from 'discord.js';
import type { Request } from '../../commands/command.ts';
import { UserError } from '../errors.ts';
import { userErrorReply } from '../reply/fault-reply.ts';
import type { Intent, Options, Reply } from '../reply/reply.ts';
import { wordsOf } from '../reply/words/words.ts';
import type { LanguageCode } from '../types.ts';
import { splitAsides, withAsides } from './asides.ts';
import { autocomplete } from './autocomplete.ts';
import { fromCustomId } from './custom-id.ts';
import { fromMenuValue } from './draw-actions.ts';
import { commandOf, type Front } from './front.ts';
import type { Growing } from './growing.ts';
import { InteractionScreen, type ScreenOptions } from './interaction-screen.ts';
import { filledIn, modalOf } from './modal.ts';
import { present } from './present.ts';
import { askedBy, intentOf, languageOfLocale, mayPost, personOf, targetOf, typedIn } from './requests.ts';
import { faultReply, isPrivate, runCommand } from './run-command.ts';
import { SHARE, share } from './share.ts';
import { codeOf, InteractionWire, reasonOf } from './wire.ts';

/** Answers one interaction. Never rejects: what goes wrong is told to the person where possible, and logged. */
export async function answerInteraction(interaction: Interaction, front: Front, rest: REST): Promise<void> {
  const { id, token, applicationId } = interaction;
  const wire = new InteractionWire(rest, { id, token, applicationId }, front.log);
  try {
    if (interaction.isAutocomplete()) {
      return await autocomplete(interaction, commandOf(front, interaction.commandName), front, wire);
    }
    if (interaction.isChatInputCommand()) {
      const typed = typedIn(interaction);
      const options = mapText(typed.options, (text) => front.longValues.restore(text));
      return await run(interaction, intentOf(interaction.commandName, { ...typed, options }), {}, front, wire);
    }
    if (interaction.isMessageContextMenuCommand()) {
      const intent = withAsides(intentOf(interaction.commandName, { options: {} }), { target: targetOf(interaction) });
      return await run(interaction, intent, {}, front, wire);
    }
    if (interaction.isMessageComponent()) return await pressed(interaction, front, wire);
    if (interaction.isModalSubmit()) return await submitted(interaction, front, wire);
    front.log.warn({ type: interaction.type }, 'an interaction of a kind that is not known');
  } catch (error) {
    const late = codeOf(error) === 10062;
    front.log.error(
      { interaction: id, user: interaction.user.id, reason: reasonOf(error), ...(late ? {} : { err: error }) },
      late ? 'a reply came too late for Discord' : 'a reply could not be shown',
    );
  }
}

function mapText(options: Options, change: (text: string) => string): Options {
  const entries = Object.entries(options).map(([name, value]) => [
    name,
    typeof value === 'string' ? change(value) : value,
  ]);
  return Object.fromEntries(entries);
}

type Answerable = Exclude<Interaction, { type: InteractionType.ApplicationCommandAutocomplete }>;
type Component = ButtonInteraction | AnySelectMenuInteraction;

async function pressed(interaction: Component, front: Front, wire: InteractionWire): Promise<void> {
  const intent = await fromCustomId(interaction.customId, front.store);
  if (!intent) return expired(interaction, front, wire);
  const { form, fills, lang } = splitAsides(intent).asides;
  if (intent.command === SHARE && interaction.isButton()) {
    const refused = await share(interaction, wire, lang ?? languageOfLocale(interaction.locale));
    return refused && say(refused, front, wire);
  }
  if (form) {
    await wire.callback(InteractionResponseType.Modal, { body: modalOf(form, interaction.customId) });
    return;
  }
  if (!fills || !interaction.isStringSelectMenu()) return run(interaction, intent, {}, front, wire);
  const chosen = await fromMenuValue(interaction.values[0] ?? '', front.store);
  if (chosen === undefined) return expired(interaction, front, wire);
  return run(interaction, intent, { [fills]: chosen }, front, wire);
}

async function submitted(interaction: ModalSubmitInteraction, front: Front, wire: InteractionWire): Promise<void> {
  const intent = await fromCustomId(interaction.customId, front.store);
  const form = intent && splitAsides(intent).asides.form;
  if (!intent || !form) return expired(interaction, front, wire);
  return run(interaction, intent, filledIn(interaction, form), front, wire);
}

/** Runs what an intent asks and shows the reply where it says. */
async function run(
  interaction: Answerable,
  intent: Intent,
  filled: Options,
  front: Front,
  wire: InteractionWire,
): Promise<void> {
  const asked = askedBy(
    { ...intent, options: { ...intent.options, ...filled } },
    (name) => commandOf(front, name) !== undefined,
  );
  const { lang, page } = splitAsides(intent).asides;
  const person = personOf(interaction);
  const request: Request = {
    ...person,
    ...asked.request,
    ...(lang && intent.shows === 'in-place' ? { locale: lang } : {}),
    now: new Date(),
  };
  const command = commandOf(front, asked.command);
  if (!command)
    return interaction.isCommand()
      ? say(unknown(asked.command, person.locale), front, wire)
      : expired(interaction, front, wire);
  // A page that is turned stays where it is, private or not.
  const { private: _private, ...repeated } = asked.request.options;
  const again: Intent = withAsides(
    { command: intent.command, options: repeated, shows: 'in-place' },
    {
      ...(asked.request.previous ? { previous: asked.request.previous } : {}),
      ...(asked.request.target ? { target: asked.request.target } : {}),
    },
  );
  const options = { ...placeFor(interaction, intent, isPrivate(command, request)), page, again };
  const screen = new InteractionScreen(wire, front, {
    ...options,
    mayShare: !command.data.administrator && request.place.kind !== 'direct' && mayPost(interaction),
  });
  await presentOrTell(runCommand(command, request, front), screen, request, front);
}

/** A reply that Discord does not take (or that cannot be drawn) is a fault of ours: the person gets its id. */
async function presentOrTell(growing: Growing, screen: InteractionScreen, request: Request, front: Front) {
  const lost = (error: unknown) => front.log.warn({ reason: reasonOf(error) }, 'an edit in between was lost');
  try {
    await present(growing, screen, front.pace, lost);
  } catch (error) {
    const refused = codeOf(error);
    if (refused === 10062 || refused === 10008 || refused === 50027) throw error;
    await screen.show(faultReply(error, request, front, 'showing a reply'));
  }
}

function placeFor(interaction: Answerable, { shows }: Intent, alone: boolean): Pick<ScreenOptions, 'mode' | 'private'> {
  const onMessage = interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
  if (shows === 'in-place' && onMessage) {
    return { mode: 'update', private: interaction.message.flags.has(MessageFlags.Ephemeral) };
  }
  return { mode: 'reply', private: alone || shows === 'private' };
}

/** A command that Discord still offers, and we no longer have. */
function unknown(name: string, lang: LanguageCode): Reply {
  return userErrorReply(new UserError('no-such-command', `There is no command “${name}”.`, { name }), lang);
}

async function expired(interaction: Answerable, front: Front, wire: InteractionWire) {
  const lang = languageOfLocale(interaction.locale);
  const text = wordsOf(lang).chat.expired;
  await say({ lang, tone: 'fault', private: true, blocks: [{ kind: 'text', text }] }, front, wire);
}

async function say(reply: Reply, front: Front, wire: InteractionWire): Promise<void> {
  const screen = new InteractionScreen(wire, front, { mode: 'reply', private: true, mayShare: false });
  await screen.show(reply);
}
