// A reply to a message: posted once as an answer to it, then edited.
import { type RawFile, type REST, Routes } from 'discord.js';
import type { Intent, Reply } from '../reply/reply.ts';
import { drawReply } from './draw.ts';
import type { Front } from './front.ts';
import type { Screen } from './present.ts';
import { isLost } from './wire.ts';

const AGAIN_MS = 200;
/** Discord shows "typing" for ten seconds. */
const TYPING_MS = 8000;

export interface MessageScreenOptions {
  readonly channelId: string;
  /** The message that is answered. */
  readonly messageId: string;
  readonly again: Intent;
  /** Embeds are not allowed there. */
  readonly plain: boolean;
}

export class MessageScreen implements Screen {
  private posted: string | undefined;
  private typing: NodeJS.Timeout | undefined;

  constructor(
    private readonly rest: REST,
    private readonly front: Front,
    private readonly options: MessageScreenOptions,
  ) {}

  async wait(): Promise<void> {
    const type = () => void this.rest.post(Routes.channelTyping(this.options.channelId)).catch(() => this.stop());
    type();
    this.typing = setInterval(type, TYPING_MS);
    this.typing.unref();
  }

  /** Ends the sign that something is coming. */
  stop(): void {
    clearInterval(this.typing);
  }

  async show(reply: Reply): Promise<void> {
    const { channelId, again, plain } = this.options;
    const { ids, store, log } = this.front;
    const { body, files } = await drawReply(reply, { ids, store, log, again, plain });
    if (this.posted === undefined) {
      this.posted = await this.post(body, files);
      this.stop();
    } else await this.rest.patch(Routes.channelMessage(channelId, this.posted), { body, files });
  }

  /** The nonce lets Discord see a second attempt (or a message that arrived twice) as the same answer. */
  private async post(body: object, files: RawFile[]): Promise<string> {
    const { channelId, messageId } = this.options;
    const send = async () => {
      const whole = {
        ...body,
        message_reference: { message_id: messageId, fail_if_not_exists: false },
        nonce: `a${messageId}`,
        enforce_nonce: true,
      };
      return (await this.rest.post(Routes.channelMessages(channelId), { body: whole, files })) as { id: string };
    };
    try {
      return (await send()).id;
    } catch (error) {
      if (!isLost(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      return (await send()).id;
    }
  }
}
