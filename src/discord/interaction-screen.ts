// A reply to an interaction: who may see it is settled by the first response; later ones are edits.
import { InteractionResponseType } from 'discord.js';
import type { Action, Intent, Reply } from '../reply/reply.ts';
import { wordsOf } from '../reply/words/words.ts';
import { drawReply } from './draw.ts';
import type { Front } from './front.ts';
import type { Screen } from './present.ts';
import { SHARE } from './share.ts';
import type { Body, InteractionWire } from './wire.ts';

export interface ScreenOptions {
  /** `update`: over the message whose button was pressed. */
  readonly mode: 'reply' | 'update';
  /** Whether the reply (or the message that is updated) is for the person alone. */
  readonly private: boolean;
  /** Whether a private reply may be shared where it was asked. */
  readonly mayShare: boolean;
  readonly page?: number | undefined;
  readonly again?: Intent | undefined;
}

export class InteractionScreen implements Screen {
  /** What stands there: nothing, a promise of more, or a reply. */
  private state: 'fresh' | 'waiting' | 'shown' = 'fresh';

  constructor(
    private readonly wire: InteractionWire,
    private readonly front: Front,
    private readonly options: ScreenOptions,
  ) {}

  async wait(): Promise<void> {
    this.state = 'waiting';
    if (this.options.mode === 'update') await this.wire.callback(InteractionResponseType.DeferredMessageUpdate);
    else {
      const answer = { body: {}, private: this.options.private };
      await this.wire.callback(InteractionResponseType.DeferredChannelMessageWithSource, answer);
    }
  }

  async show(reply: Reply): Promise<void> {
    if (this.options.mode === 'update') return this.update(reply);
    const alone = this.options.private || reply.private === true;
    const answer = await this.draw(reply, alone);
    if (this.state === 'fresh') {
      this.state = 'shown';
      await this.first(InteractionResponseType.ChannelMessageWithSource, answer);
    } else if (alone && !this.options.private) await this.instead(answer);
    else await this.wire.edit(answer);
  }

  /** Faults, and what only the person may see, do not go over a message that others read. */
  private async update(reply: Reply): Promise<void> {
    const beside = reply.tone === 'fault' || (reply.private === true && !this.options.private);
    const answer = await this.draw(reply, beside || this.options.private);
    const { state } = this;
    this.state = 'shown';
    if (beside && state === 'fresh') await this.wire.callback(InteractionResponseType.ChannelMessageWithSource, answer);
    else if (beside) await this.wire.followUp(answer);
    else if (state === 'fresh') await this.first(InteractionResponseType.UpdateMessage, answer);
    else await this.wire.edit(answer);
  }

  /** When the first attempt had been applied and only its answer was lost, an edit makes sure of what is shown. */
  private async first(type: InteractionResponseType, answer: Body): Promise<void> {
    if ((await this.wire.callback(type, answer)) === 'before') await this.wire.edit(answer);
  }

  /** A public promise was made before the reply turned out to be for the person alone. */
  private async instead(answer: Body): Promise<void> {
    await this.wire.remove();
    await this.wire.followUp(answer);
  }

  private async draw(reply: Reply, alone: boolean): Promise<Body> {
    const drawing = await drawReply(reply, {
      ids: this.front.ids,
      store: this.front.store,
      log: this.front.log,
      page: this.options.page,
      again: this.options.again,
      extra: alone && this.options.mayShare && isShareable(reply) ? [shareButton(reply)] : [],
    });
    return { ...drawing, private: alone };
  }
}

function isShareable({ tone, files, partial }: Reply): boolean {
  return !partial && !files?.length && tone !== 'fault' && tone !== 'nothing';
}

function shareButton({ lang }: Reply): Action {
  return {
    kind: 'button',
    label: wordsOf(lang).button.share,
    intent: { command: SHARE, options: {}, shows: 'in-place' },
  };
}
