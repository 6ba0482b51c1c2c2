// What a reader of one file format hands over; `article.ts` makes it an Article.
export interface Draft {
  readonly title: string;
  readonly text: string;
  readonly lang?: string | undefined;
  /** What a page's template says the language is; the text itself knows better. */
  readonly langHint?: string | undefined;
  readonly url?: string | undefined;
  readonly source?: string | undefined;
  readonly publishedAt?: string | undefined;
  /** The text went through an HTML parser: an entity that is left in it was printed that way. */
  readonly parsed?: boolean | undefined;
}
