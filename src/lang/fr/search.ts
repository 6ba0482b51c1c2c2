// French words for the index: elisions, stop words, stems.
import snowball from 'snowball-stemmers';
import type { SearchLanguage } from '../search-language.ts';
import { words } from '../words.ts';
import { frenchLemmas } from './search-lemmas.ts';

const stemmer = snowball.newStemmer('french');

const stopWords = words(`
  le la les l un une des du de d au aux à en dans par pour sur sous avec sans vers chez entre contre depuis pendant
  ce cet cette ces c ça cela ceci celui celle ceux celles celui-ci celle-ci ceux-ci celles-ci celui-là celle-là
  je j tu il elle on nous vous ils elles me m te t se s lui leur leurs y moi toi soi eux
  mon ma mes ton ta tes son sa ses notre nos votre vos
  qui que qu quoi dont où lequel laquelle lesquels lesquelles duquel auquel auxquels auxquelles desquels desquelles
  et ou mais donc or ni car si comme quand lorsque lorsqu puisque puisqu quoique quoiqu jusque jusqu tandis afin
  ne n pas plus moins très trop peu aussi ainsi alors encore déjà toujours jamais même mêmes autre autres tout toute tous toutes
  quel quelle quels quelles comment combien pourquoi
  est sont était étaient être été étant es suis sommes êtes serait seraient sera seront fut furent soit soient étais étions fût
  ai as a avons avez ont avait avaient aura auront aurait auraient avoir eu ayant ait aient eut eurent avais
  fait faire font faisait fera
  cependant toutefois notamment selon afin ici là voici voilà via parce lors
  aucun aucune certains certaines chaque quelque quelques plusieurs tel telle tels telles
  t-il t-elle t-on est-ce
  vais vas va allons allez vont allait allaient faut fallait faudra peut peuvent pouvait pouvaient pourra pourrait doit doivent devra devrait
`);

const questionWords = words(`
  dit dire disent disait dis article articles texte passage quelqu quelqu'un question savoir connaître peux peut pouvez
  parle parler parlez parlent raconte explique expliquez résume résumer informations information infos info sujet propos
  lieu s'il svp plaît merci bonjour s'agit agit
`);

const compoundPrefixes = words(`
  ex vice non anti pro co post pré pre mi semi inter ultra néo neo sous-secrétaire franco sino russo anglo germano américano
  israélo irako afro euro mini méga super auto multi quasi archi hyper contre
`);

export const frenchSearch: SearchLanguage = {
  code: 'fr',
  elisions: words('l d j m t s c n qu jusqu lorsqu puisqu quoiqu quelqu presqu entr'),
  possessives: new Set(),
  clitics: /-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|ci|là|le|la|les|lui|leur|moi|toi|y|en)$/u,
  stopWords,
  particles: words('the of der von el al'),
  questionWords,
  compoundPrefixes,
  stem: (word) => stemmer.stem(word),
  lemmas: frenchLemmas,
};
