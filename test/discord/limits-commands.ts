// What Discord accepts as application commands: names, descriptions, options, localisations, counts and total size.
import { Locale, ApplicationCommandOptionType as O, ApplicationCommandType as T } from 'discord.js';
import type { Form, Path } from './errors.ts';
import type { ChoiceJson, CommandJson, OptionJson } from './types.ts';

export const MAX_COMMANDS: Record<number, number> = { [T.ChatInput]: 100, [T.User]: 15, [T.Message]: 15 };
const MAX_COMMAND_SIZE = 8000;
const NAME = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;
const LOCALES: ReadonlySet<string> = new Set(Object.values(Locale));
const SUGGESTED: ReadonlySet<number> = new Set([O.String, O.Integer, O.Number]);
const NUMERIC: ReadonlySet<number> = new Set([O.Integer, O.Number]);

type Check = (path: Path, value: unknown) => void;

/** Adds to `form` whatever is wrong with one command of a request. */
export function checkCommand(form: Form, path: Path, command: Partial<CommandJson>): void {
  const slash = (command.type ?? T.ChatInput) === T.ChatInput;
  const name: Check = (at, value) => (slash ? checkName(form, at, value) : void form.text(at, value, 1, 32));
  name([...path, 'name'], command.name);
  localised(form, [...path, 'name_localizations'], command.name_localizations, name);
  if (slash) checkDescriptions(form, path, command);
  else checkMenu(form, path, command);
  checkPlaces(form, path, command);
  if (sizeOf(command) > MAX_COMMAND_SIZE) {
    form.add(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MAX_COMMAND_SIZE})`);
  }
}

function checkName(form: Form, path: Path, value: unknown): void {
  if (!form.text(path, value, 1, 32)) return;
  if (!NAME.test(value) || value !== value.toLowerCase()) {
    form.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

function localised(form: Form, path: Path, values: Record<string, string> | null | undefined, check: Check): void {
  for (const [locale, value] of Object.entries(values ?? {})) {
    if (!LOCALES.has(locale)) form.add([...path, locale], 'BASE_TYPE_CHOICES', `Locale "${locale}" is not supported`);
    else if (value !== null) check([...path, locale], value);
  }
}

function checkDescriptions(form: Form, path: Path, command: Partial<CommandJson>): void {
  const check: Check = (at, value) => void form.text(at, value, 1, 100);
  check([...path, 'description'], command.description);
  localised(form, [...path, 'description_localizations'], command.description_localizations, check);
  checkOptions(form, [...path, 'options'], command.options ?? [], 0);
}

function checkMenu(form: Form, path: Path, command: Partial<CommandJson>): void {
  if (![T.User, T.Message].includes(command.type as number)) {
    form.add([...path, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3}.');
  }
  if (command.description) {
    form.add(
      [...path, 'description'],
      'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
      'Context menu commands cannot have description',
    );
  }
  if (command.options?.length) {
    form.add(
      [...path, 'options'],
      'APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED',
      'Context menu commands cannot have options',
    );
  }
}

function checkPlaces(form: Form, path: Path, command: Partial<CommandJson>): void {
  const lists = { contexts: [0, 1, 2], integration_types: [0, 1] } as const;
  for (const [field, known] of Object.entries(lists)) {
    const value = command[field as keyof typeof lists];
    if (value === undefined || value === null) continue;
    const right = Array.isArray(value) && value.length > 0 && new Set(value).size === value.length;
    if (!right || !value.every((item) => (known as readonly number[]).includes(item))) {
      form.add([...path, field], 'BASE_TYPE_CHOICES', `Values must be distinct and among {${known.join(', ')}}.`);
    }
  }
  const permissions = command.default_member_permissions;
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(String(permissions))) {
    form.add([...path, 'default_member_permissions'], 'NUMBER_TYPE_COERCE', `Value "${permissions}" is not snowflake.`);
  }
}

function checkOptions(form: Form, path: Path, options: readonly OptionJson[], depth: number): void {
  if (options.length > 25) form.add(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
  const nested = options.filter(({ type }) => type === O.Subcommand || type === O.SubcommandGroup).length;
  if (nested > 0 && nested < options.length) {
    form.add(
      path,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  }
  let optional = false;
  for (const [index, option] of options.entries()) {
    checkOption(form, [...path, index], option, depth);
    if (option.required && optional) {
      form.add(
        [...path, index],
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
    optional ||= !option.required;
  }
  checkDistinct(form, path, options);
}

/** Option names must differ, also in each locale, where a name that is not translated keeps its default. */
function checkDistinct(form: Form, path: Path, options: readonly OptionJson[]): void {
  const locales = new Set(options.flatMap((option) => Object.keys(option.name_localizations ?? {})));
  for (const locale of [undefined, ...locales]) {
    const names = options.map((option) => (locale && option.name_localizations?.[locale]) || option.name);
    if (new Set(names).size !== names.length) {
      form.add(
        path,
        'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        `Option name already exists${locale ? ` in ${locale}` : ''}`,
      );
    }
  }
}

function checkOption(form: Form, path: Path, option: OptionJson, depth: number) {
  if (!(option.type in O))
    return form.add([...path, 'type'], 'BASE_TYPE_CHOICES', `Unknown option type ${option.type}`);
  checkName(form, [...path, 'name'], option.name);
  localised(form, [...path, 'name_localizations'], option.name_localizations, (at, value) =>
    checkName(form, at, value),
  );
  const describe: Check = (at, value) => void form.text(at, value, 1, 100);
  describe([...path, 'description'], option.description);
  localised(form, [...path, 'description_localizations'], option.description_localizations, describe);
  if (option.type === O.Subcommand || option.type === O.SubcommandGroup) checkNested(form, path, option, depth);
  else checkValueOption(form, path, option);
}

function checkNested(form: Form, path: Path, option: OptionJson, depth: number): void {
  const group = option.type === O.SubcommandGroup;
  if (depth > 1 || (group && depth > 0)) {
    form.add([...path, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-commands cannot be nested this deep');
    return;
  }
  const options = option.options ?? [];
  if (group && (options.length === 0 || options.some(({ type }) => type !== O.Subcommand))) {
    form.add([...path, 'options'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'A group holds sub-commands only');
  }
  checkOptions(form, [...path, 'options'], options, group ? 1 : 2);
}

function checkValueOption(form: Form, path: Path, option: OptionJson): void {
  const choices = option.choices ?? [];
  if (choices.length && !SUGGESTED.has(option.type)) {
    form.add(
      [...path, 'choices'],
      'APPLICATION_COMMAND_OPTIONS_CHOICES_NOT_ALLOWED',
      'Choices are for text and numbers only',
    );
  }
  checkChoices(form, [...path, 'choices'], choices, option.type === O.String);
  if (option.autocomplete && (choices.length || !SUGGESTED.has(option.type))) {
    form.add(
      [...path, 'autocomplete'],
      'APPLICATION_COMMAND_AUTOCOMPLETE_INVALID',
      'Autocomplete needs text or a number, without choices',
    );
  }
  const texts = option.type === O.String;
  bounds(form, path, 'length', texts, [option.min_length, option.max_length], [0, 6000]);
  bounds(form, path, 'value', NUMERIC.has(option.type), [option.min_value, option.max_value], [-(2 ** 53), 2 ** 53]);
  if (option.channel_types && option.type !== O.Channel) {
    form.add(
      [...path, 'channel_types'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'channel_types is for channel options',
    );
  }
}

type Pair = [number | undefined, number | undefined];

function bounds(
  form: Form,
  path: Path,
  what: string,
  fits: boolean,
  [min, max]: Pair,
  [low, high]: [number, number],
): void {
  if (min === undefined && max === undefined) return;
  const wrong =
    (min ?? low) < low || (max ?? high) > high || (min ?? low) > (max ?? high) || (what === 'length' && max === 0);
  if (!fits || wrong) form.add([...path, `min_${what}`], 'NUMBER_TYPE_RANGE', `min_${what} and max_${what} do not fit`);
}

/** Adds to `form` what is wrong with choices: of an option, or suggested by autocomplete. */
export function checkChoices(form: Form, path: Path, choices: readonly ChoiceJson[], text: boolean): void {
  if (choices.length > 25) form.add(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
  for (const [index, choice] of choices.entries()) {
    const at = [...path, index];
    form.text([...at, 'name'], choice.name, 1, 100);
    localised(
      form,
      [...at, 'name_localizations'],
      choice.name_localizations,
      (where, value) => void form.text(where, value, 1, 100),
    );
    if (text) form.text([...at, 'value'], choice.value, 1, 100);
    else if (typeof choice.value !== 'number' || Math.abs(choice.value) > 2 ** 53) {
      form.add([...at, 'value'], 'NUMBER_TYPE_COERCE', `Value "${choice.value}" is not a number in range.`);
    }
  }
}

type Sized = Partial<Omit<OptionJson, 'type'>> | Partial<CommandJson>;

/** Characters of a command as Discord adds them up: per field the longest of its translations. */
function sizeOf(item: Sized): number {
  const own = longest(item.name, item.name_localizations) + longest(item.description, item.description_localizations);
  const choices = 'choices' in item ? (item.choices ?? []) : [];
  const values = choices.reduce(
    (sum, choice) => sum + longest(choice.name, choice.name_localizations) + String(choice.value).length,
    0,
  );
  return own + values + (item.options ?? []).reduce((sum, option) => sum + sizeOf(option), 0);
}

function longest(text: string | undefined, translations: Record<string, string> | null | undefined): number {
  const all = [text ?? '', ...Object.values(translations ?? {})];
  return Math.max(...all.map((each) => [...(each ?? '')].length));
}
