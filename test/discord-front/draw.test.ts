// Drawing: whatever a reply holds, the message keeps Discord's limits and the words stay what they are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawReply } from '../../src/discord/draw.ts';
import { escapeMarkdown, unescapeMarkdown } from '../../src/discord/escape.ts';
import { createIntentMemory } from '../../src/discord/intent-store.ts';
import type { Action, Block, Intent, Piece, Reply, Text } from '../../src/reply/reply.ts';
import { wordsOf } from '../../src/reply/words/words.ts';
import { checkMessage, type Draft, type MessageBody } from '../discord/limits-messages.ts';

const again: Intent = { command: 'brief', options: { question: 'q' }, shows: 'new' };
const log = {
  error: (cause: object) => {
    throw new Error('a button was left out', { cause });
  },
};
const draw = (reply: Reply, page = 1) =>
  drawReply(reply, { ids: new Map([['brief', '1'.repeat(18)]]), store: createIntentMemory(), log, page, again });
const reply = (blocks: readonly Block[], more: Partial<Reply> = {}): Reply => ({
  lang: 'en',
  tone: 'answer',
  blocks,
  ...more,
});

/** Every page of a reply, as long as a button leads to the next one. */
async function allPages(drawn: Reply): Promise<string[]> {
  const next = wordsOf(drawn.lang).button.readMore;
  const pages: string[] = [];
  for (;;) {
    const { body } = await draw(drawn, pages.length + 1);
    pages.push(body.embeds[0]?.description ?? '');
    const labels = body.components.flatMap(({ components }) => components.map((each) => 'label' in each && each.label));
    if (!labels.includes(next)) return pages;
    if (pages.length > 200) throw new Error('the pages do not end');
  }
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    ...['@everyone', '<@123>', '[a](https://x.y)', '**b**', '# h', '- l', '> q', '-# s', '1. n', '`c`', '||s||'],
    ...['https://x.y/a_b_c', '<t:1:R>', '\\', '~~', '_i_', '\n', '\n\n', ' ', '« mot »', 'Il a dit non. ', '😀'],
  ),
);
const text = fc.array(nasty, { maxLength: 12 }).map((parts) => parts.join(''));
const long = fc.tuple(text, fc.integer({ min: 1, max: 300 })).map(([part, times]) => part.repeat(times));
const anyText = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: long });
const piece: fc.Arbitrary<Piece> = fc.oneof(
  anyText,
  anyText.map((bold) => ({ bold })),
  anyText.map((italic) => ({ italic })),
  anyText.map((struck) => ({ struck })),
  fc.record({ link: fc.oneof(fc.webUrl(), text), label: text }),
  fc.record({ command: fc.constantFrom('brief', 'quotes'), example: text }),
  fc.constant({ channel: '123456789012345678' }),
  fc.constant({ time: new Date(0), as: 'relative' as const }),
);
const pieces: fc.Arbitrary<Text> = fc.oneof(anyText, fc.array(piece, { maxLength: 6 }));
const lang = fc.constantFrom('en' as const, 'fr' as const);
const block: fc.Arbitrary<Block> = fc.oneof(
  pieces.map((words): Block => ({ kind: 'heading', text: words })),
  fc.record({ kind: fc.constant('text' as const), text: pieces, small: fc.boolean() }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(pieces, { maxLength: 8 }) }),
  fc.record(
    { kind: fc.constant('words' as const), words: anyText, lang, quoted: fc.boolean(), by: pieces, source: pieces },
    { requiredKeys: ['kind', 'words', 'lang', 'quoted'] },
  ),
  fc.record({
    kind: fc.constant('difference' as const),
    parts: fc.array(fc.record({ text: anyText, change: fc.constantFrom('same', 'added', 'removed') }), {
      maxLength: 6,
    }),
  }) as fc.Arbitrary<Block>,
);
const intent: fc.Arbitrary<Intent> = fc.record({
  command: fc.constantFrom('quotes', 'digest show'),
  options: fc.dictionary(fc.constantFrom('speaker', 'page', 'about'), fc.oneof(text, fc.integer(), fc.boolean())),
  shows: fc.constantFrom('in-place', 'new', 'private'),
});
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('button' as const), label: text, intent }),
  fc.record({ kind: fc.constant('link' as const), label: text, url: fc.oneof(fc.webUrl(), text) }),
  fc.record({
    kind: fc.constant('menu' as const),
    placeholder: text,
    option: fc.constant('speaker'),
    intent,
    choices: fc.array(fc.record({ label: text, value: anyText, description: text }), { maxLength: 40 }),
  }),
  fc.record({
    kind: fc.constant('form' as const),
    label: text,
    title: text,
    intent,
    fields: fc.array(fc.record({ option: fc.constant('question'), label: text }), { maxLength: 7 }),
  }),
);
const anyReply: fc.Arbitrary<Reply> = fc.record(
  {
    lang,
    tone: fc.constantFrom('answer', 'closest', 'nothing', 'briefing', 'fault', 'info'),
    title: anyText,
    label: anyText,
    blocks: fc.array(block, { maxLength: 14 }),
    actions: fc.array(fc.array(action, { maxLength: 7 }), { maxLength: 7 }),
  },
  { requiredKeys: ['lang', 'tone', 'blocks'] },
);

describe('any reply', () => {
  it('keeps the limits of messages, on every page and as plain content', async () => {
    await fc.assert(
      fc.asyncProperty(anyReply, fc.integer({ min: 1, max: 4 }), fc.boolean(), async (drawn, page, plain) => {
        const { body } = await drawReply(drawn, {
          ids: new Map(),
          store: createIntentMemory(),
          log,
          page,
          again,
          plain,
        });
        const { content = '', embeds, components } = structuredClone(body) as unknown as Draft;
        checkMessage({ content, embeds, components, flags: 0, fileNames: new Set() }, body as MessageBody, []);
        expect(JSON.stringify(body)).not.toContain('undefined');
      }),
      { numRuns: 150 },
    );
  });

  it('shows every block’s words on its pages, in order', async () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-zé]{3,12}$/), { minLength: 1, maxLength: 400 });
    const paragraph = words.map((list) => `${list.join(' ')}.`);
    await fc.assert(
      fc.asyncProperty(fc.array(paragraph, { minLength: 1, maxLength: 12 }), async (paragraphs) => {
        const blocks = paragraphs.map((each): Block => ({ kind: 'words', words: each, lang: 'en', quoted: false }));
        const pages = await allPages(reply(blocks));
        const shown = pages
          .join(' ')
          .replace(/-# \d+ more not shown/g, '')
          .replace(/[…\s]+/g, '');
        expect(unescapeMarkdown(shown)).toBe(paragraphs.join('').replace(/\s+/g, ''));
      }),
      { numRuns: 60 },
    );
  });

  it('never cuts inside a quote that fits a message', async () => {
    const sentence = fc.array(fc.stringMatching(/^[a-zé]{2,10}$/), { minLength: 3, maxLength: 60 });
    const quoted = fc
      .array(sentence, { minLength: 1, maxLength: 5 })
      .map((list) => list.map((each) => `${each.join(' ')}.`).join(' '));
    await fc.assert(
      fc.asyncProperty(fc.array(quoted, { minLength: 1, maxLength: 30 }), async (quotes) => {
        const blocks = quotes.map((each): Block => ({ kind: 'words', words: each, lang: 'fr', quoted: true }));
        const [open, close] = wordsOf('fr').marks;
        const pages = await allPages(reply(blocks));
        for (const each of quotes) expect(pages.some((page) => page.includes(`> ${open}${each}${close}`))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('escaping', () => {
  it('changes no word', () => {
    fc.assert(
      fc.property(anyText, (words) => {
        expect(unescapeMarkdown(escapeMarkdown(words))).toBe(words);
      }),
    );
  });

  it.each([
    ['**bold** _it_ `c` ||s|| ~~x~~', '\\*\\*bold\\*\\* \\_it\\_ \\`c\\` \\|\\|s\\|\\| \\~\\~x\\~\\~'],
    ['# title\n- item\n1. one\n> quote\n-# small', '\\# title\n\\- item\n1\\. one\n\\> quote\n\\-# small'],
    ['[a](https://x.example)', '[a]\\(https://x.example)'],
    ['@everyone and @here', '\\@everyone and \\@here'],
    ['<@1> <#2> <t:3:R> </brief:4> <:e:5> <a:e:6>', '\\<@1> \\<#2> \\<t:3:R> \\</brief:4> \\<:e:5> \\<a:e:6>'],
    ['https://x.example/a_b_c and a_b', 'https://x.example/a_b_c and a\\_b'],
    ['l’an 2021 - « sous-marins » : 3 < 4, a | b ~ c', 'l’an 2021 - « sous-marins » : 3 < 4, a | b ~ c'],
  ])('%j', (words, escaped) => expect(escapeMarkdown(words)).toBe(escaped));
});

describe('a quote', () => {
  it('stands between the marks of its own language, its own marks untouched', async () => {
    const words = 'Il a dit “oui” et « non »';
    const { body } = await draw(reply([{ kind: 'words', words, lang: 'fr', quoted: true, by: [{ bold: 'Ada' }] }]));
    expect(body.embeds[0]?.description).toBe(`**Ada**\n> «\u202f${words}\u202f»`);
  });

  it('that is longer than a message is cut between sentences, and says so', async () => {
    const sentence = 'The channels stay open at every hour of the day and of the night.';
    const words = Array.from({ length: 100 }, (_, i) => `${i} ${sentence}`).join(' ');
    const drawn = reply([{ kind: 'words', words, lang: 'en', quoted: true }]);
    const pages = await allPages(drawn);
    expect(pages.length).toBe(2);
    expect(pages[0]).toMatch(/^> “0 The[\s\S]*night\.\n\n-# 1 more not shown$/);
    expect(pages[1]).toMatch(/^> \d+ The[\s\S]*night\.”$/);
  });

  it('of one endless sentence is cut between words, with an ellipsis', async () => {
    const words = 'word '.repeat(2000).trim();
    const pages = await allPages(reply([{ kind: 'words', words, lang: 'en', quoted: true }]));
    expect(pages[0]).toMatch(/ word…\n\n-# 1 more not shown$/);
    expect(pages.at(-1)).toMatch(/^> word [\s\S]* word”$/);
  });
});

describe('a long reply', () => {
  const blocks: Block[] = [
    ...Array.from(
      { length: 12 },
      (_, i): Block => ({ kind: 'words', words: `${i} ${'mot '.repeat(150)}`, lang: 'fr', quoted: true }),
    ),
    { kind: 'text', small: true, text: '[1] Le titre · Le journal' },
  ];

  it('says how many are left and repeats its sources on each page', async () => {
    const pages = await allPages(reply(blocks, { lang: 'fr' }));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0]).toMatch(/-# \d+ de plus, non montrés\n-# \[1\] Le titre · Le journal$/);
    expect(pages.at(-1)).not.toContain('de plus');
    for (const page of pages) expect(page).toContain('[1] Le titre');
  });

  it('keeps a heading with what follows it', async () => {
    const filler: Block = { kind: 'words', words: 'mot '.repeat(950), lang: 'fr', quoted: false };
    const pages = await allPages(
      reply([filler, { kind: 'heading', text: 'Suite' }, { kind: 'text', text: 'mot '.repeat(100) }]),
    );
    expect(pages[0]).not.toContain('Suite');
    expect(pages[1]).toMatch(/^### Suite\nmot/);
  });
});

it('draws links, times, commands and channels as Discord’s own', async () => {
  const { body } = await draw(
    reply([
      {
        kind: 'text',
        text: [
          { link: 'https://example.org/a (b)', label: 'A *title*' },
          ' ',
          { link: 'https://example.org/', label: '[1]' },
          ' ',
          { link: 'javascript:alert(1)', label: 'no' },
          ' ',
          { time: new Date(1_700_000_000_000), as: 'relative' },
          ' ',
          { command: 'brief', example: 'what_now?' },
          ' ',
          { command: 'check' },
          ' ',
          { channel: '42' },
        ],
      },
    ]),
  );
  expect(body.embeds[0]?.description).toBe(
    '[A \\*title\\*](<https://example.org/a%20%28b%29>) [\\[1\\]](<https://example.org/>) no <t:1700000000:R> ' +
      `</brief:${'1'.repeat(18)}> what\\_now? /check <#42>`,
  );
});
