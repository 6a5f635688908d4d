import { asking } from '../../ask/asking.ts';

export const processQuery = (leadId: string) => asking('/leads/{id}/process', { path: { id: leadId } });
