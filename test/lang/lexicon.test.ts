// Checks the lexicon's files as data: the format a person edits, and its size.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../src/lang/lexicon/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));

/** One entry with the place it stands at, so that a failure names the line to mend. */
interface Entry {
  at: string;
  english: string[];
  french: string[];
}

// A form: letters and digits, joined by spaces, apostrophes, hyphens, full stops, slashes, ampersands or plus signs.
const form = /^[\p{L}\p{N}](?:[\p{L}\p{N}'.&+/-]| (?! ))*$/u;

/** The form's faults in words; none for a sound form. */
function formFaults(text: string): string[] {
  const faults: string[] = [];
  if (text === '') faults.push('empty form');
  else if (text !== text.trim()) faults.push(`stray whitespace in "${text}"`);
  else if (!form.test(text)) faults.push(`stray character in "${text}"`);
  return faults;
}

/** Splits a line into its two sides, or gives null when it does not read `english = french`. */
function parseLine(line: string): Omit<Entry, 'at'> | null {
  const sides = line.split(' = ');
  const [english, french] = sides;
  if (sides.length !== 2 || english === undefined || french === undefined) return null;
  return { english: english.split('; '), french: french.split('; ') };
}

/** All faults of one line, the English side's lower case among them. */
function lineFaults(line: string): string[] {
  if (line !== line.normalize('NFC')) return ['not in NFC'];
  const entry = parseLine(line);
  if (!entry) return ['not "english = french"'];
  const faults = [...entry.english, ...entry.french].flatMap(formFaults);
  if (new Set(entry.english).size < entry.english.length) faults.push('English form twice');
  if (new Set(entry.french).size < entry.french.length) faults.push('French form twice');
  faults.push(...entry.english.filter((text) => text !== text.toLowerCase()).map((text) => `capitals in "${text}"`));
  return faults;
}

function linesOf(name: string): { at: string; line: string }[] {
  return readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .map((line, index) => ({ at: `${name}:${index + 1}`, line }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'));
}

function entriesOf(name: string): Entry[] {
  return linesOf(name).flatMap(({ at, line }) => {
    const entry = parseLine(line);
    return entry ? [{ at, ...entry }] : [];
  });
}

describe('lineFaults', () => {
  it.each([
    ['ship', 'not "english = french"'],
    ['ship = ', 'empty form'],
    ['ship; = navire', 'stray character in "ship;"'],
    ['ship = navire ', 'stray whitespace in "navire "'],
    ['ship = nav\tire', 'stray character in "nav\tire"'],
    ['a  ship = navire', 'stray character in "a  ship"'],
    ['ship; ship = navire', 'English form twice'],
    ['Ship = navire', 'capitals in "Ship"'],
    ['cafe\u0301 = café', 'not in NFC'],
    ['ship = navire = bateau', 'not "english = french"'],
  ])('finds the fault in %j', (line, fault) => {
    expect(lineFaults(line)).toContain(fault);
  });

  it('accepts a sound line', () => {
    expect(lineFaults("people's army; g20 = Armée du peuple; L'armée; G20; 1er-Mai")).toEqual([]);
  });
});

describe('lexicon files', () => {
  it.each(files)('%s opens with a comment and has no faulty line', (name) => {
    expect(readFileSync(new URL(name, folder), 'utf8').startsWith('# ')).toBe(true);
    expect(linesOf(name).flatMap(({ at, line }) => lineFaults(line).map((fault) => `${at}: ${fault}`))).toEqual([]);
  });

  it('gives no head the same translations twice', () => {
    const seen = new Map<string, string>();
    const repeated: string[] = [];
    for (const { at, english, french } of files.flatMap(entriesOf)) {
      const translations = [...french].sort().join('; ');
      for (const head of english) {
        const key = `${head} = ${translations}`;
        const first = seen.get(key);
        if (first) repeated.push(`${at}: ${head}, as in ${first}`);
        else seen.set(key, at);
      }
    }
    expect(repeated).toEqual([]);
  });

  it('holds at least 8,000 distinct English heads', () => {
    const heads = new Set(files.flatMap(entriesOf).flatMap(({ english }) => english));
    expect(heads.size).toBeGreaterThanOrEqual(8000);
  });
});
