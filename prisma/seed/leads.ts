import type { Database } from '../client.ts';
export const seedLeads = async (_: Database, __: number): Promise<void> => undefined;
