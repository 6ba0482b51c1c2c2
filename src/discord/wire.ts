// Requests to Discord around interactions: their own REST client, and one second try where that is safe.
import {
  DefaultRestOptions,
  DiscordAPIError,
  HTTPError,
  type InteractionResponseType,
  MessageFlags,
  RateLimitError,
  type RawFile,
  REST,
  type RESTOptions,
  Routes,
} from 'discord.js';
import type { Logger } from '../log.ts';

const AGAIN_MS = 200;
/** A first response that takes longer is lost anyway. */
const INTERACTION_TIMEOUT_MS = 10_000;

/**
 * Interaction routes are exempt from the global limit of 50 requests a second, which discord.js would apply to them
 * too; and they need no token. So they have a client of their own, without that limit and without blind retries.
 */
export function createInteractionRest(apiUrl: string | undefined): REST {
  return new REST({
    ...apiOf(apiUrl),
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    retries: 0,
    timeout: INTERACTION_TIMEOUT_MS,
  });
}

export function apiOf(apiUrl: string | undefined): Pick<RESTOptions, 'api'> {
  return { api: apiUrl ?? DefaultRestOptions.api };
}

/** What an interaction is answered with. */
export interface Body {
  readonly body: object;
  readonly files?: RawFile[];
  readonly private?: boolean;
}

export interface InteractionKey {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

/** Answers one interaction. Every method throws discord.js's own errors once the second try failed too. */
export class InteractionWire {
  constructor(
    private readonly rest: REST,
    private readonly key: InteractionKey,
    private readonly log: Logger,
  ) {}

  /**
   * The first response. It can be sent twice without harm: Discord takes one and answers 40060 to the other.
   * @returns `before` when it had been applied before, by an attempt whose answer was lost
   */
  async callback(type: InteractionResponseType, answer?: Body): Promise<'now' | 'before'> {
    const route = Routes.interactionCallback(this.key.id, this.key.token);
    try {
      const data = answer && { ...answer.body, ...flagsOf(answer) };
      await this.twice(() =>
        this.rest.post(route, { auth: false, body: { type, ...(data ? { data } : {}) }, ...filesOf(answer) }),
      );
      return 'now';
    } catch (error) {
      if (codeOf(error) === 40060) return 'before';
      throw error;
    }
  }

  /** Changes the first response (or, after an update, the message pressed). */
  async edit(answer: Body): Promise<void> {
    await this.twice(() => this.rest.patch(this.original, { auth: false, body: answer.body, ...filesOf(answer) }));
  }

  async remove(): Promise<void> {
    try {
      await this.twice(() => this.rest.delete(this.original, { auth: false }));
    } catch (error) {
      if (codeOf(error) !== 10008) throw error;
    }
  }

  /** Another message. Not sent again when it may have been applied. */
  async followUp(answer: Body): Promise<void> {
    await this.rest.post(Routes.webhook(this.key.applicationId, this.key.token), {
      auth: false,
      body: { ...answer.body, ...flagsOf(answer) },
      ...filesOf(answer),
    });
  }

  private get original(): `/${string}` {
    return Routes.webhookMessage(this.key.applicationId, this.key.token, '@original');
  }

  private async twice<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (!isLost(error)) throw error;
      this.log.warn({ interaction: this.key.id, reason: reasonOf(error) }, 'a reply was lost, sending it again');
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      return attempt();
    }
  }
}

function flagsOf(answer: Body): { flags?: number } {
  return answer.private ? { flags: MessageFlags.Ephemeral } : {};
}

function filesOf(answer: Body | undefined): { files?: RawFile[] } {
  return answer?.files && answer.files.length > 0 ? { files: answer.files } : {};
}

/** Whether the request may not have arrived, or its answer may not: no answer at all, or one of a broken server. */
export function isLost(error: unknown): boolean {
  if (error instanceof DiscordAPIError || error instanceof RateLimitError) return false;
  return !(error instanceof HTTPError) || error.status >= 500;
}

export function codeOf(error: unknown): number | string | undefined {
  return error instanceof DiscordAPIError ? error.code : undefined;
}

/** Why a request failed, without address, token or body. */
export function reasonOf(error: unknown): string {
  if (error instanceof DiscordAPIError) return `${error.status} ${error.code} ${error.message}`;
  if (error instanceof HTTPError) return `status ${error.status}`;
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = (cause as { code?: unknown })?.code;
  return typeof code === 'string' ? code : error instanceof Error ? error.message : String(error);
}
