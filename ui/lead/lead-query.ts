import { asking } from '../ask/asking.ts';

export const leadQuery = (id: string) => asking('/leads/{id}', { path: { id } });
