// What is typed in the console becomes a command with options.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLine } from '../../src/console/read-line.ts';
import { UserError } from '../../src/errors.ts';

function read(line: string) {
  const { command, options, subcommand } = readLine(line);
  return { name: command.data.name.en, options, ...(subcommand ? { subcommand } : {}) };
}

describe('a typed line', () => {
  it.each([
    ['what did Milley say?', { name: 'brief', options: { question: 'what did Milley say?' } }],
    ['/brief what did Milley say?', { name: 'brief', options: { question: 'what did Milley say?' } }],
    ['/brief question: what did Milley say?', { name: 'brief', options: { question: 'what did Milley say?' } }],
    ['/brief question: qui ? language: fr', { name: 'brief', options: { question: 'qui ?', language: 'fr' } }],
    [
      '/point qu’a dit Milley ? langue: en',
      { name: 'brief', options: { question: 'qu’a dit Milley ?', language: 'en' } },
    ],
    ['/brief', { name: 'brief', options: {} }],
    [
      '/quotes speaker: Milley about: communications',
      { name: 'quotes', options: { speaker: 'Milley', about: 'communications' } },
    ],
    ['/citations personne : Wu sujet : mer', { name: 'quotes', options: { speaker: 'Wu', about: 'mer' } }],
    [
      '/quotes speaker: x around: true export: csv',
      { name: 'quotes', options: { speaker: 'x', around: 'true', export: 'csv' } },
    ],
    [
      '/compare speakers: Wu Qian, Martin Meiners about: communication',
      { name: 'compare', options: { speakers: 'Wu Qian, Martin Meiners', about: 'communication' } },
    ],
    ['/brief at 10:30 what happened: why?', { name: 'brief', options: { question: 'at 10:30 what happened: why?' } }],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it('names a command that is not there', () => {
    expect(() => readLine('/nothing at all')).toThrow(UserError);
  });

  it('never loses words of a question', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        fc.pre(!text.trim().startsWith('/') && !/:/.test(text));
        expect(read(text).options.question ?? '').toBe(text.trim());
      }),
    );
  });
});
