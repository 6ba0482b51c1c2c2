// What a person reads in the terminal.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawReply } from '../../src/console/draw.ts';
import type { Reply } from '../../src/reply/reply.ts';

const plain = { columns: 0, plain: true };
const reply: Reply = {
  lang: 'en',
  tone: 'answer',
  title: 'what did Milley say?',
  blocks: [
    {
      kind: 'words',
      words: 'Il répondait',
      lang: 'fr',
      quoted: true,
      by: [{ bold: 'Mark Milley' }, ', général'],
      source: ['[1]'],
    },
    {
      kind: 'words',
      words: 'The whole sentence.',
      lang: 'en',
      quoted: false,
      source: [{ link: 'https://e.org', label: '[2]' }],
    },
    { kind: 'text', small: true, text: ['[1] ', 'Titre'] },
    { kind: 'text', small: true, text: ['[2] ', { link: 'https://e.org', label: 'Title' }] },
  ],
  label: 'Word for word from the articles',
  actions: [
    [
      {
        kind: 'button',
        label: 'All quotes',
        intent: { command: 'quotes', options: { speaker: 'milley', around: false }, shows: 'private' },
      },
    ],
  ],
};

describe('a reply in the terminal', () => {
  it('reads like this', () => {
    expect(drawReply(reply, plain)).toBe(
      [
        'what did Milley say?',
        '',
        'Mark Milley, général',
        '  «\u202FIl répondait\u202F» [1]',
        '',
        '  The whole sentence. [2]',
        '',
        '[1] Titre',
        '[2] Title <https://e.org>',
        '',
        'Word for word from the articles',
        '',
        'All quotes: /quotes speaker: milley',
      ].join('\n'),
    );
  });

  it('shows a difference without colours', () => {
    const parts = [
      { text: 'the ', change: 'same' },
      { text: 'green', change: 'removed' },
      { text: 'red', change: 'added' },
      { text: ' line', change: 'same' },
    ] as const;
    expect(drawReply({ lang: 'en', tone: 'info', blocks: [{ kind: 'difference', parts }] }, plain)).toBe(
      '  the [-green-]{+red+} line',
    );
  });

  it('never lets source text move the cursor, and never loses or adds a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 20, max: 80 }), (words, columns) => {
        const block = { kind: 'words', words, lang: 'en', quoted: false } as const;
        const drawn = drawReply({ lang: 'en', tone: 'info', blocks: [block] }, { columns, plain: true });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
        expect(drawn).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they count as blanks.
        const bare = (text: string) => text.replace(/[\u0000-\u0020\u007F-\u009F]+/g, ' ').trim();
        expect(bare(drawn)).toBe(bare(words));
      }),
    );
  });

  it('wraps at the width it is given', () => {
    const words = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
    const drawn = drawReply(
      { lang: 'en', tone: 'info', blocks: [{ kind: 'text', text: words }] },
      { columns: 40, plain: false },
    );
    for (const line of drawn.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });
});
