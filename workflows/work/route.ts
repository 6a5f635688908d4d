import type { Need, Person, RouteRules, Work } from './work.ts';

export type WhyNot =
  | 'away'
  | 'other_group'
  | 'lacks_skill'
  | 'lacks_language'
  | 'at_limit'
  | 'asked_before'
  | 'waits_for_known'
  | 'busier';
export type Given = { work: string; to: string; known: boolean };
export type Routed = {
  given: Given[];
  /** what stays, in the order in which it will be taken */
  waiting: string[];
  /** ISO moment at which somebody else may come into question by waiting alone; undefined where nobody will */
  againAt: string | undefined;
};

/** Seconds of waiting, with what its priority is worth: the only order of a queue. */
export const scoreOf = ({ since, aheadS }: Work, now: string): number =>
  (Date.parse(now) - Date.parse(since)) / 1000 + aheadS;

/** Whoever waits, in the order in which it is taken. */
export const inOrder = (queue: Work[], now: string): Work[] => {
  const scored = queue.map((work) => ({ work, score: scoreOf(work, now) }));
  return scored.sort((a, b) => b.score - a.score || compare(a.work.id, b.work.id)).map(({ work }) => work);
};

/**
 * Gives what waits to those who can take it now: work is compared only where the same person could take it, so what nobody may take yet holds
 * nobody up. Among people: the one the client knows, then the least loaded, then who has waited longest, then by id.
 */
export const route = (queue: Work[], people: Person[], rules: RouteRules, now: string): Routed => {
  const hands = people.map((person) => ({
    ...person,
    ...(person.channels ? { channels: { ...person.channels } } : {}),
  }));
  const given: Given[] = [];
  const waiting: Work[] = [];
  for (const work of inOrder(queue, now)) {
    const waitedS = waitedOf(work, now);
    const asked = neededAfter(work.needs, rules, waitedS);
    const around = { rules, asked, waitedS, isHeld: isHeld(work, hands, rules, waitedS) };
    let best: Person | undefined;
    for (const person of hands)
      if (whyNot(work, person, around) === undefined)
        if (best === undefined || isBefore(person, best, work.knownBy)) best = person;
    if (best === undefined) waiting.push(work);
    else {
      given.push({ work: work.id, to: best.id, known: best.id === work.knownBy });
      best.load += work.weight;
      const own = best.channels?.[work.channel];
      if (own) best.channels![work.channel] = { ...own, load: own.load + work.weight };
      // in the order in which they were given, within one moment too
      best.lastAt = `${now} ${String(given.length).padStart(6, '0')}`;
    }
  }
  const moments = waiting.flatMap((work) => widensAt(work, rules, now) ?? []);
  return {
    ...{ given, waiting: waiting.map(({ id }) => id) },
    againAt: moments.length > 0 ? moments.reduce((first, at) => (at < first ? at : first)) : undefined,
  };
};

/** Why each of these does not get it; the one who does has no reason. */
export const explain = (
  work: Work,
  people: Person[],
  rules: RouteRules,
  now: string,
): Record<string, WhyNot | null> => {
  const waitedS = waitedOf(work, now);
  const asked = neededAfter(work.needs, rules, waitedS);
  const around = { rules, asked, waitedS, isHeld: isHeld(work, people, rules, waitedS) };
  const to = route([work], people, rules, now).given[0]?.to;
  return Object.fromEntries(
    people.map((person) => [person.id, person.id === to ? null : (whyNot(work, person, around) ?? 'busier')]),
  );
};

/** Skills that nobody who takes work now has together: the supervisor should know at once, not when the client leaves. */
export const isHopeless = ({ needs, group }: Work, people: Person[]): boolean =>
  !people.some(({ takes, groups, skills }) => takes && groups.includes(group) && hasAll(skills, needs));

/** `isHeld`: for the one whom the client knows */
type Around = { rules: RouteRules; asked: Need[]; waitedS: number; isHeld: boolean };

const isHeld = ({ knownBy, tried }: Work, people: Person[], { knownS }: RouteRules, waitedS: number): boolean =>
  knownBy !== null &&
  waitedS < knownS &&
  !tried.includes(knownBy) &&
  people.some(({ id, takes }) => takes && id === knownBy);

const whyNot = (work: Work, person: Person, { rules, asked, waitedS, isHeld: held }: Around): WhyNot | undefined => {
  if (!person.takes) return 'away';
  if (!person.groups.includes(work.group)) return 'other_group';
  if (isFull(person, work)) return 'at_limit';
  if (work.tried.includes(person.id)) return 'asked_before';
  if (!hasAll(person.skills, asked)) return 'lacks_skill';
  if (work.language !== null && waitedS < rules.languageS && !person.languages.includes(work.language))
    return 'lacks_language';
  if (held && person.id !== work.knownBy) return 'waits_for_known';
  return undefined;
};

const isFull = ({ load, limit, channels }: Person, { channel, weight }: Work): boolean => {
  const own = channels?.[channel];
  return load + weight > limit || (own !== undefined && own.load + weight > own.limit);
};

/** What is still asked for after so many seconds. */
const neededAfter = (needs: Need[], { relaxed }: RouteRules, waitedS: number): Need[] => {
  if (needs.length === 0) return needs;
  const due = relaxed.filter(({ afterS }) => afterS <= waitedS);
  if (due.length === 0) return needs;
  return needs.map((need) => ({
    ...need,
    level: due.reduce(
      (level, { skill, level: to }) => (skill === undefined || skill === need.skill ? Math.min(level, to) : level),
      need.level,
    ),
  }));
};

/** A level of nothing asks for nothing. */
const hasAll = (skills: Person['skills'], needs: Need[]): boolean =>
  needs.every(({ skill, level }) => level <= 0 || (skills[skill] ?? 0) >= level);

const isBefore = (one: Person, other: Person, known: string | null): boolean => {
  if (one.id === known || other.id === known) return one.id === known;
  return (one.load - other.load || compare(one.lastAt, other.lastAt) || compare(one.id, other.id)) < 0;
};

/** When more people come into question by waiting alone. */
export const widensAt = (work: Work, { relaxed, knownS, languageS }: RouteRules, now: string): string | undefined => {
  const waitedS = waitedOf(work, now);
  const steps = [
    ...(work.needs.length > 0 ? relaxed.map(({ afterS }) => afterS) : []),
    ...(work.knownBy === null ? [] : [knownS]),
    ...(work.language === null ? [] : [languageS]),
  ].filter((afterS) => afterS > waitedS && Number.isFinite(afterS));
  return steps.length === 0 ? undefined : new Date(Date.parse(work.since) + Math.min(...steps) * 1000).toISOString();
};

/** Clocks of two machines differ: nothing has waited less than no time. */
const waitedOf = ({ since }: Work, now: string): number => Math.max(0, (Date.parse(now) - Date.parse(since)) / 1000);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
