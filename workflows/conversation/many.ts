/** So many conversations are told one thing at once. */
export const MOST_TALKS = 100;
