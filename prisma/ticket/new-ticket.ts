import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import { firstOpen } from '../../workflows/ticket/decide.ts';
import type { HandedAnswer } from '../../workflows/service/policy.schema.ts';
import type { NewTicket, Source } from '../../workflows/ticket/ticket.schema.ts';
import type { ConversationRow } from '../conversation/conversation-row.ts';
import type { Database } from '../client.ts';
import { newColumns, pokesFor } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import type { Done } from '../subject/subject.ts';
import { factsOfSubject } from '../subject/subject-record.ts';
import { promisedTo } from '../../workflows/ticket/service.ts';
import { clientsFor } from '../service/client-facts.ts';
import { readServiceRules } from '../service/rules.ts';
import { ticketPipeline } from './ticket-pipeline.ts';
import { tickets } from './ticket-record.ts';
import { isThere } from './decided.ts';
import type { Change, Doing, NewEvent } from '../write.ts';

export type Wish = Omit<NewTicket, 'source'> & {
  source: Source;
  followsId?: string | undefined;
  form?: string | undefined;
};
/** `answer`: what it takes over from its talk; undefined: its client begins to wait now */
type Wished = Wish & { answer?: HandedAnswer | null | undefined; related?: string[] };

export type Made = Done & { track: string };

/** `talk`: the conversation that it is about; that it hears the ticket, the caller says. */
export const newTicket = async (
  db: Database,
  wish: Wished,
  talk: ConversationRow | undefined,
  doing: Doing,
): Promise<Change<Made> | Refusal> => {
  const pipeline = await ticketPipeline(db, wish.pipeline);
  if (isRefusal(pipeline)) return pipeline;
  if (wish.assigneeId && !(await isThere(db, wish.assigneeId))) return refuse('PersonUnknown');
  const contactId = wish.contactId ?? talk?.contact_id ?? null;
  const { track, language } = await numbered(db, contactId);
  const id = uuidv7();
  const at = doing.at ?? new Date().toISOString();
  const stage = firstOpen(pipeline.definition).key;
  const row = {
    ...{ id, track, pipeline_id: pipeline.id, pipeline_version_id: pipeline.versionId },
    ...{ stage, stage_entered_at: at, entries: { [stage]: 1 }, created_at: at, version: 1 },
    ...{ subject: wish.subject, description: wish.description, type: wish.type, topic: wish.topic },
    ...{ priority: wish.priority, source: wish.source, branch: wish.branch, region: wish.region },
    ...{ language: wish.language ?? talk?.language ?? language, contact_id: contactId },
    ...{ lead_id: wish.leadId ?? talk?.lead_id ?? null, parent_id: wish.parentId ?? null },
    ...{ follows_id: wish.followsId ?? null, responsible_id: wish.assigneeId ?? talk?.assignee_id ?? null },
    ...{ due_at: wish.dueAt ? new Date(wish.dueAt).toISOString() : null, tags: wish.tags, fields: wish.fields },
    ...{ talks: talk ? [talk.id] : [], related: wish.related ?? [], clock_offset: 0 },
  };
  const subject = { kind: 'ticket', id };
  const { policies } = await readServiceRules(db);
  const client = (await clientsFor(db, policies, [contactId]))(contactId);
  const promised = promisedTo({ ...factsOfSubject(tickets, row), ...client }, policies, at);
  const told: CatalogueEvent = {
    type: 'ticket.created',
    data: {
      ...{ to: stage, track, subject: wish.subject, source: wish.source, priority: wish.priority },
      ...(wish.answer === undefined ? {} : { answer: wish.answer }),
      ...(wish.form ? { form: wish.form } : {}),
      ...{ tags: wish.tags, ...(talk ? { talk: talk.id } : {}), set: newColumns(row) },
    },
  };
  const both: CatalogueEvent[] = [
    told,
    ...(promised.policy === null ? [] : [{ type: 'ticket.promised' as const, data: promised }]),
  ];
  return {
    inserts: [{ table: 'ticket', row: { ...row, event_seq: both.length } }],
    events: both.map((event, index): NewEvent => ({
      ...event,
      ...{ noun: 'ticket', noun_id: id, seq: index + 1, at, subject, actor: doing.actor, cause: doing.cause ?? null },
      pokes: index === 0 ? pokesFor(doing.actor, [processIdOf(subject)]) : [],
    })),
    result: { id, version: 1, track },
  };
};

const numbered = async (db: Database, contactId: string | null): Promise<{ track: string; language: string }> => {
  const { rows } = await db.pool.query<{ track: string; language: string }>({
    name: 'ticket-number',
    text: `SELECT track_of(nextval('task_track')) AS track, coalesce((SELECT language FROM contact WHERE id = $1), 'ru') AS language`,
    values: [contactId],
  });
  return rows[0]!;
};
