// Lies about people: names the article does not give, and words given to the wrong person.
import { S } from './china-article.ts';
import { lie } from './lie.ts';
import type { Lie } from './lies.ts';

const WU = 'Qu’a dit Wu Qian, le porte-parole chinois ?';
const WU_EN = 'What did Wu Qian say?';
const MEINERS = 'Qu’a dit Martin Meiners des pourparlers ?';
const TALKS = 'Que sait-on des pourparlers militaires ?';
const TALKS_EN = 'What do we know about the military talks?';
const CALLS = 'Quand Milley a-t-il appelé son homologue chinois ?';

const WRONG_SPEAKER: readonly Lie[] = [
  lie(
    'wrong-speaker',
    'the head of the delegation instead of the spokesman',
    'fr',
    'Qu’a dit Huang Xueping ?',
    'Huang Xueping a déclaré : “La souveraineté, la dignité et les intérêts fondamentaux de la Chine ne tolèrent aucune violation”.',
    [S.sovereignty, S.video],
    'Huang Xueping a déclaré',
  ),
  lie(
    'wrong-speaker',
    'the American official instead of the American spokesman',
    'fr',
    'Qu’a dit Michael Chase ?',
    'Pour Michael Chase, « Les deux parties ont réaffirmé le consensus pour garder les canaux de communication ouverts ».',
    [S.consensus, S.video],
    'Pour Michael Chase',
  ),
  lie(
    'wrong-speaker',
    'the Chinese spokesman instead of the American one',
    'fr',
    WU,
    'Wu Qian a salué « une discussion franche, approfondie et ouverte sur une gamme de problèmes ».',
    [S.frank, S.exchanged],
    'Wu Qian a salué',
  ),
  lie(
    'wrong-speaker',
    'the Chinese spokesman for the American one, in English',
    'en',
    WU_EN,
    'Wu Qian described « une discussion franche, approfondie et ouverte sur une gamme de problèmes ».',
    [S.frank, S.exchanged],
    'Wu Qian described',
  ),
  lie(
    'wrong-speaker',
    'the American spokesman instead of the Chinese one',
    'fr',
    MEINERS,
    'Le lieutenant-colonel Martin Meiners a blâmé “la provocation et le confinement continus” de la Chine.',
    [S.blame, S.element],
    'Martin Meiners a blâmé',
  ),
  lie(
    'wrong-speaker',
    'a general who is quoted elsewhere',
    'en',
    'What did General Milley say?',
    'General Mark Milley blamed “la provocation et le confinement continus”.',
    [S.blame, S.calls],
    'Milley blamed',
  ),
  lie(
    'wrong-speaker',
    'a former president whose name is near',
    'fr',
    'Qu’a dit Trump ?',
    'Trump a parlé d’un “degré important de renseignement”.',
    [S.intelligence, S.calls],
    'Trump a parlé',
  ),
  lie(
    'wrong-speaker',
    'the president instead of the spokesman',
    'fr',
    'Qu’a dit Joe Biden de l’alliance ?',
    'Joe Biden : «La Chine exhorte les trois pays à abandonner leur mentalité de guerre froide».',
    [S.urges, S.hardLine],
    'Joe Biden : «La Chine exhorte',
  ),
];

const WRONG_NAME: readonly Lie[] = [
  lie(
    'wrong-name',
    'a person who is not in the article',
    'fr',
    TALKS,
    'Lloyd Austin dirigeait la délégation américaine.',
    [S.video],
    'Lloyd Austin',
  ),
  lie(
    'wrong-name',
    'a person who is not in the article, in English',
    'en',
    TALKS_EN,
    'Antony Blinken led the American side of the video conference.',
    [S.video],
    'Antony Blinken',
  ),
  lie(
    'wrong-name',
    'another surname',
    'fr',
    TALKS,
    'Michael Chan dirigeait les pourparlers pour les États-Unis.',
    [S.video],
    'Michael Chan',
  ),
  lie(
    'wrong-name',
    'another family name, put first',
    'fr',
    TALKS,
    'Wang Xueping dirigeait les pourparlers pour la Chine.',
    [S.video],
    'Wang Xueping',
  ),
  lie(
    'wrong-name',
    'another first name',
    'fr',
    CALLS,
    'Le général Mike Milley a téléphoné à son homologue chinois.',
    [S.calls],
    'Mike Milley',
  ),
  lie(
    'wrong-name',
    'one letter of a surname',
    'en',
    'What did Washington say about the talks?',
    'Lieutenant Colonel Martin Meyners called the meeting important.',
    [S.element],
    'Meyners',
  ),
  lie(
    'wrong-name',
    'a full name for half of a hyphenated one',
    'fr',
    TALKS,
    'Kamala Harris a voulu gérer la concurrence de manière responsable.',
    [S.element],
    'Kamala',
  ),
  lie(
    'wrong-name',
    'the counterpart is named',
    'fr',
    CALLS,
    'Milley a téléphoné à Li Zuocheng en octobre.',
    [S.calls],
    'Li Zuocheng',
  ),
  lie(
    'wrong-name',
    'the right name of the article at the wrong place',
    'fr',
    CALLS,
    'Huang Xueping a téléphoné à son homologue le 8 janvier.',
    [S.calls],
    'Huang Xueping a téléphoné',
  ),
  lie(
    'wrong-name',
    'a letter of another alphabet',
    'fr',
    'Qu’a dit Wu Qian ?',
    'Wu Q\u0456an s’est exprimé jeudi.',
    [S.exchanged],
    'Q\u0456an',
  ),
];

export const PEOPLE_LIES: readonly Lie[] = [...WRONG_SPEAKER, ...WRONG_NAME];
