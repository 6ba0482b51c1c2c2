import type { Language } from '../language.ts';
import { frenchQuestions } from './questions.ts';
import { quoting } from './quoting.ts';
import { frenchSearch } from './search.ts';

export const french: Language = {
  code: 'fr',
  quoting,
  search: frenchSearch,
  questions: frenchQuestions,
};
