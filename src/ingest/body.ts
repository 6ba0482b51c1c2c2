// The text of an article: paragraphs divided by one blank line, furniture taken out, words and marks as printed.
import { isFurniture } from './furniture.ts';

/**
 * Cleans the lines of an article. Blank lines divide paragraphs; lines that were wrapped at a column are joined.
 * @param text tidied text, `\n` line ends
 */
export function cleanBody(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/[\t\f\v ]+/g, ' ').trim());
  const filled = lines.filter((line) => line !== '').length;
  let seen = 0;
  const kept = lines.map((line) => {
    if (line === '') return '';
    const fromEdge = Math.min(seen, filled - 1 - seen);
    seen += 1;
    return isFurniture(line, fromEdge) ? '' : line;
  });
  return paragraphsOf(kept).join('\n\n');
}

function paragraphsOf(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let block: string[] = [];
  for (const line of [...lines, '']) {
    if (line !== '') {
      block.push(line);
      continue;
    }
    if (block.length > 0) paragraphs.push(isWrapped(block) ? block.join(' ') : block.join('\n\n'));
    block = [];
  }
  return paragraphs;
}

/** Lines of much the same length that stop in the middle of sentences were wrapped at a column. */
function isWrapped(block: readonly string[]): boolean {
  const full = block.slice(0, -1);
  if (full.length === 0) return false;
  const even = full.every((line) => line.length >= 45 && line.length <= 110);
  const open = full.filter((line) => !/[.!?…:»”"]$/u.test(line)).length;
  return even && open >= full.length / 2;
}
