import type { Language } from '../language.ts';
import { englishQuestions } from './questions.ts';
import { quoting } from './quoting.ts';
import { englishSearch } from './search.ts';

export const english: Language = {
  code: 'en',
  quoting,
  search: englishSearch,
  questions: englishQuestions,
};
