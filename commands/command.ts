// What a command is: its description as data, and a function from a Request to a Reply. It knows no platform.
import type { App } from '../src/app.ts';
import type { Options, Reply } from '../src/reply/reply.ts';
import type { Exchange, LanguageCode } from '../src/types.ts';

/** A text in each language the bot speaks. */
export type Localised = Readonly<Record<LanguageCode, string>>;

export interface OptionData {
  readonly name: Localised;
  readonly description: Localised;
  readonly type: 'text' | 'flag' | 'number' | 'channel';
  readonly required?: boolean;
  /** Suggested while typing, by `complete`. */
  readonly suggested?: boolean;
  readonly choices?: readonly { readonly name: Localised; readonly value: string }[];
  readonly maxLength?: number;
}

export interface CommandData {
  /** The name in each language; options reach `execute` under their English names. */
  readonly name: Localised;
  readonly description: Localised;
  /** `message`: in the menu of a message; the message's text arrives as `request.target`. */
  readonly kind: 'slash' | 'message';
  readonly options: readonly OptionData[];
  readonly subcommands?: readonly SubcommandData[];
  /** Only for those who may manage the server; checked by Discord, and again on arrival. */
  readonly administrator?: boolean;
  /** Every reply is for the person alone, also one that takes time. */
  readonly private?: boolean;
  /** Only inside a server. */
  readonly serverOnly?: boolean;
  /** Not offered in a list of commands: reached through buttons alone. */
  readonly hidden?: boolean;
}

export interface SubcommandData {
  readonly name: Localised;
  readonly description: Localised;
  readonly options: readonly OptionData[];
}

export interface Place {
  readonly kind: 'server' | 'direct' | 'group' | 'console';
  readonly serverId?: string;
  readonly channelId?: string;
  /** The server's own language setting, as a BCP 47 tag. */
  readonly serverLocale?: string;
}

export interface Request {
  readonly options: Options;
  /** The subcommand's English name. */
  readonly subcommand?: string;
  /** The person's language. */
  readonly locale: LanguageCode;
  readonly user: { readonly id: string; readonly name?: string };
  readonly place: Place;
  /** Whether the person may manage the server (always true in the console). */
  readonly administrator: boolean;
  /** The message a menu was opened on. */
  readonly target?: { readonly id: string; readonly text: string; readonly author?: string };
  /** The question and answer that this one follows. */
  readonly previous?: Exchange;
  readonly now: Date;
}

export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

export interface Command {
  readonly data: CommandData;
  execute(request: Request, app: App): Promise<Reply> | AsyncIterable<Reply>;
  /** Up to 25 suggestions for the option (English name) being typed. */
  complete?(option: string, typed: string, request: Request, app: App): Promise<readonly Suggestion[]>;
}
