// Is the one a message names the one an article quotes?
import { languages } from '../lang/languages.ts';
import { placesIn } from '../lang/quoting-places.ts';
import { foldWords as fold } from '../text/fold.ts';
import type { Speaker } from '../types.ts';
import { findSpeakers } from './speakers.ts';

/** How many letters "Chine" and "chinois" must share to be of one country. */
const STEM = 4;

/**
 * By name, alias, title or country. Somebody who speaks for a country or an institution (so says the role) may be given
 * under its name.
 */
export function isSameSpeaker(claimed: Speaker, actual: Speaker, role: string | undefined): boolean {
  const country = countryOf(claimed);
  if (country !== undefined && country === countryOf(actual)) return true;
  const said = [claimed.name, ...claimed.names];
  if (said.some((name) => findSpeakers(name, [actual]).length > 0)) return true;
  if ([actual.name, ...actual.names].some((name) => findSpeakers(name, [claimed]).length > 0)) return true;
  const roles = fold([role ?? '', ...actual.roles].join(' ')).split(' ');
  if (claimed.kind === 'person' && country === undefined) return false;
  const forms = country === undefined ? said : namesOf(country);
  return forms.some((name) => {
    const words = fold(name)
      .split(' ')
      .filter((word) => word.length >= STEM);
    return (
      words.length > 0 &&
      words.every((word) => roles.some((one) => one.startsWith(word.slice(0, Math.max(STEM, word.length - 2)))))
    );
  });
}

/** The ISO code of a country or of the capital that speaks for it. */
function countryOf({ id, name }: Speaker): string | undefined {
  if (id.startsWith('place:')) return id.slice('place:'.length).replace(/-\d+$/, '').toUpperCase();
  for (const { code } of Object.values(languages))
    for (const [printed, { key }] of placesIn(code)) if (fold(printed) === fold(name)) return key.toUpperCase();
  return undefined;
}

function namesOf(country: string): string[] {
  return Object.values(languages).flatMap(({ code }) =>
    [...placesIn(code)].filter(([, { key }]) => key.toUpperCase() === country).map(([printed]) => printed),
  );
}
