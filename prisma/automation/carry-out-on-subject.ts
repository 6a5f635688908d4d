import type { Carrying } from '../../workflows/automation/order.ts';
import { type Refusal, isRefusal } from '../../workflows/refusal.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import { actOnSubject, readSubject } from '../subject/subject.ts';
import { factsOfSubject, type SubjectRecord, type SubjectRow } from '../subject/subject-record.ts';
import { createTask } from '../task/task.ts';
import { tellUsers } from '../user/notification.ts';
import { languageOf } from '../user/user-language.ts';
import type { Doing } from '../write.ts';
import { openPartOfTicket } from './open-ticket.ts';
import { subjectTalkStep } from './subject-talk.ts';
import type { Answer } from './carry-out.ts';
import { heirOf } from './heir.ts';
import { onTalk } from './on-talk.ts';

type Stepping = Doing & { at: string; record: SubjectRecord; id: string; dueAt?: string | undefined };

/** Nouns whose subjects are what others only have: what an order does to them. */
const itself: Record<string, (db: Database, doing: Doing, id: string) => Carrying<Answer>> = { conversation: onTalk };

/** Each kind of order as a command on a subject of any noun that is its own facts and a pipeline. */
export const onSubject = (db: Database, { record, id, dueAt, ...doing }: Stepping): Carrying<Answer> => {
  const own = itself[record.noun.kind];
  if (own) return own(db, doing, id);
  const subject = { kind: record.noun.kind, id };
  const on = async <Done>(carry: (row: SubjectRow) => Promise<Done>): Promise<Done | Refusal> => {
    const row = await readSubject(db, record, id);
    return isRefusal(row) ? row : carry(row);
  };
  return {
    task: ({ text, who, ...task }) =>
      on(async (row) => {
        const responsibleId = row['responsible_id'] as string | null;
        const due = dueAt ? { at: dueAt } : task.due;
        const at = new Date(Date.parse(doing.at) - row.clock_offset).toISOString();
        const said = inLanguage(text, await languageOf(db, responsibleId));
        const contactId = (row['contact_id'] ?? undefined) as string | undefined;
        const whose = who === 'supervisor' ? { who } : { responsibleId };
        return createTask(db, { ...doing, at, ...task, due, text: said, of: subject, contactId, ...whose });
      }),
    talk: (order) => on((row) => subjectTalkStep(db, doing, { record, row }, order)),
    notice: ({ text, ...whom }) =>
      on((row) =>
        tellUsers(db, {
          ...{ ...doing, ...whom, text, responsible: row['responsible_id'] as string | null },
          ...{ about: { [subject.kind]: id }, called: record.noun.called(factsOfSubject(record, row)) },
        }),
      ),
    ticket: (order) => on((row) => openPartOfTicket(db, { ...doing, order, row })),
    give: ({ group, person }) =>
      on(async () => {
        const to = await heirOf(db, { group, person });
        if (isRefusal(to) || !record.noun.give) return to;
        return actOnSubject(db, { ...doing, record, id, action: record.noun.give(to) });
      }),
  };
};
