import { temporaryPostgres } from '../../prisma/dev-server/temporary.ts';
import { migrate } from '../../prisma/migrate.ts';
import { keepServer } from './running.ts';
import { temporaryTemporal } from './temporary-temporal.ts';

/** One PostgreSQL and one Temporal for all test files of a layer; the files find them through the environment. */
export default async function startServers() {
  const [postgres, temporal] = await Promise.all([temporaryPostgres(), temporaryTemporal()]);
  keepServer(postgres);
  keepServer(temporal);
  await migrate(postgres.url);
  process.env.TEST_POSTGRES_URL = postgres.url;
  process.env.TEST_TEMPORAL_ADDRESS = temporal.address;
}
