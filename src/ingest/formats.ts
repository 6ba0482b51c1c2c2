// One reader a file format: text -> Draft.
import { marked } from 'marked';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { Unreadable } from './decode.ts';
import type { Draft } from './draft.ts';
import { htmlText, readHtml } from './html.ts';

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;
const LONGEST_TITLE_LINE = 300;

const scalar = z.union([z.string(), z.number(), z.date()]).transform(String).optional();
const frontMatter = z.object({ title: scalar, url: scalar, source: scalar, lang: scalar, publishedAt: scalar });
const bulkLine = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  title: z.string().default(''),
  text: z.string(),
  lang: z.string().nullish(),
  url: z.string().nullish(),
  source: z.string().nullish(),
  publishedAt: z.string().nullish(),
});

/** `.txt`: the first line is the title, unless it is as long as a paragraph. */
function readText(source: string): Draft {
  const text = source.trimStart();
  const [first = '', ...rest] = text.split('\n');
  if (first.length > LONGEST_TITLE_LINE) return { title: '', text };
  return { title: first.trim(), text: rest.join('\n') };
}

/** `.md`: optional front matter; the title is there, or the first heading, or the first line. */
function readMarkdown(source: string): Draft {
  const matter = FRONT_MATTER.exec(source);
  const meta = matter ? parseFrontMatter(matter[1] ?? '') : {};
  const text = htmlText(marked.parse(matter ? source.slice(matter[0].length) : source, { async: false, gfm: true }));
  const [first = '', ...rest] = text.split('\n');
  if (meta.title === undefined) return { ...meta, ...readText(text) };
  return { ...meta, title: meta.title, text: first.trim() === meta.title.trim() ? rest.join('\n') : text };
}

function parseFrontMatter(yaml: string): z.infer<typeof frontMatter> {
  let value: unknown;
  try {
    value = parseYaml(yaml) ?? {};
  } catch {
    throw new Unreadable('its front matter (between the --- lines) is not valid YAML');
  }
  const read = frontMatter.safeParse(value);
  if (!read.success) throw new Unreadable(`its front matter has a wrong “${read.error.issues[0]?.path.join('.')}”`);
  return read.data;
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
  const { id, title, text, lang, url, source, publishedAt } = read.data;
  return {
    id,
    draft: {
      title,
      text,
      lang: lang ?? undefined,
      url: url ?? undefined,
      source: source ?? undefined,
      publishedAt: publishedAt ?? undefined,
    },
  };
}
