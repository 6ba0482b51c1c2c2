// The lines of a file as bytes, one at a time: a line that is not text, or far too long, costs no other line.
import { createReadStream } from 'node:fs';

/**
 * @param longest in bytes; a longer line is passed over without being kept in memory
 * @returns each line without its line end, undefined for one that is too long
 * @throws what the file system throws
 */
export async function* linesOf(file: string, longest: number): AsyncGenerator<Uint8Array | undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    length += part.length;
    if (length > longest) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const end = () => {
    const line = length > longest ? undefined : Buffer.concat(parts);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, at));
      yield end();
      from = at + 1;
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield end();
}
