// Lies about where something stands: no citation, another sentence's citation, forged ones, and truth mixed with lies.
import { S } from './china-article.ts';
import type { Lie } from './lies.ts';

const TALKS = 'Que sait-on des pourparlers militaires ?';
const TALKS_EN = 'What do we know about the military talks?';
const WU = 'Qu’a dit Wu Qian ?';
const PACT = 'Que dit la Chine de l’alliance avec l’Australie ?';

/** A location with every field, true in nothing but its shape. */
const forged = {
  type: 'search_result_location',
  cited_text: 'La Chine a accepté une inspection de ses bases.',
  source: '0',
  title: null,
  search_result_index: 0,
  start_block_index: 0,
  end_block_index: 1,
};
const INSPECTION = 'La Chine a accepté une inspection de ses bases.';

const UNCITED: readonly Lie[] = [
  {
    kind: 'uncited',
    name: 'a claim with no citation at all',
    lang: 'fr',
    question: TALKS,
    pieces: [{ text: 'La Chine a suspendu tous ses échanges militaires.' }],
    mustNotShow: ['a suspendu tous ses échanges'],
  },
  {
    kind: 'uncited',
    name: 'an empty list of citations',
    lang: 'en',
    question: TALKS_EN,
    pieces: [{ text: 'Both armies agreed to joint exercises.', cites: [] }],
    mustNotShow: ['joint exercises'],
  },
  {
    kind: 'uncited',
    name: 'common knowledge the article does not hold',
    lang: 'en',
    question: TALKS_EN,
    pieces: [{ text: 'The pact is known as AUKUS.' }],
    mustNotShow: ['AUKUS'],
  },
  {
    kind: 'uncited',
    name: 'a true sentence, and an uncited one that leans on it',
    lang: 'fr',
    question: TALKS,
    pieces: [
      { text: 'Les pourparlers ont duré deux jours.', cites: [S.talks] },
      { text: ' Ils reprendront à Genève le mois prochain.' },
    ],
    mustNotShow: ['reprendront à Genève'],
    mayShow: ['Les pourparlers ont duré deux jours.'],
  },
  {
    kind: 'uncited',
    name: 'the uncited half of a sentence',
    lang: 'fr',
    question: WU,
    pieces: [{ text: 'Après la mort de 14 marins, ' }, { text: 'Wu Qian s’est exprimé jeudi.', cites: [S.exchanged] }],
    mustNotShow: ['14 marins'],
  },
  {
    kind: 'uncited',
    name: 'a citation on the full stop only',
    lang: 'fr',
    question: WU,
    pieces: [{ text: 'Wu a annoncé l’arrestation de 300 espions' }, { text: '.', cites: [S.exchanged] }],
    mustNotShow: ['300 espions'],
  },
];

const WRONG: readonly Lie[] = [
  {
    kind: 'wrong-citation',
    name: 'true facts, cited from a sentence without them',
    lang: 'fr',
    question: 'Quand Milley a-t-il appelé ?',
    pieces: [{ text: 'Mark Milley a appelé son homologue le 8 janvier.', cites: [S.noComment] }],
    mustNotShow: ['Milley a appelé son homologue'],
  },
  {
    kind: 'wrong-citation',
    name: 'true names, cited from a sentence without them',
    lang: 'en',
    question: TALKS_EN,
    pieces: [{ text: 'Huang Xueping and Michael Chase led the talks.', cites: [S.worst] }],
    mustNotShow: ['led the talks'],
  },
  {
    kind: 'wrong-citation',
    name: 'a right quote with the citation of another',
    lang: 'fr',
    question: WU,
    pieces: [
      {
        text: 'Washington, lui, aurait promis : “ne tolèrent aucune violation”.',
        cites: [S.commitment],
      },
    ],
    mustNotShow: ['aurait promis'],
  },
  {
    kind: 'wrong-citation',
    name: 'a right day with the wrong event',
    lang: 'fr',
    question: TALKS,
    pieces: [{ text: 'La vidéoconférence s’est tenue jeudi.', cites: [S.video] }],
    mustNotShow: ['s’est tenue jeudi'],
  },
];

const RANGES: readonly [name: string, claim: Record<string, unknown>][] = [
  ['a block beyond the last', { start_block_index: 500, end_block_index: 501 }],
  ['a search result beyond the last', { search_result_index: 99 }],
  ['an empty range', { start_block_index: 1, end_block_index: 1 }],
  ['a range that runs backwards', { start_block_index: 3, end_block_index: 1 }],
  ['negative indexes', { start_block_index: -2, end_block_index: -1 }],
  ['a range beyond the end', { start_block_index: 0, end_block_index: 9999 }],
  ['a fraction for an index', { start_block_index: 0.5, end_block_index: 1.5 }],
  ['a string for an index', { search_result_index: '0', start_block_index: '0', end_block_index: '1' }],
  ['no indexes', { search_result_index: undefined, start_block_index: undefined, end_block_index: undefined }],
  ['null for a result', { search_result_index: null }],
];

const FORGED: readonly Lie[] = [
  ...RANGES.map(
    ([name, claim]): Lie => ({
      kind: 'forged-citation',
      name: `forged citation: ${name}`,
      lang: 'fr',
      question: TALKS,
      pieces: [{ text: INSPECTION, cites: [{ location: { ...forged, ...claim } }] }],
      mustNotShow: ['une inspection de ses bases'],
    }),
  ),
  {
    kind: 'forged-citation',
    name: 'another kind of location',
    lang: 'fr',
    question: TALKS,
    pieces: [
      {
        text: INSPECTION,
        cites: [
          {
            location: {
              type: 'char_location',
              cited_text: INSPECTION,
              document_index: 0,
              document_title: null,
              file_id: null,
              start_char_index: 0,
              end_char_index: 40,
            },
          },
        ],
      },
    ],
    mustNotShow: ['une inspection de ses bases'],
  },
  {
    kind: 'forged-citation',
    name: 'a real place with a cited_text that is not there',
    lang: 'fr',
    question: PACT,
    pieces: [
      {
        text: 'L’Australie recevra 12 sous-marins.',
        cites: [{ sentence: S.aukus, claim: { cited_text: 'L’Australie recevra 12 sous-marins.' } }],
      },
    ],
    mustNotShow: ['recevra 12 sous-marins'],
  },
  {
    kind: 'forged-citation',
    name: 'a quote that stands only in a forged cited_text',
    lang: 'fr',
    question: WU,
    pieces: [
      {
        text: 'Wu a prévenu : « nous riposterons sans délai ».',
        cites: [{ sentence: S.sovereignty, claim: { cited_text: '« nous riposterons sans délai », a déclaré Wu.' } }],
      },
    ],
    mustNotShow: ['nous riposterons sans délai'],
  },
  {
    kind: 'forged-citation',
    name: 'a true sentence whose source and title are an attack',
    lang: 'fr',
    question: TALKS,
    pieces: [
      {
        text: 'Les pourparlers ont duré deux jours.',
        cites: [{ sentence: S.talks, claim: { source: 'https://evil.example/x', title: '@everyone [ici](evil)' } }],
      },
    ],
    mustNotShow: ['evil.example', '@everyone', '[ici](evil)'],
    mayShow: ['Les pourparlers ont duré deux jours.'],
  },
];

const MIXED: readonly Lie[] = [
  {
    kind: 'mixture',
    name: 'two sentences in one cited block, the second false',
    lang: 'fr',
    question: WU,
    pieces: [
      { text: 'Wu Qian s’est exprimé jeudi. Il a annoncé la mobilisation de 200 000 soldats.', cites: [S.exchanged] },
    ],
    mustNotShow: ['200 000 soldats'],
    mayShow: ['Wu Qian s’est exprimé jeudi.'],
  },
  {
    kind: 'mixture',
    name: 'a true quote and an altered one in one sentence',
    lang: 'fr',
    question: WU,
    pieces: [
      {
        text: 'Wu a blâmé “la provocation et le confinement continus” pour les “difficultés et défis insurmontables”.',
        cites: [S.blame],
      },
    ],
    mustNotShow: ['difficultés et défis insurmontables'],
  },
  {
    kind: 'mixture',
    name: 'three sentences, the middle one false',
    lang: 'en',
    question: TALKS_EN,
    pieces: [
      { text: 'The talks lasted two days.', cites: [S.talks] },
      { text: ' They were led by Huang Xueping and James Mattis.', cites: [S.video] },
      { text: ' China has not commented on the calls.', cites: [S.noComment] },
    ],
    mustNotShow: ['Mattis'],
    mayShow: ['The talks lasted two days.', 'China has not commented on the calls.'],
  },
  {
    kind: 'mixture',
    name: 'good names, one bad date among good ones',
    lang: 'fr',
    question: 'Quand Milley a-t-il appelé ?',
    pieces: [{ text: 'Milley a appelé en octobre, le 8 janvier et le 14 mars.', cites: [S.calls] }],
    mustNotShow: ['14 mars'],
  },
];

export const SOURCE_LIES: readonly Lie[] = [...UNCITED, ...WRONG, ...FORGED, ...MIXED];
