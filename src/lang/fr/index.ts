import type { Language } from '../language.ts';
import { quoting } from './quoting.ts';
import { frenchSearch } from './search.ts';

export const french: Language = {
  code: 'fr',
  quoting,
  search: frenchSearch,
  questions: { code: 'fr' },
};
