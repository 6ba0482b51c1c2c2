// A form of a reply -> Discord's modal, and what was filled in -> options.
import { ComponentType, type ModalSubmitInteraction, TextInputStyle } from 'discord.js';
import type { Options } from '../reply/reply.ts';
import type { Form } from './asides.ts';
import { LIMITS, shorten } from './limits.ts';

/** @param customId of the button pressed: what comes back carries it, and with it the intent */
export function modalOf({ title, fields }: Form, customId: string): object {
  return {
    custom_id: customId,
    title: shorten(title, LIMITS.modalTitle) || '…',
    components: fields.slice(0, LIMITS.modalFields).map(({ option, label, long, required, maxLength }) => ({
      type: ComponentType.Label,
      label: shorten(label, LIMITS.modalLabel) || '…',
      component: {
        type: ComponentType.TextInput,
        custom_id: option,
        style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required: required ?? false,
        max_length: Math.min(maxLength ?? LIMITS.fieldText, LIMITS.fieldText),
      },
    })),
  };
}

/** Only the fields that the form asked for; one left empty counts as not given. */
export function filledIn(interaction: ModalSubmitInteraction, { fields }: Form): Options {
  const values = fields.flatMap(({ option }): [string, string][] => {
    const field = interaction.fields.fields.get(option);
    const value = field && 'value' in field && typeof field.value === 'string' ? field.value : '';
    return value.trim() === '' ? [] : [[option, value]];
  });
  return Object.fromEntries(values);
}
