// Fitted weights. Refit with `npm run eval -- fit-answers` after changing a feature; it prints these three values.

/** By SENTENCE_FEATURES. */
export const SENTENCE_WEIGHTS: readonly number[] = [
  0.38, 2.88, 1.8, -0.32, 0.51, 1.52, 0.93, 0.84, 0.54, 0.91, 1.19, 0.2, 0.73, 0.68, 1.72, 0.4, 0.24, 0.34, -0.09,
  -2.33, -0.31, 0.22, -0.62,
];

/** By VERDICT_FEATURES. */
export const VERDICT_WEIGHTS: readonly number[] = [
  -2.29, -0.65, 1.48, 0.92, 0.13, 0.93, 0.16, -2.46, 1.17, -0.52, -2.44, -0.33, 0.62, 0.52, 1.02, 0.71, -0.21, -0.13,
  -0.36,
];

/** From which probability on an answer is one, and from which it is worth showing as the nearest. */
export const ANSWERED = { answered: 0.5, closest: 0.25 };
