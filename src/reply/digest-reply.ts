// Digest -> Reply: the post itself, its thread, what an administrator reads about digests.
import type { DigestPost, DigestTrouble } from '../digest/channels.ts';
import type { DigestStatus, SetDigest } from '../digest/digests.ts';
import type { Briefing, BriefingItem, Catalogue, LanguageCode, Subscription } from '../types.ts';
import { briefingReply } from './briefing-reply.ts';
import type { Action, Block, Choice, Piece, Reply, Text } from './reply.ts';
import { wordsOf } from './words/words.ts';

/** What a post may hold, in characters, addresses included: one message, and a little to spare for escapes. */
const ROOM = 3500;
const LONGEST_LABEL = 100;
const MENU = 25;

/** The post in the subscription's language: as many stories as one message holds, the others in a menu. */
export function digestReply(post: Omit<DigestPost, 'key'>, catalogue: Catalogue): Reply {
  const { subscription, briefing, late } = post;
  const { lang } = subscription;
  const words = wordsOf(lang).digest;
  const intro: Block[] = [
    small(periodOf(briefing)),
    ...(subscription.topic ? [small(words.onTopic(subscription.topic))] : []),
    ...(late ? [small(words.late)] : []),
  ];
  const title = digestTitle(post);
  if (briefing.items.length === 0) {
    const blocks: Block[] = [{ kind: 'text', text: words.nothingNew(subscription.topic) }, ...intro];
    return { lang, tone: 'nothing', title, blocks, actions: [[askForm(lang)]] };
  }
  const { reply, left } = fitted(briefing, catalogue, lang, sizeOf(intro));
  return {
    ...reply,
    title,
    blocks: [...intro, ...reply.blocks],
    label: [reply.label, ...(left > 0 ? [words.more(left)] : [])].filter(Boolean).join(' · '),
    actions: [storyActions(briefing.items, lang), [allQuotes(briefing.items, lang), askForm(lang)]],
  };
}

/** From when to when; the end alone when undated articles leave nothing between. */
function periodOf({ since, until }: Briefing): Piece[] {
  const end: Piece = { time: new Date(until), as: 'date-time' };
  return Date.parse(until) - Date.parse(since) < 60_000
    ? [end]
    : [{ time: new Date(since), as: 'date-time' }, ' – ', end];
}

/** Title of the post, and of the thread that is opened on it. */
export function digestTitle({ subscription, briefing }: Pick<DigestPost, 'subscription' | 'briefing'>): string {
  const words = wordsOf(subscription.lang).digest;
  return words.title(subscription.days.length === 1, words.day(new Date(briefing.until), subscription.zone));
}

function fitted(
  briefing: Briefing,
  catalogue: Catalogue,
  lang: LanguageCode,
  used: number,
): { reply: Reply; left: number } {
  for (let count = briefing.items.length; ; count -= 1) {
    const reply = briefingReply({ ...briefing, items: briefing.items.slice(0, count) }, catalogue, lang);
    if (count === 1 || used + sizeOf(reply.blocks) <= ROOM) return { reply, left: briefing.items.length - count };
  }
}

function sizeOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + sizeOfBlock(block), 0);
}

function sizeOfBlock(block: Block): number {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return sizeOfText(block.text) + 6;
    case 'list':
      return block.items.reduce((sum, item) => sum + sizeOfText(item) + 4, 0);
    case 'words':
      return block.words.length + sizeOfText(block.by) + sizeOfText(block.source) + 12;
    case 'difference':
      return block.parts.reduce((sum, { text }) => sum + text.length + 4, 0) + sizeOfText(block.source);
  }
}

function sizeOfText(text: Text | undefined): number {
  if (text === undefined) return 0;
  if (typeof text === 'string') return text.length;
  return text.reduce((sum, piece) => sum + sizeOfPiece(piece), 0);
}

function sizeOfPiece(piece: Piece): number {
  if (typeof piece === 'string') return piece.length;
  if ('link' in piece) return piece.link.length + piece.label.length + 6;
  return Object.values(piece).reduce<number>((sum, value) => sum + String(value).length, 6);
}

function storyActions(items: readonly BriefingItem[], lang: LanguageCode): Action[] {
  const words = wordsOf(lang);
  const choices = items.flatMap(({ title, articles }): Choice[] => {
    const [article] = articles;
    return article ? [{ label: short(title), value: article.article }] : [];
  });
  const [only, ...others] = choices;
  if (!only) return [];
  const intent = { command: 'sources', options: {}, shows: 'private' } as const;
  if (others.length === 0) {
    return [{ kind: 'button', label: words.button.readMore, intent: { ...intent, options: { article: only.value } } }];
  }
  return [
    { kind: 'menu', placeholder: words.digest.readStory, option: 'article', intent, choices: choices.slice(0, MENU) },
  ];
}

function allQuotes(items: readonly BriefingItem[], lang: LanguageCode): Action {
  const articles = new Set(items.flatMap(({ articles: refs }) => refs.map(({ article }) => article)));
  const [article] = articles;
  const options = article !== undefined && articles.size === 1 ? { article } : {};
  return {
    kind: 'button',
    label: wordsOf(lang).quotes.everyone,
    intent: { command: 'quotes', options, shows: 'private' },
  };
}

function askForm(lang: LanguageCode): Action {
  const { ask, question } = wordsOf(lang).button;
  return {
    kind: 'form',
    label: ask,
    title: ask,
    intent: { command: 'brief', options: {}, shows: 'private' },
    fields: [{ option: 'question', label: question, required: true, maxLength: 300 }],
  };
}

function short(title: string): string {
  return title.length <= LONGEST_LABEL ? title : `${title.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}

/** What `/digest preview` shows: the post, to one person. */
export function previewReply(post: Omit<DigestPost, 'key'>, catalogue: Catalogue, locale: LanguageCode): Reply {
  const reply = digestReply(post, catalogue);
  return { ...reply, blocks: [small(wordsOf(locale).digest.preview), ...reply.blocks], private: true };
}

export function setDigestReply(outcome: SetDigest, channelId: string, lang: LanguageCode): Reply {
  const words = wordsOf(lang).digest;
  if (outcome.kind === 'full') return fault([words.full], lang);
  if (outcome.kind === 'missing') {
    return fault([{ channel: channelId }, ' · ', words.missing(permissionNames(outcome.permissions, lang))], lang);
  }
  const blocks: Block[] = [
    { kind: 'text', text: outcome.changed ? words.changed : words.set },
    ...statusBlocks(outcome.status, lang),
  ];
  return { lang, tone: 'info', blocks, private: true };
}

export function digestsReply(statuses: readonly DigestStatus[], lang: LanguageCode): Reply {
  const words = wordsOf(lang).digest;
  if (statuses.length === 0)
    return { lang, tone: 'nothing', blocks: [{ kind: 'text', text: words.none }], private: true };
  return {
    lang,
    tone: 'info',
    title: words.titleOfList,
    blocks: statuses.flatMap((status) => statusBlocks(status, lang)),
    private: true,
  };
}

/** One line for a digest that was ended, or that cannot be chosen. */
export function digestLineReply(line: 'off' | 'whichOne' | 'none', lang: LanguageCode): Reply {
  const tone = line === 'off' ? 'info' : 'nothing';
  return { lang, tone, blocks: [{ kind: 'text', text: wordsOf(lang).digest[line] }], private: true };
}

/** What an administrator is told, in the digest's language. */
export function troubleReply(subscription: Subscription, trouble: DigestTrouble): Reply {
  const { lang, channelId, days } = subscription;
  const words = wordsOf(lang).digest;
  const why = words.trouble(trouble.kind, permissionNames(trouble.permissions ?? [], lang));
  return {
    lang,
    tone: 'fault',
    title: words.troubleTitle(days.length === 1),
    blocks: [
      { kind: 'text', text: [{ channel: channelId }, ' · ', why] },
      { kind: 'text', text: words.troubleHint, small: true },
    ],
  };
}

function statusBlocks({ state, next, pending }: DigestStatus, lang: LanguageCode): Block[] {
  const words = wordsOf(lang).digest;
  const { subscription, lastPostedAt, trouble, missedDate } = state;
  const moment = (at: number): Piece[] => [
    { time: new Date(at), as: 'date-time' },
    ' · ',
    { time: new Date(at), as: 'relative' },
  ];
  const lines: Text[] = [
    settingsLine(subscription, lang),
    ...(pending?.fault
      ? [[words.nextTry, ...moment(pending.leaseUntil)]]
      : next
        ? [[words.next, ...moment(next.getTime())]]
        : []),
    lastPostedAt === undefined ? [words.last, words.never] : [words.last, ...moment(lastPostedAt)],
  ];
  const faults = [
    ...(trouble ? [words.trouble(trouble.kind, permissionNames(trouble.permissions ?? [], lang))] : []),
    ...(!trouble && pending?.fault ? [words.trouble(pending.fault, '')] : []),
    ...(missedDate ? [words.missed(words.day(new Date(`${missedDate}T12:00:00Z`), 'UTC'))] : []),
  ];
  return [
    { kind: 'text', text: [{ channel: subscription.channelId }, ' · ', { bold: scheduleOf(subscription, lang) }] },
    { kind: 'list', items: [...lines, ...faults] },
  ];
}

function scheduleOf({ time, zone, days }: Subscription, lang: LanguageCode): string {
  const words = wordsOf(lang).digest;
  return words.schedule(time, zone, words.days(days));
}

function settingsLine(subscription: Subscription, lang: LanguageCode): string {
  const words = wordsOf(lang);
  const { options, onTopic, following } = words.digest;
  const { topic, speakers, silent, thread, publish, whenNothingNew } = subscription;
  return [
    words.languageName(subscription.lang),
    ...(topic ? [onTopic(topic)] : []),
    ...(speakers.length > 0 ? [following(words.list(speakers))] : []),
    ...(silent ? [options.silent] : []),
    ...(thread ? [options.thread] : []),
    ...(publish ? [options.publish] : []),
    options[whenNothingNew],
  ].join(' · ');
}

function permissionNames(permissions: readonly string[], lang: LanguageCode): string {
  const words = wordsOf(lang);
  return words.list(permissions.map((name) => words.digest.permission(name)));
}

function fault(text: readonly Piece[], lang: LanguageCode): Reply {
  return { lang, tone: 'fault', blocks: [{ kind: 'text', text }], private: true };
}

function small(text: Text): Block {
  return { kind: 'text', text, small: true };
}
