import { notifyUsers } from '../../prisma/user/notification.ts';
import type { ActionRun } from './action.ts';

export const notify: ActionRun<'notify'> = (db, doing, leadId, { who, team, person, text }) =>
  notifyUsers(db, { ...doing, leadId, who, team, person, text });
