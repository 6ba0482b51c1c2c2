// How questions of one language are put. Filled by src/lang/<code>/.
export interface QuestionLanguage {
  readonly code: string;
}
