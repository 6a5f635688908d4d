import { languageOfTeam } from '../../prisma/user/user-language.ts';
import { isAsked } from '../../prisma/delivery/unsent.ts';
import { createTask } from '../../prisma/task/task.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { ActionRun } from './action.ts';

export const createTaskAction: ActionRun<'task.create'> = async (
  db,
  given,
  leadId,
  { type, text, due: usual, who },
) => {
  const { dueAt, ...doing } = given;
  const due = dueAt ? { at: dueAt } : usual;
  // one is enough, and the existing one says what to mend
  if (type === 'check' && doing.cause && (await isAsked(db, doing.cause.event))) return;
  return createTask(db, { ...doing, leadId, type, text: inLanguage(text, await languageOfTeam(db, leadId)), due, who });
};
