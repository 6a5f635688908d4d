/** What is looked for, in the order in which it is shown. */
export const searchNouns = ['lead', 'contact', 'company', 'task', 'ticket'] as const;
export type SearchNoun = (typeof searchNouns)[number];
