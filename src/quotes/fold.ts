// Names and words made comparable: no case, no accents, one apostrophe, one space.

const CACHE = new Map<string, string>();

/** "Claire Le Bihan" → "claire le bihan"; « L’Humanité » → "l humanite". */
export function fold(text: string): string {
  const known = CACHE.get(text);
  if (known !== undefined) return known;
  const folded = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (CACHE.size > 20_000) CACHE.clear();
  if (text.length < 80) CACHE.set(text, folded);
  return folded;
}
