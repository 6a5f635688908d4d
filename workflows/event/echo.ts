/** The noun of an event that a subject only hears: it happened to another one, in whose story it stands as itself. */
export const ECHO = 'echo';
