import type { Language } from '../language.ts';
import { quoting } from './quoting.ts';

export const french: Language = {
  code: 'fr',
  quoting,
  search: { code: 'fr' },
  questions: { code: 'fr' },
};
