// The days of a digest as choices.
import { UserError } from '../errors.ts';

interface DayChoice {
  readonly value: string;
  readonly name: { readonly en: string; readonly fr: string };
  /** ISO weekdays. */
  readonly days: readonly number[];
}

const choices: readonly DayChoice[] = [
  { value: 'every-day', name: { en: 'every day', fr: 'tous les jours' }, days: [1, 2, 3, 4, 5, 6, 7] },
  { value: 'weekdays', name: { en: 'Monday to Friday', fr: 'du lundi au vendredi' }, days: [1, 2, 3, 4, 5] },
  { value: 'weekend', name: { en: 'Saturday and Sunday', fr: 'samedi et dimanche' }, days: [6, 7] },
  { value: 'monday', name: { en: 'weekly, on Monday', fr: 'chaque semaine, le lundi' }, days: [1] },
  { value: 'tuesday', name: { en: 'weekly, on Tuesday', fr: 'chaque semaine, le mardi' }, days: [2] },
  { value: 'wednesday', name: { en: 'weekly, on Wednesday', fr: 'chaque semaine, le mercredi' }, days: [3] },
  { value: 'thursday', name: { en: 'weekly, on Thursday', fr: 'chaque semaine, le jeudi' }, days: [4] },
  { value: 'friday', name: { en: 'weekly, on Friday', fr: 'chaque semaine, le vendredi' }, days: [5] },
  { value: 'saturday', name: { en: 'weekly, on Saturday', fr: 'chaque semaine, le samedi' }, days: [6] },
  { value: 'sunday', name: { en: 'weekly, on Sunday', fr: 'chaque semaine, le dimanche' }, days: [7] },
];

export const dayChoices: readonly Pick<DayChoice, 'name' | 'value'>[] = choices.map(({ name, value }) => ({
  name,
  value,
}));

/** Every day when nothing was chosen. @throws UserError `bad-option` */
export function daysOf(value: string | undefined): readonly number[] {
  const found = choices.find((choice) => choice.value === (value ?? 'every-day').toLowerCase());
  if (!found) {
    const hint = choices.map((choice) => choice.value).join(', ');
    throw new UserError('bad-option', `“${value}” is not one of: ${hint}.`, {
      option: 'days',
      value: value ?? '',
      hint,
    });
  }
  return found.days;
}
