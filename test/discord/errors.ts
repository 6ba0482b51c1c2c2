// Refusals in Discord's shape: a status, a numeric code, a message, and for form bodies a tree of field errors.

interface FieldError {
  code: string;
  message: string;
}

export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: object | undefined;

  constructor(status: number, code: number, message: string, errors?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  toJSON(): object {
    return { message: this.message, code: this.code, ...(this.errors && { errors: this.errors }) };
  }
}

const REFUSALS = {
  unauthorized: [401, 0, '401: Unauthorized'],
  notFound: [404, 0, '404: Not Found'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached'],
  tooManyCommandCreates: [400, 30034, 'Max number of daily application command creates has been reached (200)'],
  fileTooLarge: [413, 40005, 'Request entity too large'],
  alreadyCrossposted: [400, 40033, 'This message has already been crossposted.'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  tooManyFollowUps: [400, 40094, 'This interaction has hit the maximum number of follow-up messages.'],
  missingAccess: [403, 50001, 'Missing Access'],
  dmChannel: [403, 50003, 'Cannot execute action on a DM channel'],
  notYourMessage: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  userRefusesMessages: [403, 50007, 'Cannot send messages to this user'],
  noMutualServer: [403, 50278, 'Cannot send messages to this user due to having no mutual guilds'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  wrongMessageType: [400, 50068, 'Invalid message type'],
  archivedThread: [400, 50083, 'Thread is archived'],
  cannotReplyWithoutHistory: [400, 160002, 'Cannot reply without permission to read message history'],
  threadExists: [400, 160004, 'A thread has already been created for this message'],
} as const satisfies Record<string, readonly [number, number, string]>;

export type Refusal = keyof typeof REFUSALS;

/** The error Discord answers with, by our name for it. */
export function refusal(name: Refusal): ApiError {
  const [status, code, message] = REFUSALS[name];
  return new ApiError(status, code, message);
}

type Tree = { [key: string]: Tree | FieldError[] };

/** Collects field errors of one request; `done` throws them all as one 50035. */
export class Form {
  readonly #tree: Tree = {};
  #count = 0;

  add(path: readonly (string | number)[], code: string, message: string): void {
    this.#count += 1;
    let node = this.#tree;
    for (const key of path) {
      node[key] ??= {};
      node = node[key] as Tree;
    }
    node._errors ??= [];
    (node._errors as FieldError[]).push({ code, message });
  }

  get failed(): boolean {
    return this.#count > 0;
  }

  /** A string of `min` to `max` characters (code points, as Discord counts); absent is refused unless `min` is 0. */
  text(path: readonly (string | number)[], value: unknown, min: number, max: number): value is string {
    if (value === undefined || value === null) {
      if (min > 0) this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
      return false;
    }
    if (typeof value !== 'string') {
      this.add(path, 'STRING_TYPE_CONVERT', `Could not interpret "${String(value)}" as string.`);
      return false;
    }
    const length = [...value].length;
    if (length === 0 && min > 0) this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    else if (length > max) this.tooLong(path, min, max);
    return true;
  }

  tooLong(path: readonly (string | number)[], min: number, max: number): void {
    if (min > 0) this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    else this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  }

  done(): void {
    if (this.failed) throw new ApiError(400, 50035, 'Invalid Form Body', this.#tree);
  }
}

export type Path = readonly (string | number)[];
