/** What is spoken at once at most, in letters: two minutes, about. */
export const MOST_SPOKEN = 1500;
