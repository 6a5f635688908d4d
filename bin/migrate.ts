import { z } from 'zod';
import { migrate } from '../prisma/migrate.ts';
import { orRefused, Refused } from './api.ts';

await orRefused(async () => {
  const url = z.url({ protocol: /^postgres(ql)?$/ }).safeParse(process.env.DATABASE_URL);
  if (!url.success)
    throw new Refused('DATABASE_URL must say where the record is: postgresql://user:password@host/name');
  const applied = await migrate(url.data).catch((error: unknown) => {
    throw new Refused((error as Error).message);
  });
  process.stdout.write(applied.length ? `Applied ${applied.join(', ')}.\n` : 'The record is up to date.\n');
});
