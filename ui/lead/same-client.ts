import { post } from '../ask/ask.ts';
import { asking, type Question } from '../ask/asking.ts';

/** A lead's other open leads of the same people, and those that are one with it. */
export const sameClientQuery = (id: string) => asking('/leads/{id}/same-client', { path: { id } });

/** Whatever joining and parting change. */
export const changesLeads: Question[] = [
  ['/leads/{id}/same-client'],
  ['/leads'],
  ['/leads/{id}'],
  ['/contacts/{id}'],
  ['/tasks'],
  ['/deliveries'],
];

export const partLeads = (merge: string) => post('/merges/{id}/undo', { path: { id: merge } });
