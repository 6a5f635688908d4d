/** What has a life of its own: a process, and events that it numbers. `kind` is its noun. */
export type Subject = { kind: string; id: string };

/** The process of a subject, by its workflow id. */
export const processIdOf = ({ kind, id }: Subject): string => `${kind}:${id}`;
