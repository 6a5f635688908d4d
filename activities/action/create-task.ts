import { languageOfTeam } from '../../prisma/user-language.ts';
import { createTask } from '../../prisma/task.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { ActionRun } from './action.ts';

export const createTaskAction: ActionRun<'task.create'> = async (db, doing, leadId, { type, text, due, who }) =>
  createTask(db, { ...doing, leadId, type, text: inLanguage(text, await languageOfTeam(db, leadId)), due, who });
