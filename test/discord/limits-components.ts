// What Discord accepts as components: in a message (rows only, or Components V2) and in a modal.
import { ButtonStyle, ComponentType as C, TextInputStyle } from 'discord.js';
import type { Form, Path } from './errors.ts';
import type { ComponentJson } from './types.ts';

const MAX_V2_COMPONENTS = 40;
const MAX_V2_TEXT = 4000;
const MAX_ROWS = 5;
const SELECTS: ReadonlySet<number> = new Set([
  C.StringSelect,
  C.UserSelect,
  C.RoleSelect,
  C.MentionableSelect,
  C.ChannelSelect,
]);
const IN_ROW: ReadonlySet<number> = new Set([C.Button, ...SELECTS]);
const IN_CONTAINER: ReadonlySet<number> = new Set([
  C.ActionRow,
  C.Section,
  C.TextDisplay,
  C.MediaGallery,
  C.File,
  C.Separator,
]);
const IN_V2: ReadonlySet<number> = new Set([...IN_CONTAINER, C.Container]);
const IN_LABEL: ReadonlySet<number> = new Set([
  C.TextInput,
  ...SELECTS,
  C.FileUpload,
  C.RadioGroup,
  C.CheckboxGroup,
  C.Checkbox,
]);

interface Scope {
  form: Form;
  customIds: Set<string>;
  ids: Set<number>;
}

/** Every component of a tree, itself included, in reading order. */
export function* walk(components: readonly ComponentJson[]): Generator<ComponentJson> {
  for (const component of components) {
    yield component;
    yield* walk(component.components ?? []);
    if (component.component) yield* walk([component.component]);
    if (component.accessory) yield* walk([component.accessory]);
  }
}

/** Adds to `form` whatever is wrong with the components of a message. */
export function checkMessageComponents(form: Form, components: unknown, v2: boolean, fileNames: ReadonlySet<string>) {
  const path = ['components'];
  if (!Array.isArray(components))
    return form.add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  const scope: Scope = { form, customIds: new Set(), ids: new Set() };
  const list = components as ComponentJson[];
  if (!v2 && list.length > MAX_ROWS) badLength(form, path, 1, MAX_ROWS);
  const allowed: ReadonlySet<number> = v2 ? IN_V2 : new Set([C.ActionRow]);
  for (const [index, component] of list.entries()) checkOne(scope, [...path, index], component, allowed);
  if (v2) checkV2Totals(form, list, fileNames);
}

function checkV2Totals(form: Form, components: ComponentJson[], fileNames: ReadonlySet<string>): void {
  const all = [...walk(components)];
  if (all.length > MAX_V2_COMPONENTS) {
    form.add(['components'], 'BASE_TYPE_BAD_LENGTH', `Must be ${MAX_V2_COMPONENTS} or fewer components in total.`);
  }
  const text = all.reduce(
    (sum, { type, content }) => sum + (type === C.TextDisplay ? [...(content ?? '')].length : 0),
    0,
  );
  if (text > MAX_V2_TEXT) {
    form.add(
      ['components'],
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `Displayable text must be ${MAX_V2_TEXT} or fewer in length.`,
    );
  }
  for (const { type, file } of all) {
    if (type !== C.File) continue;
    const name = file?.url?.replace(/^attachment:\/\//, '');
    if (name === undefined || !fileNames.has(name)) {
      form.add(['components'], 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', 'The attachment was not found');
    }
  }
}

function badLength(form: Form, path: Path, min: number, max: number): void {
  form.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
}

function checkOne(scope: Scope, path: Path, component: ComponentJson, allowed: ReadonlySet<number>) {
  const { form } = scope;
  if (typeof component !== 'object' || component === null || typeof component.type !== 'number') {
    return form.add([...path, 'type'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  if (!allowed.has(component.type)) {
    const choices = [...allowed].join(', ');
    return form.add([...path, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${choices}).`);
  }
  if (component.id !== undefined && component.id !== 0) {
    if (scope.ids.has(component.id))
      form.add([...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component ids must be unique');
    scope.ids.add(component.id);
  }
  CHECKS[component.type]?.(scope, path, component);
}

type Check = (scope: Scope, path: Path, component: ComponentJson) => void;

function children(
  scope: Scope,
  path: Path,
  list: ComponentJson[] | undefined,
  max: number,
  allowed: ReadonlySet<number>,
) {
  const inside = [...path, 'components'];
  if (!Array.isArray(list) || list.length < 1 || list.length > max) return badLength(scope.form, inside, 1, max);
  for (const [index, child] of list.entries()) checkOne(scope, [...inside, index], child, allowed);
}

const checkRow: Check = (scope, path, row) => {
  children(scope, path, row.components, 5, IN_ROW);
  const list = row.components ?? [];
  if (list.length > 1 && list.some(({ type }) => SELECTS.has(type))) {
    scope.form.add(
      [...path, 'components'],
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      'The specified component exceeds the maximum width',
    );
  }
};

const checkSection: Check = (scope, path, section) => {
  children(scope, path, section.components, 3, new Set([C.TextDisplay]));
  const accessory = [...path, 'accessory'];
  if (!section.accessory) return scope.form.add(accessory, 'BASE_TYPE_REQUIRED', 'This field is required');
  checkOne(scope, accessory, section.accessory, new Set([C.Button, C.Thumbnail]));
};

const checkGallery: Check = (scope, path, { items }) => {
  if (!items || items.length < 1 || items.length > 10) badLength(scope.form, [...path, 'items'], 1, 10);
};

function checkCustomId({ form, customIds }: Scope, path: Path, id: string | undefined): void {
  if (!form.text([...path, 'custom_id'], id, 1, 100)) return;
  if (customIds.has(id)) {
    form.add([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  }
  customIds.add(id);
}

const checkButton: Check = (scope, path, button) => {
  const { form } = scope;
  form.text([...path, 'label'], button.label, 0, 80);
  const style = button.style ?? 0;
  if (!(style in ButtonStyle))
    return form.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3, 4, 5, 6}.');
  if (style === ButtonStyle.Premium) return;
  if (!button.label && !button.emoji) {
    form.add(path, 'BUTTON_COMPONENT_INVALID_LABEL_EMOJI', 'A button must have a label or an emoji');
  }
  if (style !== ButtonStyle.Link) return checkCustomId(scope, path, button.custom_id);
  if (button.custom_id !== undefined) {
    form.add(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'A custom id and url cannot both be specified');
  }
  checkUrl(form, [...path, 'url'], button.url, ['http:', 'https:', 'discord:']);
};

/** An address a person could open: right scheme, at most 512 characters for buttons, 2,048 elsewhere. */
export function checkUrl(form: Form, path: Path, url: unknown, schemes: readonly string[], max = 512): void {
  if (!form.text(path, url, 1, max)) return;
  if (!URL.canParse(url) || !schemes.includes(new URL(url).protocol)) {
    form.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  }
}

const checkSelect: Check = (scope, path, select) => {
  const { form } = scope;
  checkCustomId(scope, path, select.custom_id);
  form.text([...path, 'placeholder'], select.placeholder, 0, 150);
  const { min_values: min = 1, max_values: max = 1 } = select;
  range(form, [...path, 'min_values'], min, 0, 25);
  range(form, [...path, 'max_values'], max, 1, 25);
  if (min > max)
    form.add(
      [...path, 'min_values'],
      'SELECT_COMPONENT_MIN_VALUES_GREATER_THAN_MAX',
      'Min values is greater than max values',
    );
  if (select.type === C.StringSelect) checkSelectOptions(form, path, select, max);
};

function checkSelectOptions(form: Form, path: Path, { options, min_values = 1 }: ComponentJson, max: number) {
  const at = [...path, 'options'];
  if (!Array.isArray(options) || options.length < 1 || options.length > 25) return badLength(form, at, 1, 25);
  const values = new Set<string>();
  for (const [index, option] of options.entries()) {
    form.text([...at, index, 'label'], option.label, 1, 100);
    form.text([...at, index, 'value'], option.value, 1, 100);
    form.text([...at, index, 'description'], option.description, 0, 100);
    if (values.has(option.value)) {
      form.add(
        [...at, index, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    }
    values.add(option.value);
  }
  if (max > options.length || min_values > options.length) badLength(form, [...path, 'max_values'], 1, options.length);
  if (options.filter((option) => option.default).length > max) {
    form.add(at, 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'The number of default values exceeds max values');
  }
}

function range(form: Form, path: Path, value: unknown, min: number, max: number): void {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    form.add(path, 'NUMBER_TYPE_RANGE', `int value should be between ${min} and ${max}.`);
  }
}

const checkTextInput: Check = (scope, path, input) => {
  const { form } = scope;
  checkCustomId(scope, path, input.custom_id);
  if (!((input.style ?? 0) in TextInputStyle))
    form.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2}.');
  range(form, [...path, 'min_length'], input.min_length ?? 0, 0, 4000);
  range(form, [...path, 'max_length'], input.max_length ?? 4000, 1, 4000);
  if ((input.min_length ?? 0) > (input.max_length ?? 4000))
    form.add([...path, 'min_length'], 'TEXT_INPUT_MIN_GREATER_THAN_MAX', 'Min length exceeds max length');
  form.text([...path, 'placeholder'], input.placeholder, 0, 100);
  form.text([...path, 'value'], input.value, 0, input.max_length ?? 4000);
};

const checkText: Check = ({ form }, path, { content }) => void form.text([...path, 'content'], content, 1, MAX_V2_TEXT);

const CHECKS: Record<number, Check> = {
  [C.ActionRow]: checkRow,
  [C.Button]: checkButton,
  [C.Section]: checkSection,
  [C.TextDisplay]: checkText,
  [C.MediaGallery]: checkGallery,
  [C.Container]: (scope, path, container) =>
    children(scope, path, container.components, MAX_V2_COMPONENTS, IN_CONTAINER),
  [C.TextInput]: checkTextInput,
  ...Object.fromEntries([...SELECTS].map((type) => [type, checkSelect])),
};

/** Adds to `form` whatever is wrong with a modal (the `data` of a callback of type 9). */
export function checkModal(form: Form, modal: { custom_id?: unknown; title?: unknown; components?: unknown }) {
  form.text(['data', 'custom_id'], modal.custom_id, 1, 100);
  form.text(['data', 'title'], modal.title, 1, 45);
  const at = ['data', 'components'];
  const list = modal.components;
  if (!Array.isArray(list) || list.length < 1 || list.length > 5) return badLength(form, at, 1, 5);
  const scope: Scope = { form, customIds: new Set(), ids: new Set() };
  for (const [index, component] of (list as ComponentJson[]).entries())
    checkModalPart(scope, [...at, index], component);
}

function checkModalPart(scope: Scope, path: Path, part: ComponentJson) {
  const { form } = scope;
  if (part.type === C.TextDisplay) return checkText(scope, path, part);
  if (part.type === C.ActionRow) {
    children(scope, path, part.components, 1, new Set([C.TextInput]));
    const input = part.components?.[0];
    if (input) form.text([...path, 'components', 0, 'label'], input.label, 1, 45);
    return;
  }
  if (part.type !== C.Label)
    return form.add([...path, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1, 10, 18).');
  form.text([...path, 'label'], part.label, 1, 45);
  form.text([...path, 'description'], part.description, 0, 100);
  const inside = [...path, 'component'];
  if (!part.component) return form.add(inside, 'BASE_TYPE_REQUIRED', 'This field is required');
  checkOne(scope, inside, part.component, IN_LABEL);
}
