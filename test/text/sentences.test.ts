import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/lang/languages.ts';
import { quotations } from '../../src/text/marks.ts';
import { passages } from '../../src/text/passages.ts';
import { sentences } from '../../src/text/sentences.ts';
import type { LanguageCode } from '../../src/types.ts';

const split = (text: string, lang: LanguageCode): string[] =>
  sentences(text, languageOf(lang)).map((span) => text.slice(span.start, span.end));

const marked = (text: string): string[] =>
  quotations(text, { start: 0, end: text.length }).map((q) => text.slice(q.inner.start, q.inner.end));

describe('sentences', () => {
  it.each<[LanguageCode, string[]]>([
    ['fr', ['M. Durand est venu.', 'Mme Petit aussi.']],
    ['fr', ['« Il est tard ! Rentrons. », a-t-il dit à M. Durand.', 'La nuit tombait.']],
    ['fr', ['« C’est fini. »', 'Le maire est parti.']],
    ['fr', ['« Vous venez ? » a demandé Paul.', 'Non.']],
    ['fr', ['Le budget atteint 3.5 millions, soit 12,4 % de plus.', 'C’est trop.']],
    ['fr', ['J.-P. Martin a vu J. Dupont.', 'Ils ont parlé.']],
    ['en', ['Sen. Joe Smith met Gen. Mark Milley in Washington, D.C. on Monday.', 'They talked.']],
    ['en', ['“We did it. We won.” The crowd roared.'].flatMap(() => ['“We did it. We won.”', 'The crowd roared.'])],
    ['en', ['“Are you sure?” Ms. Jones asked.', 'He was.']],
    ['en', ['The U.S. Army left.', 'He lives in the U.S.', 'The war is over.']],
    ['en', ['John F. Kennedy spoke... and then left.', 'It was 3 p.m. in No. 10.']],
    ['en', ['He called it “a shame.”', 'Then he left.']],
  ])('%s %j', (lang, expected) => {
    expect(split(expected.join(' '), lang)).toEqual(expected);
  });
});

describe('marks', () => {
  it.each<[string, string[]]>([
    ['«une discussion” et « deux »', ['une discussion', 'deux']],
    ['« il a dit “non” hier », a-t-elle dit', ['il a dit “non” hier']],
    ['« il a dit « non » hier », a-t-elle dit', ['il a dit « non » hier']],
    ['He said “we will go and never came back.', ['we will go and never came back.']],
    ['“One. “Two,” he said.', ['One.', 'Two,']],
    ['The workers’ union said ‘we don’t know’ and ‘the bosses’ jobs’ matter.', ['we don’t know', 'the bosses’ jobs']],
    ['"Yes," he said. A 5" pipe. "No."', ['Yes,', 'No.']],
    ["l'école dit qu'il n'y a pas d'argent aujourd'hui", []],
  ])('%s', (text, expected) => {
    expect(marked(text)).toEqual(expected);
  });
});

describe('passages', () => {
  const article = (text: string) => ({ id: 'a', title: '', text, lang: 'en' as const });
  it('cuts a long paragraph between sentences and leaves out nothing', () => {
    const text = Array.from({ length: 40 }, (_, i) => `Sentence number ${i} has exactly eight words here.`).join(' ');
    const found = passages(article(text), languageOf('en'));
    expect(found.length).toBeGreaterThan(2);
    expect(found.map((p) => text.slice(p.start, p.end)).join(' ')).toBe(text);
    for (const p of found) expect(text.slice(p.start, p.end)).toMatch(/^Sentence.*here\.$/s);
  });
  it('takes a megabyte without a full stop in its stride', () => {
    const start = performance.now();
    expect(passages(article('word '.repeat(200_000)), languageOf('en'))).toHaveLength(1);
    expect(passages(article('“word” '.repeat(150_000)), languageOf('en'))).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
