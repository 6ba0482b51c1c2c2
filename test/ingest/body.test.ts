// Hard-wrapped text becomes paragraphs again, whatever the column; lines that were lines stay lines.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanBody } from '../../src/ingest/body.ts';

function wrap(text: string, column: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= column) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

const PARAGRAPHS = [
  'Le porte-parole du ministère chinois de la Défense a déclaré jeudi que les parties « ont échangé des points de vue approfondis sur les relations entre les deux pays et les deux armées ». Il n’a rien dit des îles.',
  'The harbour authority said on Monday that the old crane would be taken down before the winter storms, and “it is not safe any more,” said Ruth Calloway, who runs the port. “We looked at every other way.”',
  '— Oui, dit le maire, nous viendrons demain avec les autres élus de la région, si la route est ouverte.',
  'A short line.',
  'Les sous-marins et les États-Unis étaient au programme de la rencontre de jeudi, qui a duré plus de deux heures à huis clos.',
];

describe('wrapped text', () => {
  it('is unwrapped at any column', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(PARAGRAPHS, { minLength: 1 }),
        fc.integer({ min: 58, max: 102 }),
        (chosen, column) => {
          expect(cleanBody(chosen.map((paragraph) => wrap(paragraph, column)).join('\n\n'))).toBe(chosen.join('\n\n'));
        },
      ),
    );
  });

  it('leaves paragraphs on single lines, dialogues and lists alone', () => {
    const lines = [
      PARAGRAPHS[0],
      '— Viendrez-vous demain avec les autres élus de la région ?',
      '— Non.',
      'Q: Will the road open today, or will the people of the town wait again?',
      'A: We do not know yet.',
    ];
    expect(cleanBody(lines.join('\n'))).toBe(lines.join('\n\n'));
    const names = [
      'Anne Dupont, mayor of the town of Saint-Merri-sur-Loue',
      'Luc Roy, who runs the port',
      'Ruth Calloway',
    ];
    expect(cleanBody(names.join('\n'))).toBe(names.join('\n\n'));
  });

  it('loses the title of a linked article with the words that announce it', () => {
    expect(cleanBody('One sentence.\n\nÀ lire aussi\nLe stade rouvre ses portes\n\nAnother sentence.')).toBe(
      'One sentence.\n\nAnother sentence.',
    );
    expect(cleanBody('One sentence.\nÀ lire aussi\nAnother sentence.')).toBe('One sentence.\n\nAnother sentence.');
  });
});
