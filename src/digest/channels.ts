// What the digest needs of a chat platform: a port, which a front implements.
import type { Briefing, Subscription } from '../types.ts';

/** One digest, ready to be drawn and posted as exactly one message. */
export interface DigestPost {
  readonly subscription: Subscription;
  /** Without items it is the one line that says that nothing is new. */
  readonly briefing: Briefing;
  /** It should have gone out earlier. */
  readonly late: boolean;
  /**
   * At most 25 characters `[a-z0-9]`, the same whenever this digest of this local day is tried again: the message's
   * nonce, and the mark in a button's custom_id that `findPosted` looks for.
   */
  readonly key: string;
}

/** A permission by Discord's English name in PascalCase: `SendMessages`, `ReadMessageHistory`. */
export type PermissionName = string;

/** What a front does for digests. Every method throws a `ChannelFault` for what can be foreseen, and nothing else. */
export interface Channels {
  /**
   * Posts one message and returns its id. A fault of kind `unknown-outcome` means that it may be there all the same.
   * The same key posted twice within minutes must give the same message (Discord's enforce_nonce).
   */
  post(post: DigestPost): Promise<string>;
  /**
   * The id of the bot's own message that carries the key, among the channel's messages between the two moments.
   * All of them are read: undefined means that it is not there.
   */
  findPosted(
    channelId: string,
    key: string,
    between: { readonly since: Date; readonly until: Date },
  ): Promise<string | undefined>;
  /** Opens the thread and publishes, as the subscription asks. Asking again for what is done already is no fault. */
  finish(post: DigestPost, messageId: string): Promise<void>;
  /** What the bot lacks in the channel to post such a digest, read it back and finish it; empty when it lacks nothing. */
  missingPermissions(
    subscription: Pick<Subscription, 'channelId' | 'thread' | 'publish'>,
  ): Promise<readonly PermissionName[]>;
  /** Tells whoever set the digest up, by direct message. Not reaching them is no fault (logged by the front). */
  tellAdministrator(subscription: Subscription, trouble: DigestTrouble): Promise<void>;
}

/** Why a digest does not go out: for `/digest show` and the administrator. */
export interface DigestTrouble {
  readonly kind: ChannelFaultKind;
  /** The permissions that are missing, when that is why. */
  readonly permissions?: readonly PermissionName[];
}

/**
 * `gone`: channel deleted, bot no longer in the server. `forbidden`: a permission is missing. `busy`: too many
 * requests. `unreachable`: certainly not applied (refused connection, no address, the front is not connected).
 * `unknown-outcome`: it may have been applied (timeout, reset, 5xx).
 */
export type ChannelFaultKind = 'gone' | 'forbidden' | 'busy' | 'unreachable' | 'unknown-outcome';

export class ChannelFault extends Error {
  override readonly name = 'ChannelFault';
  constructor(
    readonly kind: ChannelFaultKind,
    message: string,
    readonly details: {
      /** With `busy`: ms to wait before anything is tried again in this channel. */
      readonly retryAfter?: number;
      readonly permissions?: readonly PermissionName[];
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
  }
}
