// Word lists as they are written in the language files: blank-separated, any line breaks.

/** The words of a blank-separated list. */
export const words = (list: string): Set<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));
