// English words for the index: possessives, stop words, stems.
import snowball from 'snowball-stemmers';
import lemmatize from 'wink-lemmatizer';
import type { SearchLanguage } from '../search-language.ts';
import { words } from '../words.ts';

const stemmer = snowball.newStemmer('english');

const stopWords = words(`
  a an the this that these those there here
  i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones
  who whom whose which what when where why how
  and or but nor so if then else than because while although though unless until whether as
  of in on at by for from to into onto with without within about against between among through during before after above below
  under over off out up down again further once upon toward towards per via
  is are was were be been being am isn aren wasn weren
  do does did doing done don doesn didn
  has have had having hasn haven hadn
  will would shall should can could may might must won wouldn shouldn couldn cannot
  not no yes only own same too very just also even still yet ever never already
  any some each every either neither both all most more less few many much such other another others
  s t d ll re ve m o y ain ma etc
  get gets got getting going let lets however therefore thus
`);

const questionWords = words(`
  say says said tell tells told article articles text passage know explain describe find please thanks thank hello
  place held take takes took taken happen happened happens happening information info summary summarise summarize something anything someone somebody anyone
  give gives name named called exactly according
`);

function lemmas(word: string): readonly string[] {
  const found = new Set([word, lemmatize.noun(word), lemmatize.verb(word), lemmatize.adjective(word)]);
  return [...found];
}

export const englishSearch: SearchLanguage = {
  code: 'en',
  elisions: words('o d'),
  possessives: words('s t d ll re ve m'),
  clitics: null,
  stopWords,
  particles: words('la le les de du des der el al'),
  questionWords,
  compoundPrefixes: null,
  stem: (word) => stemmer.stem(word),
  lemmas,
};
