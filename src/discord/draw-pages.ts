// A reply's blocks -> pages that fit an embed, cut between blocks; notes at the end (sources) stand on every page.
import type { Block, Reply } from '../reply/reply.ts';
import { wordsOf } from '../reply/words/words.ts';
import { drawBlock, type Stretch } from './draw-blocks.ts';
import type { CommandIds } from './draw-text.ts';

export interface Page {
  /** Markdown for the description. */
  readonly text: string;
  /** Blocks that this page and those before do not show to their end. */
  readonly left: number;
}

/** Room kept for "3 more not shown". */
const MORE_LINE = 60;
/** Notes at the end are repeated on each page when they take no more than this part of it. */
const NOTES_SHARE = 0.3;

/**
 * @param room the most characters that a page may have
 * @returns at least one page
 */
export function pagesOf(reply: Reply, room: number, ids: CommandIds): readonly [Page, ...Page[]] {
  const space = room - MORE_LINE;
  const { body, notes } = splitNotes(reply.blocks, space, ids);
  const tail = notes.join('\n');
  const groups = group(body, space - (tail === '' ? 0 : tail.length + 2));
  const pages = groups.map(({ text }, index): Page => {
    const left = groups.slice(index + 1).reduce((sum, { blocks }) => sum + blocks, 0);
    const more = left > 0 ? [`-# ${wordsOf(reply.lang).answer.more(left)}`] : [];
    const end = [...more, ...(tail === '' ? [] : [tail])].join('\n');
    return { text: [text, end].filter((part) => part !== '').join('\n\n'), left };
  });
  return pages as [Page, ...Page[]];
}

function splitNotes(blocks: readonly Block[], space: number, ids: CommandIds): { body: Stretch[]; notes: string[] } {
  const room = (share: number) => Math.floor(space * share);
  let from = blocks.length;
  while (from > 0 && isNote(blocks[from - 1])) from -= 1;
  const notes = blocks.slice(from).map((block) => drawBlock(block, room(1), ids).parts[0]);
  const length = notes.reduce((sum, note) => sum + note.length + 1, 0);
  const repeated = from > 0 && length <= room(NOTES_SHARE) && length > 0;
  const body = repeated ? blocks.slice(0, from) : blocks;
  const left = repeated ? space - length - 2 : space;
  return { body: body.map((block) => drawBlock(block, left, ids)), notes: repeated ? notes : [] };
}

function isNote(block: Block | undefined): boolean {
  return block?.kind === 'text' && block.small === true;
}

interface Group {
  text: string;
  /** How many blocks of content end here. */
  blocks: number;
}

/** Fills pages part by part; a heading goes with what follows it. */
function group(stretches: readonly Stretch[], space: number): Group[] {
  const groups: Group[] = [{ text: '', blocks: 0 }];
  let heading = '';
  let before: Stretch['kind'] | undefined;
  const put = (part: string, kind: Stretch['kind'], ends = false) => {
    if (part.trim() === '') return;
    const counts = ends && kind === 'content' ? 1 : 0;
    const last = groups[groups.length - 1] as Group;
    const gap = last.text === '' ? '' : kind === 'note' && before === 'note' ? '\n' : '\n\n';
    if (last.text.length + gap.length + part.length <= space) {
      last.text += gap + part;
      last.blocks += counts;
    } else groups.push({ text: part, blocks: counts });
    before = kind;
  };
  for (const { kind, parts } of stretches) {
    const [first, ...rest] = parts;
    const joined = heading === '' ? first : `${heading}\n${first}`;
    const apart = heading !== '' && (kind === 'heading' || joined.length > space);
    if (apart) put(heading, 'heading');
    heading = kind === 'heading' ? first : '';
    if (kind !== 'heading') put(apart ? first : joined, kind, rest.length === 0);
    for (const [index, part] of rest.entries()) put(part, kind, index === rest.length - 1);
  }
  if (heading) put(heading, 'heading');
  return groups;
}
