// The labelled cases and questions are sound in themselves: every label is text of its article, every answer too.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const articlesDir = join(import.meta.dirname, 'articles');
const questionsDir = join(import.meta.dirname, 'questions');

const quoteLabel = z.strictObject({
  text: z.string().min(1),
  nth: z.int().positive().optional(),
  type: z.enum(['direct', 'indirect', 'mixed']),
  speaker: z.string().min(1).nullable(),
  aliases: z.array(z.string().min(1)),
  mention: z.string().min(1).nullable(),
  mentionKind: z.enum(['named', 'pronoun', 'title', 'none']),
  cue: z.string().min(1).nullable(),
  optional: z.boolean().optional(),
});

const caseLabels = z.strictObject({
  lang: z.enum(['fr', 'en']),
  style: z.string().min(1),
  set: z.enum(['dev', 'held-out']),
  quotes: z.array(quoteLabel),
  traps: z.array(z.string().min(1)),
});

const questionLabel = z.strictObject({
  id: z.string().min(1),
  question: z.string().min(1),
  lang: z.enum(['fr', 'en']),
  kind: z.enum(['said', 'said-not-quoted', 'who', 'when', 'where', 'how-many', 'why', 'what-for', 'what', 'yes-no']),
  verdict: z.enum(['answered', 'not-in-articles']),
  answers: z.array(z.strictObject({ article: z.string().min(1), text: z.string().min(1) })),
  speaker: z.string().min(1).optional(),
});

type QuoteLabel = z.infer<typeof quoteLabel>;

const caseNames = readdirSync(articlesDir, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

const questionFiles = existsSync(questionsDir)
  ? readdirSync(questionsDir).filter((name) => name.endsWith('.jsonl'))
  : [];

function readArticle(name: string): { raw: string; title: string; body: string } {
  const raw = readFileSync(join(articlesDir, name, 'article.txt'), 'utf8');
  const end = raw.indexOf('\n');
  return { raw, title: raw.slice(0, end), body: raw.slice(end + 1) };
}

const readLabels = (name: string) =>
  caseLabels.parse(JSON.parse(readFileSync(join(articlesDir, name, 'expected.json'), 'utf8')));

const readQuestions = (file: string) =>
  readFileSync(join(questionsDir, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => questionLabel.parse(JSON.parse(line)));

/** The start of a label in the body, in UTF-16 units; -1 when the nth occurrence is not there. */
function labelStart(body: string, { text, nth = 1 }: QuoteLabel): number {
  let at = -1;
  for (let seen = 0; seen < nth; seen++) {
    at = body.indexOf(text, at + 1);
    if (at === -1) return -1;
  }
  return at;
}

describe.each(caseNames)('case %s', (name) => {
  const { raw, title, body } = readArticle(name);
  const labels = readLabels(name);

  it('has a title, a blank line and NFC text in the language its name says', () => {
    expect(title.trim()).not.toBe('');
    expect(body.startsWith('\n')).toBe(true);
    expect(body.trim()).not.toBe('');
    expect(raw.normalize('NFC')).toBe(raw);
    expect(raw.includes('\r') || raw.startsWith('\uFEFF')).toBe(false);
    expect(name).toMatch(new RegExp(`^${labels.lang}(-[a-z0-9]+)+$`));
  });

  it('labels text of the body, and says which occurrence where there are several', () => {
    const missing = labels.quotes.filter((quote) => labelStart(body, quote) === -1);
    expect(missing.map(({ text }) => text)).toEqual([]);
    const vague = labels.quotes.filter(({ text, nth }) => nth === undefined && body.split(text).length > 2);
    expect(vague.map(({ text }) => text)).toEqual([]);
  });

  it('labels no stretch of text twice', () => {
    const spans = labels.quotes
      .map((quote) => ({
        text: quote.text,
        from: labelStart(body, quote),
        to: labelStart(body, quote) + quote.text.length,
      }))
      .sort((a, b) => a.from - b.from);
    const overlapping = spans.filter((span, i) => span.from < (spans[i - 1]?.to ?? 0));
    expect(overlapping.map(({ text }) => text)).toEqual([]);
  });

  it('names mentions and cues as printed', () => {
    const unprinted = labels.quotes
      .flatMap(({ mention, cue }) => [mention, cue])
      .filter((words) => words !== null && !body.includes(words));
    expect(unprinted).toEqual([]);
    const unlike = labels.quotes.filter(({ mention, mentionKind }) => (mention === null) !== (mentionKind === 'none'));
    expect(unlike.map(({ text }) => text)).toEqual([]);
  });

  it('sets traps that are in the body and in no label', () => {
    expect(labels.traps.filter((trap) => !body.includes(trap))).toEqual([]);
    const inLabel = labels.traps.filter((trap) => labels.quotes.some(({ text }) => text.includes(trap)));
    expect(inLabel).toEqual([]);
  });
});

describe.each(questionFiles)('questions %s', (file) => {
  const questions = readQuestions(file);

  it('answers with text of the article named', () => {
    const wrong = questions.flatMap(({ id, answers }) =>
      answers
        .filter(({ article, text }) => !caseNames.includes(article) || !readArticle(article).raw.includes(text))
        .map(({ article }) => `${id}: ${article}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has answers exactly when it is answered', () => {
    const wrong = questions.filter(({ verdict, answers }) => (verdict === 'answered') !== answers.length > 0);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('asks about articles of its own set', () => {
    const set = file.replace(/\.jsonl$/, '');
    const strays = questions.filter(({ answers }) => answers.some(({ article }) => readLabels(article).set !== set));
    expect(strays.map(({ id }) => id)).toEqual([]);
  });
});

describe('the whole collection', () => {
  const all = questionFiles.flatMap(readQuestions);

  it('is there, in both languages', () => {
    expect(caseNames.length).toBeGreaterThanOrEqual(24);
    expect(new Set(caseNames.map((name) => readLabels(name).lang))).toEqual(new Set(['fr', 'en']));
  });

  it('numbers every question once and asks none twice', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ question }) => question)).size).toBe(all.length);
  });
});
