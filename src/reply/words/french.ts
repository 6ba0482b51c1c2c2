// French typography for the bot's own words: ’ for an apostrophe, narrow no-break spaces before ; ! ? and inside « »,
// a no-break space before a colon. What is put into a template (names, titles, words of articles) is left alone.

const NARROW = '\u202F';
const NO_BREAK = '\u00A0';

function typeset(literal: string): string {
  return literal
    .replace(/'/g, '’')
    .replace(/ ([;!?])/g, `${NARROW}$1`)
    .replace(/ :/g, `${NO_BREAK}:`)
    .replace(/« ?/g, `«${NARROW}`)
    .replace(/ ?»/g, `${NARROW}»`);
}

/** A template tag: typesets the literal parts, leaves the values as they are. */
export function f(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return strings.map((literal, i) => typeset(literal) + (i < values.length ? String(values[i]) : '')).join('');
}
