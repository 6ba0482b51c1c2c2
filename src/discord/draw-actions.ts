// Actions of a reply -> rows of buttons and menus, within Discord's limits.
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Logger } from '../log.ts';
import type { Action, Intent } from '../reply/reply.ts';
import type { LanguageCode } from '../types.ts';
import { formOf, withAsides } from './asides.ts';
import { toCustomId } from './custom-id.ts';
import { safeAddress } from './draw-text.ts';
import type { IntentStore } from './intent-store.ts';
import { LIMITS, shorten } from './limits.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

export interface ActionsContext {
  readonly lang: LanguageCode;
  readonly store: IntentStore;
  readonly log: Pick<Logger, 'error'>;
  /** Carried by the custom id of every button and menu, to find the message again. */
  readonly mark?: string | undefined;
}

/**
 * @param rows as the reply has them
 * @param extra buttons of the front, put where there is room
 * @returns at most five rows; what does not fit is left out from the end of the reply's own
 */
export async function drawActions(
  rows: readonly (readonly Action[])[],
  extra: readonly Action[],
  context: ActionsContext,
): Promise<Row[]> {
  const drawn = await Promise.all(
    arrange(rows, extra).map(async (actions, row): Promise<Row> => {
      const components = await Promise.all(
        actions.map((action, place) => drawnOrLeftOut(action, row * LIMITS.buttonsInRow + place, context)),
      );
      return { type: ComponentType.ActionRow, components: components.filter((each) => each !== undefined) };
    }),
  );
  return drawn.filter(({ components }) => components.length > 0);
}

/** An answer without one of its buttons is better than none: a store that fails costs what it should have kept. */
async function drawnOrLeftOut(action: Action, index: number, context: ActionsContext) {
  try {
    return await drawAction(action, index, context);
  } catch (error) {
    context.log.error({ err: error, kind: action.kind }, 'a button was left out');
    return undefined;
  }
}

/** Rows of one menu or up to five buttons; packed tighter when there would be more than five. */
function arrange(rows: readonly (readonly Action[])[], extra: readonly Action[]): Action[][] {
  const loose = [...rows.flatMap(splitRow), ...splitRow(extra)];
  const joined = joinExtra(rows.flatMap(splitRow), extra);
  if (joined.length <= LIMITS.rows) return joined;
  const menus = loose.filter(isMenuRow);
  const own = rows.flat().filter(({ kind }) => kind !== 'menu');
  const room = Math.max(1, LIMITS.rows - menus.length) * LIMITS.buttonsInRow;
  const buttons = [...own.slice(0, room - extra.length), ...extra];
  return [...menus.slice(0, LIMITS.rows - 1), ...splitRow(buttons)].slice(0, LIMITS.rows);
}

function joinExtra(rows: Action[][], extra: readonly Action[]): Action[][] {
  if (extra.length === 0) return rows;
  const last = rows.at(-1);
  if (last && !isMenuRow(last) && last.length + extra.length <= LIMITS.buttonsInRow) {
    return [...rows.slice(0, -1), [...last, ...extra]];
  }
  return [...rows, ...splitRow(extra)];
}

function splitRow(actions: readonly Action[]): Action[][] {
  const rows: Action[][] = [];
  for (const action of actions) {
    const last = rows.at(-1);
    if (action.kind !== 'menu' && last && !isMenuRow(last) && last.length < LIMITS.buttonsInRow) last.push(action);
    else rows.push([action]);
  }
  return rows;
}

function isMenuRow(row: readonly Action[]): boolean {
  return row[0]?.kind === 'menu';
}

async function drawAction(
  action: Action,
  index: number,
  context: ActionsContext,
): Promise<APIComponentInMessageActionRow | undefined> {
  const id = (intent: Intent) =>
    toCustomId(inLanguage(intent, context.lang), { index, mark: context.mark }, context.store);
  switch (action.kind) {
    case 'link':
      return drawLink(action);
    case 'button': {
      const style = action.primary ? ButtonStyle.Primary : ButtonStyle.Secondary;
      return { ...face(action), style, custom_id: await id(action.intent), disabled: action.disabled ?? false };
    }
    case 'form': {
      const intent = withAsides(action.intent, { form: formOf(action) });
      return { ...face(action), style: ButtonStyle.Secondary, custom_id: await id(intent) };
    }
    case 'menu':
      return drawMenu(action, await id(withAsides(action.intent, { fills: action.option })), context.store);
  }
}

/** A message that is changed in place keeps its language, whoever presses. */
function inLanguage(intent: Intent, lang: LanguageCode): Intent {
  return intent.shows === 'in-place' ? withAsides(intent, { lang }) : intent;
}

function face({ label, emoji }: { label: string; emoji?: string }) {
  const words = label.trim() === '' && !emoji ? '…' : shorten(label, LIMITS.label);
  return {
    type: ComponentType.Button,
    ...(words === '' ? {} : { label: words }),
    ...(emoji ? { emoji: { name: emoji } } : {}),
  } as const;
}

function drawLink(action: Extract<Action, { kind: 'link' }>): APIButtonComponent | undefined {
  const url = safeAddress(action.url);
  if (url === undefined || url.length > LIMITS.url) return undefined;
  return { ...face(action), style: ButtonStyle.Link, url };
}

async function drawMenu(
  { placeholder, choices }: Extract<Action, { kind: 'menu' }>,
  custom_id: string,
  store: IntentStore,
): Promise<APIComponentInMessageActionRow | undefined> {
  const distinct = [...new Map(choices.map((choice) => [choice.value, choice])).values()];
  const options = await Promise.all(
    distinct
      .filter(({ label, value }) => label.trim() !== '' && value !== '')
      .slice(0, LIMITS.menuChoices)
      .map(async ({ label, value, description }): Promise<APISelectMenuOption> => {
        const more = description?.trim() ? { description: shorten(description, LIMITS.menuText) } : {};
        return { label: shorten(label, LIMITS.menuText), value: await toMenuValue(value, store), ...more };
      }),
  );
  if (options.length === 0) return undefined;
  return {
    type: ComponentType.StringSelect,
    custom_id,
    options,
    ...(placeholder.trim() === '' ? {} : { placeholder: shorten(placeholder, LIMITS.placeholder) }),
  };
}

const KEPT = '@kept:';

/** A value that is too long is kept in the store, under a key that stands in for it. */
async function toMenuValue(value: string, store: IntentStore): Promise<string> {
  if (value.length <= LIMITS.menuText && !value.startsWith(KEPT)) return value;
  return KEPT + (await store.put({ command: '', options: { value }, shows: 'new' }));
}

/** @returns undefined when the store no longer has it */
export async function fromMenuValue(value: string, store: IntentStore): Promise<string | undefined> {
  if (!value.startsWith(KEPT)) return value;
  const kept = await store.get(value.slice(KEPT.length));
  return kept === undefined ? undefined : String(kept.options.value);
}
