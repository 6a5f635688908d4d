import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import {
  otherwise,
  type GroupAsRun,
  type Otherwise,
  type PastDecision,
  type Skills,
} from '../../workflows/work/dry-run.ts';
import type { DryRun, GroupDryRun } from '../../workflows/work/dry-run.schema.ts';
import { whyNotWords } from '../../workflows/work/routing.words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import { namesByIds } from '../subject/named.ts';
import { listGroups, readGroup } from './group.ts';
import { countPast, peopleNow, readPast } from './dry-run.queries.ts';

const WEEK_MS = 7 * 86_400_000;
/** More decisions are not made again while somebody waits for the answer. */
const MOST = 10_000;
const PAGE = 1000;
const MOST_EXAMPLES = 50;
/** The id of a group that is none yet. */
const NEW = '00000000-0000-0000-0000-000000000000';

/** What a group as it would be had done with the work of the last week; nothing is written. Refused: NotFound. */
export const dryRun = async (
  db: Database,
  { wish: { id = NEW, ...wish }, language }: { wish: GroupDryRun; language: Language },
): Promise<DryRun | Refusal> => {
  if (id !== NEW && isRefusal(await readGroup(db, id))) return refuse('NotFound');
  const from = new Date(Date.now() - WEEK_MS).toISOString();
  const groups = (await listGroups(db)).filter(({ archivedAt }) => archivedAt === null);
  const before: GroupAsRun[] = groups;
  const drawn: GroupAsRun = { ...wish, id };
  const after = before.some((group) => group.id === id)
    ? before.map((group) => (group.id === id ? drawn : group))
    : [...before, drawn];
  const people = await peopleNow(db);
  const skills: Skills = new Map(people.map((person) => [person.id, person]));
  const found: { past: PastDecision; otherwise: Otherwise }[] = [];
  let looked = 0;
  for (let last: { at: string; id: string } | undefined; looked < MOST;) {
    const page = await readPast(db, { from, last, limit: PAGE });
    for (const past of page) {
      const instead = otherwise(past, { before, after, changed: id, skills });
      if (instead) found.push({ past, otherwise: instead });
    }
    looked += page.length;
    last = page.at(-1);
    if (page.length < PAGE) break;
  }
  const nameOf = (user: string) => people.find((one) => one.id === user)?.name ?? '';
  const groupName = (group: string | null) => {
    const one = group === id ? wish : groups.find((known) => known.id === group);
    return one ? inLanguage(one.name, language) : '';
  };
  const examples = found.slice(0, MOST_EXAMPLES);
  const names = await namesByIds(
    db,
    examples.map(({ past }) => past.work),
  );
  return {
    ...{ from, looked, of: looked < MOST ? looked : await countPast(db, from), elsewhere: found.length },
    groups: counted(
      found.flatMap(({ otherwise: to }) => (to.to === 'group' ? [to.group] : [])),
      groupName,
    ),
    people: counted(
      found.flatMap(({ otherwise: to }) => (to.to === 'group' ? [] : to.to === 'person' ? [to.person] : [null])),
      (user) => (user === null ? '' : nameOf(user)),
    ),
    examples: examples.map(({ past, otherwise: to }) => ({
      ...{ id: past.work, kind: past.kind, name: names.get(past.work)?.subject.name ?? '', at: past.at },
      from: nameOf(past.chosen),
      to: to.to === 'group' ? groupName(to.group) : to.to === 'person' ? nameOf(to.person) : '',
      why: to.to === 'group' || to.why === null ? null : inLanguage(whyNotWords[to.why], language),
    })),
  };
};

/** How many went where, the most first. */
const counted = (ids: (string | null)[], nameOf: (id: string | null) => string) =>
  [...Map.groupBy(ids, (id) => id)]
    .map(([id, all]) => ({ id: id === NEW ? null : id, name: nameOf(id), count: all.length }))
    .toSorted((one, other) => other.count - one.count);
