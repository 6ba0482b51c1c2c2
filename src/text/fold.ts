// Text made comparable: no case, no accents.

const CACHE = new Map<string, string>();
const CACHED = 20_000;
const LONGEST_CACHED = 80;

/** Lower case without accents; everything else stays: "Été, l’œuvre" to "ete, l’oeuvre". */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (/^[a-z0-9 ]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss');
}

/** The folded words alone, one blank between: "Claire Le Bihan" to "claire le bihan", « L’Humanité » to "l humanite". */
export function foldWords(text: string): string {
  const known = CACHE.get(text);
  if (known !== undefined) return known;
  const words = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (CACHE.size > CACHED) CACHE.clear();
  if (text.length < LONGEST_CACHED) CACHE.set(text, words);
  return words;
}
