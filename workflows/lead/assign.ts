import type { AssignOrder } from './assign.schema.ts';

/** A user as the rule weighs her. `onShift` counts her calendar and her absences. */
export type Candidate = {
  id: string;
  email: string;
  name: string;
  /** key of their team */
  team: string | null;
  role: 'manager' | 'supervisor' | 'admin';
  /** open leads that they hold, and how many they may hold */
  load: number;
  limit: number;
  onShift: boolean;
  absent?: { kind: string; until: string | null } | undefined;
  skills: string[];
  languages: string[];
  regions: string[];
  /** when a lead was last given to them, RFC 3339 */
  lastAssignedAt: string | null;
};

/** The lead's side of the comparison. What the client has not said (null) is not required of anybody. */
export type AssignFacts = {
  language: string | null;
  region: string | null;
  /** id of whoever was last responsible for this client */
  sticky: string | null;
};

export type Reason =
  | 'tried'
  | 'not_in_list'
  | 'lacks_skill'
  | 'lacks_language'
  | 'other_region'
  | 'absent'
  | 'off_shift'
  | 'at_limit'
  | 'more_busy'
  | 'had_one_later'
  | 'came_after'
  | 'client_of_another';

export type Weighed = Pick<Candidate, 'id' | 'name' | 'load' | 'limit' | 'onShift' | 'absent' | 'lastAssignedAt'> & {
  /** why not this user; absent for the one who got it */
  reasons: Reason[];
};

export type Why = 'least_busy' | 'longest_without' | 'sticky' | 'fallback' | 'nobody_on_shift' | 'by_hand' | 'nobody';

/** Kept with the assignment: who could have had it, and why this one. */
export type Decision = {
  rule: AssignOrder['rule'] | 'by_hand';
  chosen: string | null;
  why: Why;
  /** id of whoever gave it by hand */
  by?: string;
  order?: AssignOrder;
  /** number of the pipeline version that ordered it */
  version?: number;
  facts?: AssignFacts;
  candidates: Weighed[];
  /** how many were considered, and how many of them each reason ruled out, including users beyond those kept here */
  counts?: { weighed: number; reasons: Partial<Record<Reason, number>> };
};

/** So many candidates are kept with a decision, the nearest to it first. */
export const MOST_KEPT = 50;

/**
 * Among the team's users who fit the order, are on shift and under their limit: whoever the client knows, the least busy, or who has waited
 * longest. When there is none, the fallback; without one, the same choice among those who fit and have room but are off shift.
 * `candidates` may hold the users of the fallback as well; `team` is the pipeline's own. Nobody in `except` is taken.
 */
export const chooseAssignee = (
  order: AssignOrder,
  candidates: Candidate[],
  { team, except = [], version, ...facts }: AssignFacts & { team: string; except?: string[]; version?: number },
): Decision => {
  const tried = new Set(except);
  const named = candidates.filter((candidate) => isNamed(order, candidate, team));
  const first = named.map((candidate) => ({ candidate, reasons: whyNot(order, candidate, facts, tried) }));
  const inTurn = [...first].sort((a, b) => byRule(order.rule, a.candidate, b.candidate));
  const fit = inTurn.filter(({ reasons }) => reasons.length === 0);
  const known = order.sticky ? fit.find(({ candidate }) => candidate.id === facts.sticky) : undefined;
  const taken = known ?? fit[0];
  const later = taken ? undefined : substitute(order, candidates, inTurn, tried);
  const chosen = taken?.candidate ?? later?.chosen ?? null;
  const why: Why = taken
    ? known
      ? 'sticky'
      : order.rule === 'least_busy'
        ? 'least_busy'
        : 'longest_without'
    : (later?.why ?? 'nobody');
  const all = [...first, ...(later?.weighed ?? []).filter(({ candidate }) => !named.includes(candidate))];
  const weighed = all.map(({ candidate, reasons }): Weighed => {
    if (!chosen || candidate === chosen) return { ...kept(candidate), reasons: chosen ? [] : reasons };
    const equal = reasons.length === 0 || (why === 'nobody_on_shift' && isAsleep(reasons));
    return {
      ...kept(candidate),
      reasons: equal ? [...reasons, whyLater(order.rule, candidate, chosen, Boolean(known))] : reasons,
    };
  });
  return {
    rule: order.rule,
    chosen: chosen?.id ?? null,
    why,
    order,
    ...(version === undefined ? {} : { version }),
    facts,
    candidates: weighed
      .sort((a, b) => nearness(a, chosen) - nearness(b, chosen) || compare(a.name, b.name) || compare(a.id, b.id))
      .slice(0, MOST_KEPT),
    counts: { weighed: weighed.length, reasons: countOf(weighed) },
  };
};

/** The decision of a user who gave the lead by hand, and how busy the chosen one was then. */
export const byHand = (candidate: Candidate, by: string | undefined): Decision => ({
  rule: 'by_hand',
  chosen: candidate.id,
  why: 'by_hand',
  ...(by === undefined ? {} : { by }),
  candidates: [{ ...kept(candidate), reasons: [] }],
});

type Tried = { candidate: Candidate; reasons: Reason[] };

/** Whom the order speaks of: the users of its list and the sellers of its team (those who are not in the list are told so). */
const isNamed = ({ team, people }: AssignOrder, candidate: Candidate, ownTeam: string): boolean =>
  (people !== undefined && inList(people, candidate)) ||
  (candidate.role === 'manager' && candidate.team === (team ?? ownTeam));

const whyNot = (
  order: AssignOrder,
  candidate: Candidate,
  { language, region }: AssignFacts,
  tried: Set<string>,
): Reason[] => {
  const reasons: Reason[] = [];
  if (tried.has(candidate.id)) reasons.push('tried');
  if (order.people && !inList(order.people, candidate)) reasons.push('not_in_list');
  else if (order.people && order.team && candidate.team !== order.team) reasons.push('not_in_list');
  if (order.skills?.some((skill) => !has(candidate.skills, skill))) reasons.push('lacks_skill');
  if (order.language && language !== null && !has(candidate.languages, language)) reasons.push('lacks_language');
  if (order.region && region !== null && !has(candidate.regions, region)) reasons.push('other_region');
  return [...reasons, ...whyNotNow(candidate)];
};

const whyNotNow = ({ absent, onShift, load, limit }: Candidate): Reason[] => [
  ...(absent ? ['absent' as const] : onShift ? [] : ['off_shift' as const]),
  ...(load >= limit ? ['at_limit' as const] : []),
];

/** Who takes it when nobody of the order can. */
const substitute = (
  order: AssignOrder,
  candidates: Candidate[],
  first: Tried[],
  tried: Set<string>,
): { chosen: Candidate; why: Why; weighed: Tried[] } | undefined => {
  const asleep = (all: Tried[]) =>
    all.find(({ reasons }) => reasons.length === 1 && reasons[0] === 'off_shift')?.candidate;
  const { fallback, rule } = order;
  if (!fallback) {
    const chosen = asleep(first);
    return chosen && { chosen, why: 'nobody_on_shift', weighed: [] };
  }
  if (fallback.to === 'nobody') return undefined;
  if (fallback.to === 'person') {
    const chosen = candidates.find(
      (candidate) => inList([fallback.person], candidate) && !tried.has(candidate.id) && !candidate.absent,
    );
    return chosen && { chosen, why: 'fallback', weighed: [{ candidate: chosen, reasons: [] }] };
  }
  const weighed = candidates
    .filter(({ role, team }) => role === 'manager' && (fallback.to === 'anyone' || team === fallback.team))
    .map((candidate): Tried => ({
      candidate,
      reasons: [...(tried.has(candidate.id) ? ['tried' as const] : []), ...whyNotNow(candidate)],
    }))
    .sort((a, b) => byRule(rule, a.candidate, b.candidate));
  const chosen = weighed.find(({ reasons }) => reasons.length === 0)?.candidate;
  if (chosen) return { chosen, why: 'fallback', weighed };
  const sleeper = asleep(weighed);
  return sleeper && { chosen: sleeper, why: 'nobody_on_shift', weighed };
};

/** Ruled out only by being off shift. */
const isAsleep = (reasons: Reason[]): boolean => reasons.length === 1 && reasons[0] === 'off_shift';

const byTurn = (a: Candidate, b: Candidate): number =>
  compare(a.lastAssignedAt ?? '', b.lastAssignedAt ?? '') || compare(a.id, b.id);
const byRule = (rule: AssignOrder['rule'], a: Candidate, b: Candidate): number =>
  (rule === 'least_busy' ? a.load - b.load : 0) || byTurn(a, b);

const whyLater = (rule: AssignOrder['rule'], candidate: Candidate, chosen: Candidate, known: boolean): Reason => {
  if (known) return 'client_of_another';
  if (rule === 'least_busy' && candidate.load > chosen.load) return 'more_busy';
  return (candidate.lastAssignedAt ?? '') > (chosen.lastAssignedAt ?? '') ? 'had_one_later' : 'came_after';
};

const CLOSE = new Set<Reason>(['more_busy', 'had_one_later', 'came_after', 'client_of_another']);
const nearness = ({ id, reasons }: Weighed, chosen: Candidate | null): number =>
  id === chosen?.id ? 0 : reasons.every((reason) => CLOSE.has(reason)) ? 1 : 2;

const countOf = (weighed: Weighed[]): Partial<Record<Reason, number>> => {
  const counts: Partial<Record<Reason, number>> = {};
  for (const reason of weighed.flatMap(({ reasons }) => reasons)) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
};

const kept = ({ id, name, load, limit, onShift, absent, lastAssignedAt }: Candidate) => ({
  id,
  name,
  load,
  limit,
  onShift,
  ...(absent ? { absent } : {}),
  lastAssignedAt,
});

const inList = (emails: string[], { email }: Candidate): boolean => has(emails, email);
const has = (words: string[], word: string): boolean => words.some((one) => fold(one) === fold(word));
const fold = (word: string): string => word.trim().toLowerCase();
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
