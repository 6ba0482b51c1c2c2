// Fitted weights. Refit with `npm run eval -- fit-answers` after changing a feature; it prints these three values.

/** By SENTENCE_FEATURES. */
export const SENTENCE_WEIGHTS: readonly number[] = [5, 4, 1, 0.1, 1, 1, 1, 0.5, 0.5, 0.7, 0.7, -2, -0.5, -0.2, -0.7];

/** By VERDICT_FEATURES. */
export const VERDICT_WEIGHTS: readonly number[] = [-4, 2, 4, 1, 1.5, -3, 1, 0.5, -1, 0.5, 0.3, -0.3];

/** From which probability on an answer is one, and from which it is worth showing as the nearest. */
export const ANSWERED = { answered: 0.5, closest: 0.25 };
