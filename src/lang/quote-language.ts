// How a news text of one language reports speech. Filled by src/lang/<code>/.
export interface QuoteLanguage {
  readonly code: string;
}
