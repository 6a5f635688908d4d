import { reportProcess, type ProcessReport } from '../prisma/process/process.ts';
import { readSubjectTurn } from '../prisma/subject/subject-turn.ts';
import { rulesOfTask } from '../prisma/task/house-ladder.ts';
import { stepKey, taskMoment } from '../prisma/task/task.ts';
import type { TaskRow } from '../prisma/task/task-row.ts';
import { isRace } from '../prisma/write.ts';
import type { Database } from '../prisma/client.ts';
import { ladderOf } from '../workflows/task/ladder.ts';
import { taskMoments } from '../workflows/task/task.ts';
import type { SubjectEvent } from '../workflows/automation/facts.ts';
import { isRefusal } from '../workflows/refusal.ts';
import type { TurnAnswer } from '../workflows/process/messages.ts';
import type { Wait } from '../workflows/process/process.schema.ts';
import { changesOf, shownWaits, stepsOf, type Shown } from '../workflows/process/shown.ts';
import { latenessOf } from './lateness.ts';

export const taskActivities = ({ db, publicUrl = '' }: { db: Database; publicUrl?: string }) => ({
  /** One turn of the process of a task on nothing: does what is due and returns the next moment. May run twice: each moment has its key. */
  turnTask: async ({
    workflowId,
    taskId,
    now,
    known,
  }: {
    workflowId: string;
    taskId: string;
    now: string;
    known: Shown | null;
  }): Promise<TurnAnswer> => {
    let wasDue: string | null | undefined;
    for (;;) {
      const begun = await readSubjectTurn<TaskRow>(db, { kind: 'task', id: taskId }, 'task');
      // a lead's task is a clock of the lead's process
      if (isRefusal(begun) || begun.row.lead_id) return { wakeAt: null, finished: true };
      const { row: task, events, revision } = begun;
      wasDue ??= begun.wasDue;
      const memory = { ...begun.memory, cursor: events.at(-1)?.number ?? begun.memory.cursor };
      const rules = await rulesOfTask(db, task);
      const moments = taskMoments(
        {
          ...{ state: task.state, climbed: task.climbed, acknowledged: task.acknowledged },
          createdAt: (task.due_set_at ?? task.created_at).toISOString(),
          dueAt: task.due_at.toISOString(),
          remindedAt: task.reminded_at?.toISOString() ?? null,
          overdueAt: task.overdue_at?.toISOString() ?? null,
        },
        rules,
        now,
      );
      const next = moments[0];
      if (next && next.at <= now) {
        const actor = { kind: 'process' as const, id: workflowId };
        await taskMoment(db, {
          ...{ actor, at: next.at, taskId, what: next.what, step: next.step, publicUrl, ladder: ladderOf(rules) },
          key: `${workflowId}/${next.what}/${task.due_at.getTime()}${stepKey(next)}`,
        });
        continue;
      }
      const finished = task.state !== 'open';
      const report: ProcessReport = {
        workflowId,
        noun: 'task',
        nounId: taskId,
        state: finished ? 'finished' : 'waiting',
        waitsFor: next
          ? [{ what: waits[next.what], until: next.at, text: task.text, id: taskId, kind: task.type }]
          : [],
        nextAt: finished ? null : (next?.at ?? null),
        error: null,
        seq: task.event_seq,
        lateness: latenessOf(wasDue, now),
        memory,
      };
      try {
        await reportProcess(db, report, { revision });
      } catch (error) {
        // the task has ended since it was read
        if (isRace(error)) continue;
        throw error;
      }
      return {
        wakeAt: next?.at ?? null,
        finished,
        ...shownTask(task, report, { seen: memory.cursor, events, known, publicUrl }),
      };
    }
  },
});

/** What a turn reports of a task to the Temporal UI: its type, moments and last steps, never its text; nothing where nothing has changed. */
const shownTask = (
  task: TaskRow,
  { waitsFor, state }: ProcessReport,
  { seen, events, known, publicUrl }: { seen: number; events: SubjectEvent[]; known: Shown | null; publicUrl: string },
): { shown?: Partial<Shown> } => {
  const changes = changesOf(known, {
    seen,
    title: `Task ${task.type}`,
    responsible: task.responsible_id,
    state: state === 'finished' ? state : 'waiting',
    pausedUntil: null,
    waits: shownWaits(waitsFor, (at) => at),
    link: `${publicUrl}/today`,
    steps: stepsOf(events, String),
  });
  return Object.keys(changes).length > 0 ? { shown: changes } : {};
};

const waits = { reminder: 'reminder', overdue: 'task', escalation: 'escalation' } satisfies Record<
  string,
  Wait['what']
>;
