// What the front keeps beside an intent's options, under names no command has: the page shown, the language, a form.
import type { Request } from '../../commands/command.ts';
import { isLanguageCode } from '../lang/languages.ts';
import type { Action, FormField, Intent, Options } from '../reply/reply.ts';
import type { LanguageCode } from '../types.ts';

export interface Asides {
  /** The language of the message that is changed in place. */
  readonly lang?: LanguageCode;
  /** Which page of a long reply. */
  readonly page?: number;
  /** The option that a menu's choice fills. */
  readonly fills?: string;
  readonly form?: Form;
  readonly previous?: NonNullable<Request['previous']>;
  readonly target?: NonNullable<Request['target']>;
}

export interface Form {
  readonly title: string;
  readonly fields: readonly FormField[];
}

const NAMES = { lang: '~l', page: '~p', fills: '~o', form: '~f', previous: '~q', target: '~t' } as const;

export function withAsides(intent: Intent, asides: Asides): Intent {
  const { lang, page, fills, form, previous, target } = asides;
  return {
    ...intent,
    options: {
      ...intent.options,
      ...(lang ? { [NAMES.lang]: lang } : {}),
      ...(page ? { [NAMES.page]: page } : {}),
      ...(fills ? { [NAMES.fills]: fills } : {}),
      ...(form ? { [NAMES.form]: writeForm(form) } : {}),
      ...(previous ? { [NAMES.previous]: JSON.stringify(previous) } : {}),
      ...(target ? { [NAMES.target]: JSON.stringify(target) } : {}),
    },
  };
}

/** The options a command gets, and what is the front's own. */
export function splitAsides(intent: Intent): { options: Options; asides: Asides } {
  const options = Object.fromEntries(Object.entries(intent.options).filter(([name]) => !name.startsWith('~')));
  const text = (name: string) => (typeof intent.options[name] === 'string' ? String(intent.options[name]) : undefined);
  const lang = text(NAMES.lang);
  const page = intent.options[NAMES.page];
  const [fills, form, previous, target] = [NAMES.fills, NAMES.form, NAMES.previous, NAMES.target].map(text);
  return {
    options,
    asides: {
      ...(isLanguageCode(lang) ? { lang } : {}),
      ...(typeof page === 'number' ? { page } : {}),
      ...(fills ? { fills } : {}),
      ...(form ? { form: readForm(form) } : {}),
      ...(previous ? { previous: JSON.parse(previous) } : {}),
      ...(target ? { target: JSON.parse(target) } : {}),
    },
  };
}

export function formOf(action: Extract<Action, { kind: 'form' }>): Form {
  return { title: action.title, fields: action.fields };
}

/** Short enough for most custom ids: `title;option,label,rl300;…`. */
function writeForm({ title, fields }: Form): string {
  const parts = fields.map(({ option, label, long, required, maxLength }) =>
    [safe(option), safe(label), `${required ? 'r' : ''}${long ? 'l' : ''}${maxLength ?? ''}`].join(','),
  );
  return [safe(title), ...parts].join(';');
}

function readForm(text: string): Form {
  const [title = '', ...parts] = text.split(';');
  return {
    title: decodeURIComponent(title),
    fields: parts.map((part): FormField => {
      const [option = '', label = '', how = ''] = part.split(',');
      const maxLength = Number(/\d+/.exec(how)?.[0] ?? 0);
      return {
        option: decodeURIComponent(option),
        label: decodeURIComponent(label),
        required: how.includes('r'),
        long: how.includes('l'),
        ...(maxLength > 0 ? { maxLength } : {}),
      };
    }),
  };
}

const safe = (text: string) => text.replace(/[%;,]/g, (char) => encodeURIComponent(char));
