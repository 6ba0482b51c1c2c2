// Suggestions while somebody types: at most 25, in time, or none.
import { type AutocompleteInteraction, InteractionResponseType } from 'discord.js';
import type { Command, Request, Suggestion } from '../../commands/command.ts';
import type { Front } from './front.ts';
import { LIMITS, shorten } from './limits.ts';
import { personOf, typedIn } from './requests.ts';
import { type InteractionWire, reasonOf } from './wire.ts';

const TIME_MS = 2000;

export async function autocomplete(
  interaction: AutocompleteInteraction,
  command: Command | undefined,
  front: Front,
  wire: InteractionWire,
): Promise<void> {
  const suggestions = await Promise.race([suggest(interaction, command, front), nothingAfter(TIME_MS)]);
  const seen = new Set<string>();
  const choices = suggestions.flatMap(({ name, value }) => {
    const short = front.longValues.shorten(value);
    if (name.trim() === '' || value === '' || seen.has(short)) return [];
    seen.add(short);
    return [{ name: shorten(name, LIMITS.suggestionText), value: short }];
  });
  await wire.callback(InteractionResponseType.ApplicationCommandAutocompleteResult, {
    body: { choices: choices.slice(0, LIMITS.suggestions) },
  });
}

async function suggest(
  interaction: AutocompleteInteraction,
  command: Command | undefined,
  front: Front,
): Promise<readonly Suggestion[]> {
  const { name, value } = interaction.options.getFocused(true);
  const { administrator, serverOnly } = command?.data ?? {};
  try {
    const request: Request = { ...personOf(interaction), ...typedIn(interaction), now: new Date() };
    if (administrator && !request.administrator) return [];
    if (serverOnly && request.place.kind !== 'server') return [];
    return (await command?.complete?.(name, value, request, front.app)) ?? [];
  } catch (error) {
    front.log.warn({ command: command?.data.name.en, option: name, reason: reasonOf(error) }, 'no suggestions');
    return [];
  }
}

function nothingAfter(ms: number): Promise<readonly Suggestion[]> {
  return new Promise((resolve) => setTimeout(() => resolve([]), ms).unref());
}
