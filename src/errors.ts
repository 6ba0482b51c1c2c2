// What a person can mend. The words for each code live in src/reply, in both languages.

export type UserErrorCode =
  | 'bad-config'
  | 'bad-corpus'
  | 'bad-option'
  | 'bad-time'
  | 'bad-time-zone'
  | 'corpus-missing'
  | 'database'
  | 'discord-intents'
  | 'discord-network'
  | 'discord-token'
  | 'empty-question'
  | 'missing-permission'
  | 'no-such-article'
  | 'no-such-command'
  | 'no-such-digest'
  | 'no-such-speaker'
  | 'not-administrator'
  | 'only-in-server'
  | 'too-long'
  | 'two-speakers';

/** A fault that a person can mend; `message` is a readable English line for the terminal and the log. */
export class UserError extends Error {
  override readonly name = 'UserError';
  constructor(
    readonly code: UserErrorCode,
    message: string,
    readonly details: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
