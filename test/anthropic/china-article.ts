// Words that name one sentence each of the article the planned answers are about, and the article's text.
import { readFileSync } from 'node:fs';

/** The article's file as it is in the corpus, title line and all. */
export function readChinaArticle(): string {
  return readFileSync(new URL('../../corpus/000_5ba3490def084efc.txt', import.meta.url), 'utf8');
}

/** A sentence by a few of its words; each stands once in the article. */
export const S = {
  talks: 'ont tenu deux jours de pourparlers',
  video: 'La vidéoconférence sécurisée',
  exchanged: 'ont échangé des points de vue approfondis',
  blame: 'la provocation et le confinement continus',
  sovereignty: 'La souveraineté, la dignité et les intérêts fondamentaux',
  relations: 'nous accueillons favorablement la communication',
  element: 'un élément important des efforts continus',
  frank: 'une discussion franche, approfondie et ouverte',
  consensus: 'ont réaffirmé le consensus',
  commitment: 'a également clairement indiqué son engagement',
  worst: 'la pire tension depuis des décennies',
  distrust: 'une profonde méfiance',
  ships: 'La Chine a été irritée',
  hardLine: 'a maintenu une ligne dure',
  contact: 'le premier contact direct de haut niveau',
  calls: 'a téléphoné à son Homologue chinois',
  intelligence: 'degré important de renseignement',
  prevent: 'sont essentielles pour empêcher la guerre',
  noComment: 'n’a pas commenté les appels',
  aukus: 'réitéré l’opposition de la Chine',
  contain: 'vise fermement à contenir',
  urges: 'exhorte les trois pays',
} as const;
