// Time zones as people look for them: by IANA name, city or country, without accents, in English or French.
import { setImmediate as breathe } from 'node:timers/promises';
import { UserError } from '../errors.ts';
import { fold } from '../text/fold.ts';
import type { LanguageCode } from '../types.ts';
import { cities, mainZones } from './cities.ts';

export interface ZoneSuggestion {
  readonly zone: string;
  /** The city or country that was looked for, when the zone's own name does not say it. */
  readonly place?: string;
  /** Local time there, HH:MM. */
  readonly time: string;
}

interface Named {
  readonly zone: string;
  readonly place?: string;
  readonly folded: string;
  readonly kind: 'zone' | 'city' | 'country';
}

/** Shown before anything is typed, after the guess. */
const COMMON = [
  'UTC',
  'Europe/London',
  'Europe/Paris',
  'America/New_York',
  'America/Toronto',
  'America/Los_Angeles',
  'Asia/Tokyo',
];

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
let names: Promise<readonly Named[]> | undefined;

/** At most `limit` zones that go with what is typed, best first; common ones when nothing is. */
export async function zonesLike(
  typed: string,
  guess: string,
  now: Date,
  limit = 25,
): Promise<readonly ZoneSuggestion[]> {
  const wanted = folded(typed);
  const all = await allNames();
  const found =
    wanted === '' ? [guess, ...COMMON].map((zone): Named => ({ zone, folded: '', kind: 'zone' })) : ranked(all, wanted);
  const seen = new Set<string>();
  const once = found.filter(({ zone }) => !seen.has(zone) && seen.add(zone));
  return once
    .slice(0, limit)
    .map(({ zone, place }) => ({ zone, ...(place ? { place } : {}), time: localTime(zone, now) }));
}

/** The zone that somebody means. @throws UserError `bad-time-zone` when it is none, or more than one */
export async function zoneNamed(typed: string): Promise<string> {
  const wanted = folded(typed);
  const all = await allNames();
  for (const kind of ['zone', 'city', 'country'] as const) {
    const fits = all.filter(
      (name) => name.kind === kind && (name.folded === wanted || (kind === 'zone' && lastPart(name.folded) === wanted)),
    );
    const [zone, another] = [...new Set(fits.map((name) => name.zone))];
    if (zone && !another) return zone;
  }
  const known = canonical(typed.trim());
  if (known) return known;
  throw new UserError('bad-time-zone', `“${typed}” is not a time zone.`, { value: typed });
}

/** The zone most people with this locale live in; UTC when nothing can be said. */
export function zoneOfLocale(locale: string | undefined): string {
  if (!locale) return 'UTC';
  try {
    const region = new Intl.Locale(locale).maximize().region;
    return (region && (mainZones[region] ?? zonesOfRegion(region)[0])) || 'UTC';
  } catch {
    // Not a locale: nothing can be said.
    return 'UTC';
  }
}

function ranked(all: readonly Named[], wanted: string): Named[] {
  const rank = ({ folded, kind }: Named): number => {
    const last = kind === 'zone' ? lastPart(folded) : folded;
    if (folded === wanted || last === wanted) return 0;
    if (last.startsWith(wanted)) return 1;
    if (folded.startsWith(wanted)) return 2;
    if (folded.split(/[ /]/).some((word) => word.startsWith(wanted))) return 3;
    return folded.includes(wanted) ? 4 : 9;
  };
  return (
    all
      .map((name) => ({ name, rank: rank(name) }))
      .filter((found) => found.rank < 9)
      // Stable: the main zone of a country stays before its others.
      .sort((a, b) => a.rank - b.rank)
      .map(({ name }) => name)
  );
}

/** Made at the first look-up, once. */
function allNames(): Promise<readonly Named[]> {
  names ??= named();
  return names;
}

async function named(): Promise<readonly Named[]> {
  const all: Named[] = zones.map((zone) => ({ zone, folded: folded(zone), kind: 'zone' }));
  for (const [zone, places] of Object.entries(cities)) {
    for (const place of places) all.push({ zone, place, folded: folded(place), kind: 'city' });
  }
  const labels = (['en', 'fr'] satisfies LanguageCode[]).map((lang) => new Intl.DisplayNames(lang, { type: 'region' }));
  for (const region of regions()) {
    const inside = zonesOfRegion(region);
    for (const place of new Set(labels.map((label) => label.of(region) ?? region))) {
      const main = mainZones[region];
      for (const zone of main ? [main, ...inside.filter((other) => other !== main)] : inside) {
        all.push({ zone, place, folded: folded(place), kind: 'country' });
      }
    }
    await breathe();
  }
  return all;
}

/** Every pair of letters; those that are no region have no time zones. */
function* regions(): Generator<string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const first of letters) for (const second of letters) yield first + second;
}

/** Node 20 has it as a property, later versions as a method. */
function zonesOfRegion(region: string): readonly string[] {
  const locale = new Intl.Locale(`und-${region}`) as Intl.Locale & {
    readonly timeZones?: readonly string[];
    getTimeZones?(): readonly string[];
  };
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

function canonical(typed: string): string | undefined {
  // An offset (later versions of Node take it for a zone) does not know when the clocks change.
  if (/^[+-]/.test(typed.trim())) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone;
  } catch {
    // That is how Intl says that there is no such zone.
    return undefined;
  }
}

function localTime(zone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now);
}

function lastPart(folded: string): string {
  return folded.slice(folded.lastIndexOf('/') + 1);
}

/** Blanks for what people type between the words of a place; the slash stays. */
function folded(text: string): string {
  return fold(text)
    .replace(/[_’'\s-]+/g, ' ')
    .trim();
}
