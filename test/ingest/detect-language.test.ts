// The language of short, name-heavy, capital and accent-less texts; other languages are named.
import { expect, it } from 'vitest';
import { languageOfArticle } from '../../src/ingest/detect-language.ts';

it.each([
  ['fr', 'LE PRESIDENT A ANNONCE HIER SOIR LA FERMETURE DES ECOLES DANS TOUT LE PAYS'],
  ['en', 'THE PRESIDENT SAID LAST NIGHT THAT SCHOOLS WOULD CLOSE ACROSS THE COUNTRY'],
  ['fr', 'Le president a annonce hier soir a la television la fermeture des ecoles'],
  ['en', 'Macron, Scholz, Meloni and Tusk met Zelensky in Kyiv on Tuesday.'],
  ['fr', 'Macron, Scholz, Meloni et Tusk ont rencontré Zelensky à Kyiv mardi.'],
  [
    'en',
    'Kylian Mbappe and Vinicius Junior scored twice each as Real Madrid beat Dortmund 5-2 at the Santiago Bernabeu.',
  ],
  [
    'fr',
    'Kylian Mbappé et Vinicius Junior ont marqué deux fois chacun : le Real Madrid a battu Dortmund 5-2 au Bernabeu.',
  ],
  [
    'en',
    '“C’est la vie,” said the minister of culture, who was asked about the Louvre and the Musée d’Orsay on Friday.',
  ],
  ['fr', '« It was a mistake », a dit le ministre, interrogé sur le rapport du Wall Street Journal vendredi.'],
  ['en', 'Shares fell.'],
])('%s: %s', (code, text) => expect(languageOfArticle(text)).toBe(code));

it.each([
  ['Spanish', 'El presidente del gobierno ha declarado hoy que las elecciones se celebrarán en mayo.'],
  ['German', 'Der Bundeskanzler hat am Montag erklärt, dass die Wahlen im Mai stattfinden werden.'],
  [
    'Italian',
    'Il presidente del consiglio ha dichiarato che le elezioni si terranno nel mese di maggio, secondo la agenzia.',
  ],
  ['Portuguese', 'O presidente do governo declarou hoje que as eleições serão realizadas no próximo mês de maio.'],
  ['another language', 'Президент заявил'],
])('%s is refused by name', (name, text) => {
  expect(() => languageOfArticle(text)).toThrow(`it seems to be in ${name}; the bot reads English and French`);
});

it('believes a file before the text, and a page’s template after it', () => {
  expect(languageOfArticle('The text is in English.', 'fr')).toBe('fr');
  expect(languageOfArticle('Le texte est en français, et les mots le disent.', undefined, 'en')).toBe('fr');
  expect(() => languageOfArticle('Texto', 'es-MX')).toThrow(
    'its language is given as Spanish; the bot reads English and French',
  );
});
