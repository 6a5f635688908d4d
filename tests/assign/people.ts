import type { AssignFacts, Candidate } from '../../workflows/lead/assign.ts';

/** A seller of the team `sales` with room and on shift. */
export const seller = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  email: `${id}@demo.voronka`,
  name: id,
  team: 'sales',
  role: 'manager',
  load: 0,
  limit: 10,
  onShift: true,
  skills: [],
  languages: ['ru'],
  regions: [],
  lastAssignedAt: null,
  ...more,
});

export const facts: AssignFacts & { team: string } = { team: 'sales', language: 'ru', region: null, sticky: null };
