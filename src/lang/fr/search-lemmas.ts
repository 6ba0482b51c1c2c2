// Dictionary forms that a French word may come from. Guesses by ending: whoever asks checks them against a dictionary.

/** Endings and what may stand in their place, longest first within a family. */
const ENDINGS: readonly (readonly [ending: string, ...instead: string[]])[] = [
  ['s', ''], ['x', ''], ['e', ''], ['es', ''],
  ['aux', 'al', 'ail'], ['ale', 'al'], ['ales', 'al'],
  ['ive', 'if'], ['ives', 'if'], ['euse', 'eux', 'eur'], ['euses', 'eux', 'eur'], ['trice', 'teur'], ['trices', 'teur'],
  ['elle', 'el'], ['elles', 'el'], ['enne', 'en'], ['ennes', 'en'], ['onne', 'on'], ['onnes', 'on'], ['ère', 'er'], ['ères', 'er'],
  ['ette', 'et'], ['ète', 'et'], ['ètes', 'et'], ['que', 'c'], ['ques', 'c'], ['lle', 'l'], ['lles', 'l'], ['sse', 's'], ['sses', 's'],
  ['é', 'er'], ['ée', 'er', 'é'], ['és', 'er', 'é'], ['ées', 'er', 'é'],
  ['ait', 'er', 're', 'ir'], ['aient', 'er', 're', 'ir'], ['ant', 'er', 're', 'ir'],
  ['e', 'er'], ['es', 'er'], ['ent', 'er', 're', 'ir'], ['ons', 'er'], ['ez', 'er'], ['a', 'er'], ['èrent', 'er'],
  ['era', 'er'], ['eront', 'er'], ['erait', 'er'], ['eraient', 'er'], ['geait', 'ger'], ['geant', 'ger'], ['çait', 'cer'], ['çant', 'cer'],
  ['ira', 'ir'], ['iront', 'ir'], ['irait', 'ir'], ['iraient', 'ir'],
  ['i', 'ir', 're'], ['ie', 'ir'], ['is', 'ir'], ['ies', 'ir'], ['it', 'ir', 're'], ['irent', 'ir', 're'],
  ['issent', 'ir'], ['issait', 'ir'], ['issant', 'ir'], ['isse', 'ir'],
  ['u', 're', 'oir', 'ir'], ['ue', 're', 'oir', 'ir'], ['us', 're', 'oir', 'ir'], ['ues', 're', 'oir', 'ir'],
  ['ra', 're'], ['ront', 're'], ['rait', 're'], ['raient', 're'], ['d', 'dre'], ['dent', 'dre'], ['t', 'tre', 'tir'],
  ['pris', 'prendre'], ['prise', 'prendre'], ['prend', 'prendre'], ['prennent', 'prendre'],
  ['mis', 'mettre'], ['mise', 'mettre'], ['met', 'mettre'], ['mettent', 'mettre'],
  ['duit', 'duire'], ['duite', 'duire'], ['duisent', 'duire'], ['struit', 'struire'], ['struite', 'struire'],
  ['crit', 'crire'], ['crite', 'crire'], ['crivent', 'crire'], ['çu', 'cevoir'], ['çue', 'cevoir'], ['çoit', 'cevoir'], ['çoivent', 'cevoir'],
  ['eint', 'eindre'], ['einte', 'eindre'], ['aint', 'aindre'], ['ainte', 'aindre'], ['oint', 'oindre'], ['ointe', 'oindre'],
  ['vert', 'vrir'], ['verte', 'vrir'], ['vre', 'vrir'], ['fert', 'frir'], ['ferte', 'frir'], ['fre', 'frir'],
  ['tient', 'tenir'], ['tiennent', 'tenir'], ['tiendra', 'tenir'], ['vient', 'venir'], ['viennent', 'venir'], ['viendra', 'venir'],
  ['nnu', 'nnaître'], ['nnaît', 'nnaître'], ['paru', 'paraître'], ['paraît', 'paraître'], ['quis', 'quérir'], ['quise', 'quérir'],
  ['vu', 'voir'], ['vue', 'voir'], ['voit', 'voir'], ['lu', 'lire'], ['lue', 'lire'], ['lit', 'lire'], ['dit', 'dire'], ['disent', 'dire'],
  ['fait', 'faire'], ['font', 'faire'], ['suit', 'suivre'], ['suivi', 'suivre'], ['vit', 'vivre'], ['vivent', 'vivre'], ['vécu', 'vivre'],
  ['cru', 'croire'], ['croit', 'croire'], ['clu', 'clure'], ['clut', 'clure'], ['cis', 'cire'], ['sert', 'servir'], ['sent', 'sentir'],
  ['part', 'partir'], ['sort', 'sortir'], ['dort', 'dormir'], ['court', 'courir'], ['meurt', 'mourir'], ['meurent', 'mourir'],
];

const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  pu: ['pouvoir'], peut: ['pouvoir'], peuvent: ['pouvoir'], pourra: ['pouvoir'], pourrait: ['pouvoir'],
  veut: ['vouloir'], veulent: ['vouloir'], voudra: ['vouloir'], voudrait: ['vouloir'],
  doit: ['devoir'], doivent: ['devoir'], dû: ['devoir'], devra: ['devoir'], devrait: ['devoir'],
  sait: ['savoir'], savent: ['savoir'], su: ['savoir'], saura: ['savoir'], faut: ['falloir'], faudra: ['falloir'],
  va: ['aller'], vont: ['aller'], ira: ['aller'], allé: ['aller'], verra: ['voir'], enverra: ['envoyer'],
  né: ['naître', 'naissance'], née: ['naître', 'naissance'], mort: ['mourir', 'mort'], morte: ['mourir', 'mort'], morts: ['mort', 'mourir'],
  élu: ['élire', 'élu'], élue: ['élire', 'élu'], vaut: ['valoir'], yeux: ['œil'], cieux: ['ciel'], travaux: ['travail', 'travaux'],
  belle: ['beau'], nouvelle: ['nouveau', 'nouvelle'], nouvelles: ['nouveau', 'nouvelle'], vieille: ['vieux'], folle: ['fou'],
  blanche: ['blanc'], fraîche: ['frais'], sèche: ['sec', 'sécher'], longue: ['long'], publique: ['public'], grecque: ['grec'],
};

/** Possible dictionary forms of a lower-case French word, itself first. */
export function frenchLemmas(word: string): readonly string[] {
  const found = new Set([word, ...(IRREGULAR[word] ?? [])]);
  for (const [ending, ...instead] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const root = word.slice(0, word.length - ending.length);
    for (const other of instead) if (root.length + other.length >= 3) found.add(root + other);
  }
  return [...found];
}
