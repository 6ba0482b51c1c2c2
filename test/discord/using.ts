// Finding what a person wants to press or pick on a message, as they would: by what is written on it.
import { ComponentType as C } from 'discord.js';
import { walk } from './limits-components.ts';
import { isSelect } from './seen.ts';
import type { ComponentJson } from './types.ts';
import { PersonError, type Typist } from './typing.ts';
import type { World } from './world.ts';

/** A button by custom id, label, or emoji where there is no label. @throws PersonError none such, or disabled */
export function findButton(components: readonly ComponentJson[], wanted: string): ComponentJson {
  const buttons = [...walk(components)].filter(({ type }) => type === C.Button);
  const button =
    buttons.find(({ custom_id }) => custom_id === wanted) ??
    buttons.find(({ label, emoji }) => label === wanted || (!label && emoji?.name === wanted));
  if (button) return enabled(button, wanted);
  throw new PersonError(`No button "${wanted}"; there are: ${named(buttons)}`);
}

/** A menu by custom id or placeholder. @throws PersonError none such, or disabled */
export function findSelect(components: readonly ComponentJson[], wanted: string): ComponentJson {
  const selects = [...walk(components)].filter(isSelect);
  const select = selects.find(({ custom_id, placeholder }) => custom_id === wanted || placeholder === wanted);
  if (select) return enabled(select, wanted);
  throw new PersonError(`No menu "${wanted}"; there are: ${named(selects)}`);
}

function enabled(component: ComponentJson, wanted: string): ComponentJson {
  if (component.disabled) throw new PersonError(`"${wanted}" is disabled`);
  return component;
}

function named(components: ComponentJson[]): string {
  const names = components.map(
    ({ label, placeholder, emoji, custom_id }) => label ?? placeholder ?? emoji?.name ?? custom_id,
  );
  return names.join(', ') || 'none';
}

/** The value a menu sends for what was picked. @throws PersonError when the menu does not hold it */
export function pick(typist: Typist, select: ComponentJson, picked: string, world: World): string {
  if (select.type === C.ChannelSelect) {
    return typist.channel(
      { name: select.custom_id ?? '', ...(select.channel_types && { channel_types: select.channel_types }) },
      picked,
    );
  }
  if (select.type === C.UserSelect) return typist.user(picked);
  if (select.type === C.RoleSelect) return typist.role(picked);
  if (select.type === C.MentionableSelect) return world.users.has(picked) ? typist.user(picked) : typist.role(picked);
  const options = select.options ?? [];
  const option = options.find(({ value }) => value === picked) ?? options.find(({ label }) => label === picked);
  if (!option)
    throw new PersonError(`The menu has no "${picked}"; there are: ${options.map(({ label }) => label).join(', ')}`);
  return option.value;
}
