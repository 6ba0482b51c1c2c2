// One quote as a block: words between marks only where the article has them between marks.
import type { Article, LanguageCode, Quote, Speaker } from '../types.ts';
import type { Block, Piece, Text } from './reply.ts';
import { wordsOf } from './words/words.ts';

export interface QuoteView {
  /** Show the whole sentence around. */
  readonly around?: boolean;
  /** Begin with the speaker's name and role. */
  readonly by?: boolean;
  readonly source?: Text;
}

/** Direct speech stands between marks; reported speech is the article's sentence, without marks of ours. */
export function quoteBlock(
  quote: Quote,
  article: Article,
  speaker: Speaker | undefined,
  lang: LanguageCode,
  view: QuoteView,
): Block {
  const direct = quote.type === 'direct' && !view.around;
  const span = direct ? quote : quote.context;
  const how = attribution(quote, article, lang);
  return {
    kind: 'words',
    words: article.text.slice(span.start, span.end),
    lang: article.lang,
    quoted: direct,
    ...(view.by ? { by: speakerLine(speaker, quote.role, lang) } : {}),
    ...(how || view.source ? { source: [...(how ? [`${how} `] : []), ...pieces(view.source)] } : {}),
  };
}

/** "**Mark Milley**, président des chefs d’état-major interarmées"; or that the speaker is unknown. */
export function speakerLine(speaker: Speaker | undefined, role: string | undefined, lang: LanguageCode): Piece[] {
  if (!speaker) return [{ italic: wordsOf(lang).quotes.unknown }];
  const shown = role ?? speaker.roles[0];
  const adds = shown && !speaker.name.toLowerCase().includes(shown.toLowerCase());
  return adds ? [{ bold: speaker.name }, `, ${shown}`] : [{ bold: speaker.name }];
}

function attribution(quote: Quote, article: Article, lang: LanguageCode): string | undefined {
  const mention = quote.mention ? article.text.slice(quote.mention.start, quote.mention.end) : '';
  return wordsOf(lang).quotes.resolved(quote.resolvedBy, mention);
}

function pieces(text: Text | undefined): readonly Piece[] {
  if (text === undefined) return [];
  return typeof text === 'string' ? [text] : text;
}

/** The words of a text between the marks of its own language. */
export function betweenMarks(words: string, lang: LanguageCode): string {
  const [open, close] = wordsOf(lang).marks;
  return `${open}${words}${close}`;
}
