import { knownLeads, openLeadIds, type KnownLead } from '../prisma/lead/no-next-step.queries.ts';
import type { NoStepCheck } from '../workflows/lead/next-step.schema.ts';
import type { Deps } from './deps.ts';

const A_PAGE = 1000;
const SHOWN = 200;
const ALL = `WorkflowType = 'leadLifecycle' AND ExecutionStatus = 'Running'`;

/**
 * All open leads beside Temporal's own list of running processes. The list lags by a moment and both change while we read, so whatever
 * differs is checked once more before it is reported.
 */
export async function* checkProcesses({ db, door }: Pick<Deps, 'db' | 'door'>): AsyncGenerator<NoStepCheck> {
  if (!(await door.reachable())) return yield { state: 'failed', error: 'UNAVAILABLE' };
  try {
    const living = new Set<string>();
    const { count: of } = await door.client.workflow.count(ALL);
    for await (const { workflowId } of door.client.workflow.list({ query: ALL, pageSize: A_PAGE })) {
      living.add(workflowId.slice('lead:'.length));
      if (living.size % A_PAGE === 0) yield { state: 'reading', read: living.size, of };
    }
    yield { state: 'reading', read: living.size, of: Math.max(of, living.size) };

    const absent: string[] = [];
    const unknown = new Set(living);
    let leads = 0;
    for (let after: string | null = null; ;) {
      const ids: string[] = await openLeadIds(db, after, A_PAGE);
      for (const id of ids) if (!unknown.delete(id)) absent.push(id);
      leads += ids.length;
      yield { state: 'looking', read: leads, of: Math.max(living.size, leads) };
      after = ids.at(-1) ?? null;
      if (ids.length < A_PAGE) break;
    }
    const missing = await stillMissing(door, await knownInPages(db, absent));
    const strange = await stillStrange(db, door, [...unknown]);
    yield {
      state: 'done',
      processes: living.size,
      leads,
      missing: missing.slice(0, SHOWN).map(({ id, name, number }) => ({ id, name, number })),
      missingCount: missing.length,
      strange: strange.slice(0, SHOWN),
      strangeCount: strange.length,
    };
  } catch (error) {
    yield { state: 'failed', error: String((error as { details?: string }).details ?? (error as Error).message) };
  }
}

const knownInPages = async (db: Deps['db'], ids: string[]): Promise<KnownLead[]> => {
  const known: KnownLead[] = [];
  for (let from = 0; from < ids.length; from += A_PAGE)
    known.push(...(await knownLeads(db, ids.slice(from, from + A_PAGE))));
  return known;
};

/** Open leads whose process does not run, checked one by one for as many as are shown. */
const stillMissing = async (door: Deps['door'], leads: KnownLead[]): Promise<KnownLead[]> => {
  const open = leads.filter((lead) => lead.open);
  const [asked, rest] = [open.slice(0, SHOWN), open.slice(SHOWN)];
  const answers = await Promise.all(asked.map(({ id }) => lives(door, id)));
  return [...asked.filter((_, index) => !answers[index]), ...rest];
};

/** Processes whose lead is gone, or that run although they have reported that they are over. */
const stillStrange = async (db: Deps['db'], door: Deps['door'], ids: string[]) => {
  const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const known = new Map((await knownInPages(db, ids.filter(isId))).map((lead) => [lead.id, lead]));
  const suspects = ids.filter((id) => {
    const lead = known.get(id);
    return !lead || (!lead.open && lead.finished);
  });
  const [asked, rest] = [suspects.slice(0, SHOWN), suspects.slice(SHOWN)];
  const answers = await Promise.all(asked.map((id) => lives(door, id)));
  return [...asked.filter((_, index) => answers[index]), ...rest].map((id) => ({
    workflowId: `lead:${id}`,
    name: known.get(id)?.name ?? null,
  }));
};

const lives = (door: Deps['door'], id: string): Promise<boolean> =>
  door.client.workflow
    .getHandle(`lead:${id}`)
    .describe()
    .then(
      ({ status }) => status.name === 'RUNNING',
      (error: { name?: string }) => {
        if (error.name === 'WorkflowNotFoundError') return false;
        throw error;
      },
    );
