import { groupOf, type Takes } from './group.ts';
import type { GroupRules } from './group.schema.ts';
import { effectiveLimit } from './load.ts';
import { explain, route, type WhyNot } from './route.ts';
import type { Need, Person, Work } from './work.ts';

/** A decision of the router as it was kept, with what its work was chosen by. */
export type PastDecision = {
  id: string;
  work: string;
  kind: string;
  at: string;
  queue: string;
  chosen: string;
  candidates: { id: string; why: WhyNot | null; load: number; limit: number | null }[];
  /** the group's own limit then */
  groupLimit: number | null;
  asked: {
    since: string;
    needs: Need[];
    language: string | null;
    knownBy: string | null;
    tried: string[];
    aheadS: number;
  };
  facts: Parameters<typeof groupOf>[1];
};

export type GroupAsRun = Takes & { rules: GroupRules; members: string[] };
/** What people can do, as it is known now. */
export type Skills = Map<string, { skills: Record<string, number>; languages: string[] }>;

/** Where it would have gone instead: another group, another person, or nobody yet; `why` whoever had it would not. */
export type Otherwise =
  | { to: 'group'; group: string | null; from: string | null }
  | { to: 'person'; person: string; why: WhyNot | null }
  | { to: 'nobody'; why: WhyNot | null };

/**
 * Decides past work again by groups as they are and as they would be, with the candidates and loads of its moment: what comes out the same is none of
 * the change. Of people only those are weighed who were weighed then, with what they can do now.
 */
export const otherwise = (
  past: PastDecision,
  { before, after, changed, skills }: { before: GroupAsRun[]; after: GroupAsRun[]; changed: string; skills: Skills },
): Otherwise | undefined => {
  const [was, would] = [groupOf(before, past.facts)?.id ?? null, groupOf(after, past.facts)?.id ?? null];
  // somebody had sent it elsewhere: that stays
  const isSent = past.queue !== was;
  if (!isSent && was !== would) return { to: 'group', group: would, from: was };
  if (past.queue !== changed) return undefined;
  const [now, then] = [before, after].map((groups) => groups.find(({ id }) => id === changed));
  if (!now || !then) return undefined;
  const [one, other] = [decided(past, now, skills), decided(past, then, skills)];
  if (one.to === other.to) return undefined;
  const why = one.to === undefined ? null : (other.why[one.to] ?? null);
  return other.to === undefined ? { to: 'nobody', why } : { to: 'person', person: other.to, why };
};

const decided = (
  past: PastDecision,
  { rules, members }: GroupAsRun,
  skills: Skills,
): { to: string | undefined; why: Record<string, WhyNot | null> } => {
  const channel = past.facts.account?.split(':')[0] ?? '';
  const { needs, ...asked } = past.asked;
  const work: Work = {
    ...{ id: past.work, kind: past.kind, channel, group: past.queue, weight: rules.weights[channel] ?? 1 },
    ...{ ...asked, needs: rules.needs.length > 0 ? rules.needs : needs },
  };
  const people = past.candidates
    .filter(({ id }) => members.includes(id))
    .map((one, place): Person => ({
      ...{ id: one.id, takes: one.why !== 'away', groups: [past.queue], load: one.load },
      limit: effectiveLimit(one.limit === past.groupLimit ? null : one.limit, rules.limit),
      ...(skills.get(one.id) ?? { skills: {}, languages: [] }),
      lastAt: String(place).padStart(3, '0'),
    }));
  return { to: route([work], people, rules, past.at).given[0]?.to, why: explain(work, people, rules, past.at) };
};
