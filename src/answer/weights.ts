// Fitted weights. Refit with `npm run eval -- fit-answers` after changing a feature; it prints these three values.

/** By SENTENCE_FEATURES. */
export const SENTENCE_WEIGHTS: readonly number[] = [
  0.38, 2.9, 1.78, -0.32, 0.51, 1.52, 0.93, 0.85, 0.54, 0.9, 1.19, 0.21, 0.72, 0.67, 1.71, 0.4, 0.24, 0.35, -0.08,
  -2.36, -0.3, 0.22, -0.63,
];

/** By VERDICT_FEATURES. */
export const VERDICT_WEIGHTS: readonly number[] = [
  -2.57, -0.66, 1.39, 0.84, 0.23, 1.16, 0.31, -2.45, 1.21, -0.53, -2.45, -0.36, 0.63, 0.52, 1.01, 0.73, -0.22, -0.13,
];

/** From which probability on an answer is one, and from which it is worth showing as the nearest. */
export const ANSWERED = { answered: 0.5, closest: 0.25 };
