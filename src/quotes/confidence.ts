// How far a speaker can be trusted, by the way it was found.
import type { Resolution } from '../types.ts';

/** Share of right speakers on the labelled development articles (`npm run eval -- quotes`), by resolution. */
const MEASURED: Readonly<Record<Resolution, number>> = {
  named: 0.97,
  label: 0.97,
  title: 0.9,
  pronoun: 0.9,
  continuation: 0.9,
  unknown: 0,
};

/** 0 to 1; a choice that was nearly another (`margin` below 0.3) counts for less. */
export function confidenceOf(by: Resolution, margin: number): number {
  const base = MEASURED[by];
  return margin < 0.3 && by === 'pronoun' ? Math.round(base * 80) / 100 : base;
}
