// Lies no check of words can find for sure, and honest answers that a check of words must let through.
import { S } from './china-article.ts';
import type { Lie, PlannedAnswer } from './lies.ts';

function twisted(name: string, text: string, cited: string, mustNotShow: string): Lie {
  const question = 'Que disent la Chine et les États-Unis ?';
  return {
    kind: 'meaning',
    name,
    lang: 'fr',
    question,
    pieces: [{ text, cites: [cited] }],
    mustNotShow: [mustNotShow],
  };
}

/** Well cited, no wrong word, and false all the same. A stretch: catching one is a gain, none is promised. */
export const MEANING_LIES: readonly Lie[] = [
  twisted('a negation dropped', 'La Chine a commenté les appels.', S.noComment, 'La Chine a commenté'),
  twisted('opposition made welcome', 'Wu a salué l’alliance de défense stratégique.', S.aukus, 'Wu a salué'),
  twisted('worst made best', 'Les relations sont les meilleures depuis des décennies.', S.worst, 'les meilleures'),
  twisted(
    'who accuses whom',
    'La Chine accuse les États-Unis de manque de transparence.',
    S.distrust,
    'La Chine accuse',
  ),
  twisted('whose ships', 'La Chine a envoyé des navires vers les îles américaines.', S.ships, 'îles américaines'),
  twisted(
    'a belief made a fact',
    'Ces pourparlers sont le premier contact de haut niveau.',
    S.contact,
    'sont le premier',
  ),
  twisted(
    'a role exchanged',
    'Michael Chase est directeur adjoint d’un bureau de l’APL.',
    S.video,
    'est directeur adjoint',
  ),
  twisted(
    'a dialogue with a dash',
    '— Nous ne reculerons jamais, a déclaré Wu.',
    S.sovereignty,
    'ne reculerons jamais',
  ),
  twisted('prevent made provoke', 'De telles communications provoquent la guerre.', S.prevent, 'provoquent la guerre'),
];

/** True and well cited: all of it should reach the reader. Cross-language forms of dates, days and numbers included. */
export const HONEST_ANSWERS: readonly PlannedAnswer[] = [
  {
    name: 'a sentence in the article’s language',
    lang: 'fr',
    question: 'Combien de temps les pourparlers ont-ils duré ?',
    pieces: [{ text: 'Les pourparlers ont duré deux jours.', cites: [S.talks] }],
  },
  {
    name: 'a number as a digit',
    lang: 'fr',
    question: 'Combien de temps les pourparlers ont-ils duré ?',
    pieces: [{ text: 'Les responsables ont discuté pendant 2 jours.', cites: [S.talks] }],
  },
  {
    name: 'a number in another language',
    lang: 'en',
    question: 'How long did the talks last?',
    pieces: [{ text: 'Defence officials from China and the United States held two days of talks.', cites: [S.talks] }],
  },
  {
    name: 'dates and a name in English form',
    lang: 'en',
    question: 'When did Milley call his counterpart?',
    pieces: [
      { text: 'Gen. Mark Milley phoned his Chinese counterpart in October and on January 8.', cites: [S.calls] },
    ],
  },
  {
    name: 'weekdays and two names in English',
    lang: 'en',
    question: 'Who led the talks?',
    pieces: [
      {
        text: 'The video conference on Tuesday and Wednesday was led by Huang Xueping and Michael Chase.',
        cites: [S.video],
      },
    ],
  },
  {
    name: 'a word-for-word quote with other marks',
    lang: 'fr',
    question: 'Qu’a dit Wu de la souveraineté ?',
    pieces: [
      {
        text: 'Wu a déclaré : « La souveraineté, la dignité et les intérêts fondamentaux de la Chine ne tolèrent aucune violation ».',
        cites: [S.sovereignty],
      },
    ],
  },
  {
    name: 'an original fragment in an English sentence',
    lang: 'en',
    question: 'What did Wu Qian blame the United States for?',
    pieces: [
      { text: 'Wu blamed “la provocation et le confinement continus” of China.', cites: [S.blame, S.exchanged] },
    ],
  },
  {
    name: 'an indirect translation without marks',
    lang: 'en',
    question: 'What did Martin Meiners say?',
    pieces: [
      {
        text: 'Martin Meiners said the meeting was an important part of efforts to manage competition.',
        cites: [S.element],
      },
    ],
  },
  {
    name: 'a sentence in two blocks, cited in the second',
    lang: 'fr',
    question: 'Que disent les États-Unis de la transparence ?',
    pieces: [
      { text: 'Selon l’article, ' },
      { text: 'les États-Unis accusent la Chine de manque de transparence.', cites: [S.distrust] },
    ],
  },
  {
    name: 'three cited points with abbreviations',
    lang: 'en',
    question: 'Summarize the talks.',
    pieces: [
      { text: 'Lt. Col. Martin Meiners described an open discussion.', cites: [S.element, S.frank] },
      { text: ' Wu Qian spoke on Thursday.', cites: [S.exchanged] },
      { text: ' China did not comment on the calls.', cites: [S.noComment] },
    ],
  },
  {
    name: 'two sentences behind one claim',
    lang: 'fr',
    question: 'Qui a salué les pourparlers et comment Biden se positionne-t-il ?',
    pieces: [
      { text: 'Joe Biden maintient une ligne dure, et Huang et Chase se sont parlé.', cites: [S.hardLine, S.contact] },
    ],
  },
];
