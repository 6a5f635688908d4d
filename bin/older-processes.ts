import { readConfig } from '../config.ts';
import { openDatabase } from '../prisma/client.ts';
import { openTemporal } from '../temporal/client.ts';
import { endOlder } from '../temporal/upgrade.ts';

/** Before the worker starts: ends what an older version left running in Temporal; it is started again beside everything else. */
export async function endOlderProcesses(environment: NodeJS.ProcessEnv, say: (left: number) => void): Promise<number> {
  const config = readConfig(environment);
  const db = openDatabase(config.databaseUrl, { size: 2 });
  const door = openTemporal(config);
  try {
    return await endOlder({ db, door }, say);
  } finally {
    await Promise.all([db.close(), door.close()]);
  }
}
