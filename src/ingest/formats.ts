// One reader a file format: text -> Draft.
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { Unreadable } from './decode.ts';
import type { Draft } from './draft.ts';
import { htmlText } from './flatten.ts';
import { isFurniture } from './furniture.ts';
import { readHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';

const FRONT_MATTER = /^---[ \t]*\n(?:([\s\S]*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const LONGEST_TITLE_LINE = 300;

const scalar = z
  .union([z.string(), z.number(), z.boolean(), z.date().transform((date) => date.toISOString())])
  .transform(String)
  .nullish()
  .transform((value) => value ?? undefined);
const meta = { title: scalar, url: scalar, source: scalar, lang: scalar, publishedAt: scalar };
const frontMatter = z.object(meta);
const bulkLine = z.object({
  ...meta,
  id: z.union([z.string().min(1), z.number()]).transform(String),
  text: z.string(),
});

/** `.txt`: the first line is the title, unless it is as long as a paragraph; furniture above it is passed over. */
function readText(source: string): Draft {
  const matter = readFrontMatter(source);
  if (matter) return withMeta(readLines(matter.rest), matter.meta);
  return readLines(source);
}

function withMeta(draft: Draft, { title, ...meta }: z.infer<typeof frontMatter>): Draft {
  if (!title?.trim()) return { ...draft, ...meta };
  const text = draft.title === title.trim() ? draft.text : `${draft.title}\n${draft.text}`;
  return { ...meta, title, text };
}

function readLines(source: string): Draft {
  const lines = source.split('\n');
  const at = lines.findIndex((line) => line.trim() !== '' && !isFurniture(line, 0));
  if (at < 0) return { title: '', text: '' };
  const first = (lines[at] ?? '').trim().replace(/^(?:title|titre)[\s\u00A0\u202F]*:[\s\u00A0\u202F]*(?=\S)/i, '');
  if (first.length > LONGEST_TITLE_LINE) return { title: '', text: lines.slice(at).join('\n') };
  return { title: first, text: lines.slice(at + 1).join('\n') };
}

/** `.md`: optional front matter; the title is there, or the first heading, or the first line. */
function readMarkdown(source: string): Draft {
  const matter = readFrontMatter(source);
  const text = htmlText(renderMarkdown(matter?.rest ?? source));
  const title = matter?.meta.title?.trim();
  if (!title) return { ...matter?.meta, ...readLines(text), parsed: true };
  const [first = '', ...rest] = text.split('\n');
  return { ...matter?.meta, title, text: first.trim() === title ? rest.join('\n') : text, parsed: true };
}

/** The metadata, and what follows it; undefined where a file begins with a rule that opens no front matter. */
function readFrontMatter(source: string): { meta: z.infer<typeof frontMatter>; rest: string } | undefined {
  const matter = FRONT_MATTER.exec(source.trimStart());
  if (!matter) return undefined;
  const value = parseMatter(matter[1] ?? '');
  if (typeof value === 'string') return undefined;
  const read = frontMatter.safeParse(value);
  if (!read.success) throw new Unreadable(`its front matter has a wrong “${read.error.issues[0]?.path.join('.')}”`);
  return { meta: read.data, rest: source.trimStart().slice(matter[0].length) };
}

/** A value with a colon in it ("title: The budget: what changes") is no valid YAML, and is what people write. */
const UNQUOTED = /^(\w+):[ \t]+([^\s"'[{|>&*!].*:\s.*)$/gm;

function parseMatter(yaml: string): unknown {
  for (const source of [yaml, yaml.replace(UNQUOTED, (_, key, value) => `${key}: ${JSON.stringify(value)}`)]) {
    try {
      return parseYaml(source) ?? {};
    } catch {
      // Tried again with its values quoted; then it is refused below.
    }
  }
  throw new Unreadable('its front matter (between the --- lines) is not valid YAML');
}

/** The readers by file ending. */
export const readers: Readonly<Record<string, (source: string) => Draft>> = {
  '.txt': readText,
  '.md': readMarkdown,
  '.markdown': readMarkdown,
  '.html': readHtml,
  '.htm': readHtml,
};

/** One line of a `.jsonl` bulk file. @throws Unreadable with the reason */
export function readBulkLine(line: string): { id: string; draft: Draft } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Unreadable('the line is not JSON');
  }
  const read = bulkLine.safeParse(value);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new Unreadable(`the line has no usable “${issue?.path.join('.') || 'object'}”`);
  }
  const { id, title, ...draft } = read.data;
  return { id, draft: { ...draft, title: title ?? '' } };
}
