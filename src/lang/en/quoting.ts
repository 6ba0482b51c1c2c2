// English as news reports speech.
import type { QuoteLanguage } from '../quote-language.ts';

const words = (list: string): Set<string> => new Set(list.trim().split(/\s+/));

export const quoting: QuoteLanguage = {
  code: 'en',
  abbreviations: {
    beforeName:
      words(`mr mrs ms mx messrs dr prof rev hon fr st sen sens rep reps gov govs pres gen col maj lt capt cmdr
      sgt cpl pvt adm supt insp det ald atty amb vs cf`),
    beforeNumber: words('no nos p pp fig vol art sec ch jan feb mar apr jun jul aug sep sept oct nov dec approx'),
    anywhere: words('etc inc corp ltd co jr sr bros u.s u.k u.n e.u d.c a.m p.m ph.d e.g i.e est dept ave blvd'),
  },
  openers:
    words(`the a an this that these those he she it they we you i his her its their our but and or so if in on at for
    by with without from since after before during when while as however meanwhile although though there what who why how
    according`),
  speechForms: words('said says asked added'),
};
