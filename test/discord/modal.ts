// Filling in a modal as a person does, within what its fields accept.
import type { SeenField, SeenModal } from './seen.ts';
import type { ComponentJson } from './types.ts';
import { PersonError } from './typing.ts';

/**
 * The components of a modal's submission.
 * @param typed text or picked values by a field's label or custom id
 * @throws PersonError for fields that do not exist, are required, too short or too long
 */
export function fillModal(modal: SeenModal, typed: Record<string, string | string[]>): object[] {
  const values = new Map<string, string | string[]>();
  for (const [name, value] of Object.entries(typed)) {
    const field = modal.fields.find(({ id, label }) => id === name || label === name);
    if (!field)
      throw new PersonError(
        `The modal has no field "${name}"; there are: ${modal.fields.map(({ label }) => label).join(', ')}`,
      );
    values.set(field.id, value);
  }
  for (const field of modal.fields) check(field, values.get(field.id) ?? initial(field));
  const filled = (input: ComponentJson) => fillInput(modal, input, values);
  return modal.json.components.flatMap((part) => {
    if (part.component) return { type: part.type, id: part.id ?? 0, component: filled(part.component) };
    if (part.components) return { type: part.type, id: part.id ?? 0, components: part.components.map(filled) };
    return { type: part.type, id: part.id ?? 0 };
  });
}

function initial({ value, options }: SeenField): string | string[] {
  return options.length > 0 ? options.filter((option) => option.default).map((option) => option.value) : value;
}

function check(field: SeenField, value: string | string[]): void {
  const { label, required, min, max, options } = field;
  const length = Array.isArray(value) ? value.length : [...value].length;
  if (length === 0 && !required) return;
  if (length === 0) throw new PersonError(`"${label}" is required`);
  if (length < min || length > max) throw new PersonError(`"${label}" takes ${min} to ${max}, not ${length}`);
  if (!options.length) return;
  for (const each of [value].flat()) {
    if (!options.some((option) => option.value === each || option.label === each))
      throw new PersonError(`"${label}" has no "${each}"`);
  }
}

function fillInput(modal: SeenModal, input: ComponentJson, values: Map<string, string | string[]>): object {
  const field = modal.fields.find(({ id }) => id === input.custom_id);
  const value = values.get(input.custom_id ?? '') ?? (field ? initial(field) : '');
  const common = { type: input.type, id: input.id ?? 0, custom_id: input.custom_id };
  const isText = input.type === 4;
  if (isText) return { ...common, value: String(value) };
  const picked = [value].flat().filter((each) => each !== '');
  return { ...common, values: picked.map((each) => field?.options.find(({ label }) => label === each)?.value ?? each) };
}
