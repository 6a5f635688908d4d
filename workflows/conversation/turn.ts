import { chooseAssignee, type Candidate } from '../lead/assign.ts';

/**
 * Whose turn it is among those who answer: who has waited longest for a conversation, by the rule that gives leads. How many leads they hold is
 * nothing to it.
 */
export const nextInTurn = (candidates: Candidate[]): string | null => {
  const people = candidates.map(({ email }) => email);
  const free = candidates.map((candidate) => ({ ...candidate, load: 0, limit: 1 }));
  const nobody = { team: '', language: null, region: null, sticky: null };
  return chooseAssignee({ rule: 'round_robin', people, fallback: { to: 'nobody' } }, free, nobody).chosen;
};
