// Text of the model as plain words: harmless decoration is taken off, anything that acts or hides drops the sentence.

/** Links, mentions, tags and code: a summary has no use for any of them. */
const ACTS =
  /[a-z][a-z0-9+.-]*:\/\/|\bwww\.|\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|gg|example|ru|cn|xyz|app|dev|info|me|ly|co|link|site|online|top)\b(?:\/|\b)|@\s*(?:everyone|here)\b|(?<![\p{L}\p{N}.])@[\p{L}\p{N}_]|<\/?[a-z!@#:&/?]|\]\s*\(|!\[|```|&(?:#\d+|#x[0-9a-f]+|[a-z]+);|javascript:|\|\|/iu;

/** Marks of direction, invisible characters, private use, stacked accents. */
const HIDES = /(?![\t\n\r])\p{Cc}|\p{Cf}|\p{Co}|\p{Cn}|\p{M}{3,}/u;

/** Letters of two alphabets in one word. */
function mixesAlphabets(text: string): boolean {
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)].some(([word]) => {
    const scripts = [
      /\p{Script=Latin}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Greek}/u,
      /\p{Script=Armenian}/u,
      /\p{Script=Cherokee}/u,
    ];
    return scripts.filter((script) => script.test(word)).length > 1;
  });
}

const EXOTIC_MARKS = /[＂″❝❞❛❜❮❯〝〞〟「」『』《》〈〉]|``|''/g;

/**
 * The sentence without emphasis, bullets, headings, footnote numbers and pictures, its quotation marks of one known kind.
 * Undefined when it holds something that acts (a link, a mention, a tag) or hides (turned text, look-alike letters).
 */
export function plainSentence(written: string): string | undefined {
  const text = written.normalize('NFC');
  if (ACTS.test(text) || HIDES.test(text) || mixesAlphabets(text)) return undefined;
  const bare = text
    .replace(EXOTIC_MARKS, '"')
    .replace(/\s*\[\^?\d+\]/g, '')
    .replace(/\p{Extended_Pictographic}|\ufe0f|\u20e3/gu, (char) => (/[©®™\d#*]/.test(char) ? char : ''))
    .replace(/^\s*(?:#{1,6}\s+|>\s+|[-*•]\s+|\d{1,2}[.)]\s+(?=\p{Lu}))+/u, '')
    .replace(/(\*\*|__|~~|`)(.*?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])[*_](\S(?:.*?\S)?)[*_](?![\p{L}\p{N}])/gu, '$1')
    .replace(/[*`~|\\]/g, '')
    .replace(/[ \t\n]+/g, ' ')
    .trim();
  return /\p{L}/u.test(bare) ? bare : undefined;
}
