// Reply -> the message that shows it: one embed, its buttons, its files.
import type { APIEmbed, RawFile } from 'discord.js';
import { UserError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Action, Intent, Reply } from '../reply/reply.ts';
import { wordsOf } from '../reply/words/words.ts';
import { withAsides } from './asides.ts';
import { drawActions, type Row } from './draw-actions.ts';
import { pagesOf } from './draw-pages.ts';
import type { CommandIds } from './draw-text.ts';
import { escapeMarkdown, unescapeMarkdown } from './escape.ts';
import type { IntentStore } from './intent-store.ts';
import { LIMITS, shorten } from './limits.ts';

/** A message as Discord's API takes it, files beside. */
export interface Drawing {
  readonly body: {
    readonly content?: string;
    readonly embeds: APIEmbed[];
    readonly components: Row[];
    readonly allowed_mentions: typeof NO_MENTIONS;
    readonly attachments: { readonly id: number; readonly filename: string }[];
  };
  readonly files: RawFile[];
}

export interface DrawContext {
  readonly ids: CommandIds;
  readonly store: IntentStore;
  readonly log: Pick<Logger, 'error'>;
  /** Which page of a long reply, from 1. */
  readonly page?: number | undefined;
  /** What gives the same reply again, for the buttons that turn its pages. */
  readonly again?: Intent | undefined;
  /** Buttons of the front. */
  readonly extra?: readonly Action[] | undefined;
  readonly mark?: string | undefined;
  /** As content without an embed, where embeds are not allowed. */
  readonly plain?: boolean | undefined;
}

/** On everything that is sent: nobody is pinged, whatever the text holds. */
export const NO_MENTIONS = { parse: [] as never[], replied_user: false } as const;

/** Tells what a message is by its colour; `toneOf` reads it back. */
const COLOURS: Readonly<Record<Reply['tone'], number>> = {
  answer: 0x2e8b6f,
  closest: 0xc9932b,
  nothing: 0x7d8590,
  briefing: 0x3b78c4,
  fault: 0xc4473b,
  info: 0x6a6fd1,
};
const LABEL = 300;

/** @throws UserError `too-long` when the files are larger than Discord takes */
export async function drawReply(reply: Reply, context: DrawContext): Promise<Drawing> {
  const title = drawTitle(reply.title);
  const label = shorten(reply.label?.trim() ?? '', LABEL);
  const around = [title && `**${title}**`, label && `-# ${escapeMarkdown(label)}`] as const;
  const room = context.plain ? LIMITS.content - around.join('').length - 4 : LIMITS.description;
  const pages = pagesOf(reply, room, context.ids);
  const number = Math.min(Math.max(1, context.page ?? 1), pages.length);
  const page = pages[number - 1] ?? pages[0];
  const extra = [...turns(number, pages.length, reply, context.again), ...(context.extra ?? [])];
  const components = await drawActions(reply.actions ?? [], extra, {
    lang: reply.lang,
    store: context.store,
    log: context.log,
    mark: context.mark,
  });
  const files = drawFiles(reply);
  const [above, below] = around;
  const content = [above, page.text, below].filter((part) => part !== '').join('\n') || '…';
  const embed: APIEmbed = {
    color: COLOURS[reply.tone],
    ...(title === '' ? {} : { title }),
    ...(page.text === '' ? (title === '' && label === '' ? { description: '…' } : {}) : { description: page.text }),
    ...(label === '' ? {} : { footer: { text: label } }),
  };
  return {
    body: {
      ...(context.plain ? { content } : {}),
      embeds: context.plain ? [] : [embed],
      components,
      allowed_mentions: NO_MENTIONS,
      attachments: files.map(({ name }, id) => ({ id, filename: name })),
    },
    files,
  };
}

/** One line of escaped markdown that fits a title. */
function drawTitle(title = ''): string {
  const line = title.replace(/\s+/g, ' ').trim();
  for (let length = LIMITS.title; ; length -= 8) {
    const drawn = escapeMarkdown(shorten(line, length));
    if (drawn.length <= LIMITS.title) return drawn;
  }
}

function turns(page: number, pages: number, reply: Reply, again: Intent | undefined): Action[] {
  if (pages === 1 || again === undefined || reply.partial) return [];
  const { previous, readMore } = wordsOf(reply.lang).button;
  const turn = (label: string, to: number): Action => ({
    kind: 'button',
    label,
    intent: withAsides({ ...again, shows: 'in-place' }, { page: to }),
  });
  return [...(page > 1 ? [turn(previous, page - 1)] : []), ...(page < pages ? [turn(readMore, page + 1)] : [])];
}

function drawFiles({ files = [] }: Reply): RawFile[] {
  const raw = files.map(({ name, content }): RawFile => ({ name, data: Buffer.from(content) }));
  const bytes = raw.reduce((sum, { data }) => sum + (data as Buffer).length, 0);
  if (bytes > LIMITS.files) {
    const limit = LIMITS.files.toLocaleString('en');
    throw new UserError('too-long', `The files have more than ${limit} bytes.`, { limit });
  }
  return raw;
}

/** "[1]" after words, linked or not. */
const SOURCE_MARKS = /(?: ?\[\\\[\d+\\\]\]\(<[^>]*>\)| \[\d+\]$)/g;

/** What a drawn message said, in plain words, for a question that follows it; undefined when it answers none. */
export function exchangeOf(embed: { color?: number | null; title?: string | null; description?: string | null }) {
  const answers: readonly number[] = [COLOURS.answer, COLOURS.closest, COLOURS.nothing];
  if (!embed.title || embed.color == null || !answers.includes(embed.color)) return undefined;
  const lines = (embed.description ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('-# '));
  const plain = lines.map((line) => line.replace(/^> |^### /, '').replace(SOURCE_MARKS, ''));
  return {
    question: unescapeMarkdown(embed.title),
    answer: unescapeMarkdown(plain.join('\n').replace(/\*\*/g, '')),
  };
}
