import type { Language } from '../language.ts';
import { quoting } from './quoting.ts';

export const english: Language = {
  code: 'en',
  quoting,
  search: { code: 'en' },
  questions: { code: 'en' },
};
