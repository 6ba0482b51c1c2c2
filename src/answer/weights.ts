// Fitted weights. Refit with `npm run eval -- fit-answers` after changing a feature; it prints these three values.

/** By SENTENCE_FEATURES. */
export const SENTENCE_WEIGHTS: readonly number[] = [
  0.26, 2.94, 1.9, -0.37, 0.49, 1.49, 0.96, 0.9, 0.59, 0.08, 0.88, 0.25, 0.58, 0.85, 1.73, 0.37, -2.38, -0.31, 0.22,
  -0.68,
];

/** By VERDICT_FEATURES. */
export const VERDICT_WEIGHTS: readonly number[] = [
  -2.64, -0.7, 1.3, 0.75, 0.2, 1.41, 0.4, -2.36, 1.08, -0.17, -2.54, -0.69, 0.23, -0.06, 1.2, 0.85, -0.38, -0.14,
];

/** From which probability on an answer is one, and from which it is worth showing as the nearest. */
export const ANSWERED = { answered: 0.5, closest: 0.25 };
