// The post as people see it: one message, in its language, with stories, quotes, sources and buttons.
import { describe, expect, it } from 'vitest';
import { digestReply, digestTitle, troubleReply } from '../../src/reply/digest-reply.ts';
import type { Block } from '../../src/reply/reply.ts';
import type { Article } from '../../src/types.ts';
import { articleOf, catalogueOf, itemOf, quoteOf } from './news.ts';
import { briefingOf, subscriptionOf } from './scene.ts';

const sentence = 'The ministers met for a third day without finding an agreement on the fisheries. ';
const stories = (count: number, length = 3): Article[] =>
  Array.from({ length: count }, (_, i) =>
    articleOf(`story-${i}`, {
      text: sentence.repeat(length),
      url: `https://news.example/2026/03/10/story-${i}`,
      title: `Story number ${i}`,
    }),
  );
const postOf = (articles: readonly Article[], settings = {}, quotes = articles.map(({ id }) => quoteOf(id, 'ann'))) => {
  const catalogue = catalogueOf(articles, quotes);
  const subscription = subscriptionOf('a', settings);
  const items = articles.map((article) =>
    itemOf(
      article,
      quotes.filter((quote) => quote.article === article.id),
    ),
  );
  const briefing = briefingOf({
    items,
    since: '2026-03-09T08:00:00Z',
    until: '2026-03-10T08:00:00Z',
    lang: subscription.lang,
  });
  return { post: { subscription, briefing, late: false }, catalogue };
};
const lengthOf = (blocks: readonly Block[]) => JSON.stringify(blocks).length;

describe('a digest post', () => {
  it('has date, period, stories, who said what, sources', () => {
    const { post, catalogue } = postOf(stories(2));
    const reply = digestReply(post, catalogue);
    expect(reply.title).toMatch(/^Daily digest · Tuesday,? 10 March 2026$/);
    expect(reply.blocks[0]).toMatchObject({
      small: true,
      text: [{ time: new Date('2026-03-09T08:00:00Z') }, ' – ', { time: new Date('2026-03-10T08:00:00Z') }],
    });
    const headings = reply.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(headings).toEqual(['Story number 0', 'Story number 1', 'Who said what']);
    expect(JSON.stringify(reply.blocks.at(-1))).toMatch(/https:\/\/news\.example/);
    expect(reply.actions?.flat().map(({ kind }) => kind)).toEqual(['menu', 'button', 'form']);
  });

  it('is in the language of its subscription, on its own local date', () => {
    const { post } = postOf(stories(1), { lang: 'fr', zone: 'Pacific/Auckland', days: [3] });
    expect(digestTitle(post)).toBe('La revue de la semaine · mardi 10 mars 2026');
    const later = { ...post, briefing: { ...post.briefing, until: '2026-03-10T19:30:00Z' } };
    expect(digestTitle(later)).toBe('La revue de la semaine · mercredi 11 mars 2026');
  });

  it.each([3, 10, 40])('of %i long stories fits one message, and the menu holds the others', (count) => {
    const { post, catalogue } = postOf(stories(count, 6));
    const reply = digestReply(post, catalogue);
    const shown = reply.blocks.filter((block) => block.kind === 'heading').length - 1;
    expect(shown).toBeGreaterThanOrEqual(1);
    expect(lengthOf(reply.blocks)).toBeLessThan(9000);
    if (shown < count) expect(reply.label).toMatch(new RegExp(`${count - shown} more stor(y|ies) in the menu`));
    const [menu] = reply.actions?.[0] ?? [];
    expect(menu?.kind === 'menu' ? menu.choices.length : 0).toBe(Math.min(count, 25));
  });

  it('shows one moment when there is no period to speak of', () => {
    const { post, catalogue } = postOf(stories(1));
    const at = { since: '2026-03-10T08:00:00Z', until: '2026-03-10T08:00:01Z' };
    expect(digestReply({ ...post, briefing: { ...post.briefing, ...at } }, catalogue).blocks[0]).toMatchObject({
      text: [{ time: new Date(at.until) }],
    });
  });

  it('with a single story has a button to read it', () => {
    const { post, catalogue } = postOf(stories(1));
    const [read, quotes] = digestReply(post, catalogue).actions?.flat() ?? [];
    expect(read).toMatchObject({
      kind: 'button',
      intent: { command: 'sources', options: { article: 'story-0' }, shows: 'private' },
    });
    expect(quotes).toMatchObject({ intent: { command: 'quotes', options: { article: 'story-0' } } });
  });

  it('says when it is late, and when nothing is new', () => {
    const { post, catalogue } = postOf(stories(1), { lang: 'fr', topic: 'le détroit' });
    expect(JSON.stringify(digestReply({ ...post, late: true }, catalogue).blocks)).toMatch(
      /Cette revue est en retard\u00a0:/,
    );
    const empty = digestReply({ ...post, briefing: { ...post.briefing, items: [] } }, catalogue);
    expect(empty).toMatchObject({
      tone: 'nothing',
      blocks: [{ text: 'Rien de nouveau sur «\u202fle détroit\u202f» cette fois.' }, {}, {}],
    });
    expect(empty.actions?.flat()).toHaveLength(1);
  });
});

describe('an administrator', () => {
  it('reads which permission is missing, and where', () => {
    const reply = troubleReply(subscriptionOf('a', { lang: 'fr', channelId: '42' }), {
      kind: 'forbidden',
      permissions: ['SendMessages'],
    });
    expect(reply.blocks[0]).toEqual({
      kind: 'text',
      text: [{ channel: '42' }, ' · ', 'Il m’y manque une permission\u00a0: Envoyer des messages.'],
    });
    expect(troubleReply(subscriptionOf('a'), { kind: 'gone' }).title).toBe('The daily digest is not going out');
  });
});
