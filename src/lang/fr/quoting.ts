// French as news reports speech.
import type { QuoteLanguage } from '../quote-language.ts';

const words = (list: string): Set<string> => new Set(list.trim().split(/\s+/));

export const quoting: QuoteLanguage = {
  code: 'fr',
  abbreviations: {
    beforeName: words(
      'm mm mme mmes mlle mlles mgr me mes dr drs pr prs st ste sr gal gén col lt cdt cne adj amb cf vs',
    ),
    beforeNumber: words('art no n° p pp vol chap fig janv févr avr juill sept oct nov déc env tél éd al'),
    anywhere: words('etc av apr ex j.-c c.-à-d cie sté boul bd inc corp ltd co a.m p.m'),
  },
  openers:
    words(`le la les l un une des ce cet cette ces il elle ils elles on je nous vous mais et or car donc si en dans
    pour par sur avec sans selon depuis après avant pendant lors quand comme ainsi cependant toutefois pourtant puis son sa
    ses leur leurs c d s n j à au aux`),
  speechForms: words('dit déclare déclaré demande'),
};
