// Words of one language for the index. Filled by src/lang/<code>/.
export interface SearchLanguage {
  readonly code: string;
}
