// What a reader of one file format hands over; `article.ts` makes it an Article.
export interface Draft {
  readonly title: string;
  readonly text: string;
  readonly lang?: string | undefined;
  readonly url?: string | undefined;
  readonly source?: string | undefined;
  readonly publishedAt?: string | undefined;
}
