import type { Role } from '../workflows/user/user.schema.ts';
import { sql, type Sql } from './sql.ts';

type Reader = { id: string; role: Role };

/** Supervisors and admins see every lead, a manager hers and nobody's. `lead` must be aliased `l`. */
export const visibleLeads = (me: Reader): Sql =>
  me.role === 'manager' ? sql`(l.responsible_id = ${me.id} OR l.responsible_id IS NULL)` : sql`true`;

/** A manager sees tasks that are hers or on leads that she sees; aliases `t` and, outer joined, `l`. */
export const visibleTasks = (me: Reader): Sql =>
  me.role === 'manager' ? sql`(t.responsible_id = ${me.id} OR (l.id IS NOT NULL AND ${visibleLeads(me)}))` : sql`true`;

/** The same rule for a lead that is already read. */
export const seesLead = (me: Reader, lead: { responsibleId: string | null }): boolean =>
  me.role !== 'manager' || lead.responsibleId === null || lead.responsibleId === me.id;
