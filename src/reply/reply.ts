// What the bot says, free of any platform: a front draws it. Strings are plain text; fronts escape them.
import type { LanguageCode } from '../types.ts';

/** A stretch of text, or something a front can draw better than text. */
export type Piece =
  | string
  | { readonly bold: string }
  | { readonly italic: string }
  | { readonly struck: string }
  | { readonly link: string; readonly label: string }
  /** A moment, drawn in the reader's own time zone where the front can. */
  | { readonly time: Date; readonly as: 'date' | 'date-time' | 'relative' }
  /** How to call a command, with an example of its main option. */
  | { readonly command: string; readonly example?: string }
  /** A channel by id. */
  | { readonly channel: string };

export type Text = string | readonly Piece[];

/** The smallest thing that is shown whole or not at all: messages are cut between blocks. */
export type Block =
  | { readonly kind: 'heading'; readonly text: Text }
  | { readonly kind: 'text'; readonly text: Text; readonly small?: boolean }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  /** The article's own words: sliced, never retyped. `quoted` puts them between the marks of `lang`. */
  | {
      readonly kind: 'words';
      readonly words: string;
      readonly lang: LanguageCode;
      readonly quoted: boolean;
      /** Who says it, drawn before the words. */
      readonly by?: Text;
      /** Where it stands, drawn small after the words. */
      readonly source?: Text;
    }
  /** A word diff: what was said to be written, and what is. */
  | { readonly kind: 'difference'; readonly parts: readonly DifferencePart[]; readonly source?: Text };

export interface DifferencePart {
  readonly text: string;
  readonly change: 'same' | 'added' | 'removed';
}

export type OptionValue = string | number | boolean;
export type Options = Readonly<Record<string, OptionValue>>;

/** What pressing something does: it runs a command with these options. */
export interface Intent {
  /** The command's English name, with the subcommand's after a space: `quotes`, `digest show`. */
  readonly command: string;
  readonly options: Options;
  /** Where the reply goes: over the message pressed, in a new message, or to the person alone. */
  readonly shows: 'in-place' | 'new' | 'private';
}

export interface Choice {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
}

export interface FormField {
  /** The option of the intent's command that it fills. */
  readonly option: string;
  readonly label: string;
  readonly long?: boolean;
  readonly required?: boolean;
  readonly maxLength?: number;
}

export type Action =
  | {
      readonly kind: 'button';
      readonly label: string;
      readonly intent: Intent;
      readonly primary?: boolean;
      readonly emoji?: string;
      readonly disabled?: boolean;
    }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | {
      readonly kind: 'menu';
      readonly placeholder: string;
      readonly intent: Intent;
      readonly option: string;
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'form';
      readonly label: string;
      readonly title: string;
      readonly intent: Intent;
      readonly fields: readonly FormField[];
      readonly emoji?: string;
    };

export interface Attachment {
  readonly name: string;
  readonly content: string;
}

export interface Reply {
  readonly lang: LanguageCode;
  readonly tone: 'answer' | 'closest' | 'nothing' | 'briefing' | 'fault' | 'info';
  readonly title?: string;
  readonly blocks: readonly Block[];
  /** One small line at the end: how this reply was made, page numbers. */
  readonly label?: string;
  readonly actions?: readonly (readonly Action[])[];
  readonly files?: readonly Attachment[];
  /** Only the person who asked may see it, whatever they chose. */
  readonly private?: boolean;
  /** More is coming; what is shown is not final. */
  readonly partial?: boolean;
}
