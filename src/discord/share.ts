// "Share to channel": copies a private reply, as it is shown, into the channel it was asked in.
import { type ButtonInteraction, InteractionResponseType } from 'discord.js';
import type { Reply } from '../reply/reply.ts';
import { wordsOf } from '../reply/words/words.ts';
import type { LanguageCode } from '../types.ts';
import { NO_MENTIONS } from './draw.ts';
import { mayPost } from './requests.ts';
import type { InteractionWire } from './wire.ts';

/** The front's own command behind the button; no real one has a name like it. */
export const SHARE = '~share';

/**
 * Marks the private reply as shared, so that it is shared once, then posts the copy.
 * @returns the reply to show instead when the person may not write there
 */
export async function share(
  interaction: ButtonInteraction,
  wire: InteractionWire,
  lang: LanguageCode,
): Promise<Reply | undefined> {
  const words = wordsOf(lang).chat;
  if (!mayPost(interaction)) {
    return { lang, tone: 'fault', private: true, blocks: [{ kind: 'text', text: words.mayNotPost }] };
  }
  const embeds = interaction.message.embeds.map((embed) => embed.toJSON());
  const rows = interaction.message.components.map((row) => row.toJSON() as RowJson);
  const components = rows.map((row) => ({
    ...row,
    components: row.components.map((each) =>
      each.custom_id === interaction.customId ? { ...each, disabled: true, label: words.shared } : each,
    ),
  }));
  await wire.callback(InteractionResponseType.UpdateMessage, { body: { components } });
  const others = rows
    .map((row) => ({
      ...row,
      components: row.components.filter(({ custom_id }) => custom_id !== interaction.customId),
    }))
    .filter((row) => row.components.length > 0);
  await wire.followUp({
    body: {
      content: `-# ${words.sharedBy} <@${interaction.user.id}>`,
      embeds,
      components: others,
      allowed_mentions: NO_MENTIONS,
    },
  });
  return undefined;
}

interface RowJson {
  readonly components: readonly { readonly custom_id?: string; readonly label?: string }[];
}
