import { createTask } from '../../prisma/task/task.ts';
import type { Team } from './bot.ts';

/** Aida's task, in whose chat nothing of it is left to say. */
export const taskOf = async (team: Team, text: string, at = '2099-01-01T10:00:00.000Z') => {
  const actor = { kind: 'user' as const, id: team.desk.office.saule };
  const responsibleId = team.desk.office.aida;
  const made = await createTask(team.db, { actor, type: 'call', text, due: { at }, responsibleId });
  if ('refusal' in made) throw new Error(made.refusal);
  const { rows } = await team.db.pool.query('SELECT track FROM task WHERE id = $1', [made.id]);
  // whoever gets it is told
  await team.say();
  team.said();
  return { id: made.id, track: rows[0].track as string };
};

export const stateOf = async (team: Team, id: string) =>
  (await team.db.pool.query('SELECT state, due_at, version FROM task WHERE id = $1', [id])).rows[0];
