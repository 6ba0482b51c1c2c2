// The checking data of each language, and what both share: opposites, by concept.
import type { LanguageCode } from '../types.ts';
import type { CheckLanguage } from './check-language.ts';
import { englishChecking } from './en/checking.ts';
import { frenchChecking } from './fr/checking.ts';

const all: Readonly<Record<LanguageCode, CheckLanguage>> = { en: englishChecking, fr: frenchChecking };

export const checkingOf = (code: LanguageCode): CheckLanguage => all[code];

const list = (words: string): string[] => words.trim().split(/\s+/);

/** Both languages together: words are told apart by their spelling. Beginnings of words, without accents. */
export const opposites: readonly (readonly [one: readonly string[], other: readonly string[]])[] = [
  [
    list('welcom salu applaud approuv approv support soutien soutenu favorabl'),
    list('oppos condamn condemn critici critiqu denonc denounc rejet reject refus'),
  ],
  [list('meilleur best better ameliorat improv'), list('pire worst worse degrad deteriora worsen aggrav')],
  [
    list('augment hausse accroi croissan progress increas rise rising rose risen grew grow climb'),
    list('baiss diminu recul chut reduc redui decreas declin fall fell fallen drop shrink shrank'),
  ],
  [list('autoris permet permis allow authoris authoriz'), list('interdi prohib forbid forbad bann')],
  [list('empech evit prevent avert avoid'), list('provoqu declench caus trigger provok')],
  [list('accept agre accord'), list('refus reject rejet declin')],
  [list('confirm'), list('dement deni deny refut nie')],
  [list('gagn remport victoir won win victor'), list('perd defait lost lose losing defeat')],
  [list('ouvr ouvert open reopen'), list('ferm clos shut')],
  [list('premier premiere first'), list('dernier derniere last final')],
  [list('coupabl guilty convict condamn'), list('acquitt innocent relax')],
  [list('renforc strengthen bolster'), list('affaibl weaken undermin')],
  [list('embauch recrut hire hiring recruit'), list('licenci layoff dismiss sack fired')],
  [list('achet achat buy bought purchas acquir'), list('vend vent vendu sell sold')],
  [list('succes reuss success succeed'), list('echec echou fail')],
];
