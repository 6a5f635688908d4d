import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** What scripts and people need to sign in; readable by the file's owner alone. */
export const Credentials = z.object({
  url: z.string(),
  sandbox: z.string(),
  demoSite: z.string(),
  temporalUi: z.string(),
  token: z.string().startsWith('vrk_'),
  users: z.array(z.object({ email: z.string(), password: z.string().min(1), role: z.string() })),
});
export type Credentials = z.infer<typeof Credentials>;

/** The file as an earlier start left it; a missing or broken one counts as lost. */
export const readCredentials = (path: string): Credentials | undefined => {
  try {
    return Credentials.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
};

/** A reader sees the old file or the new one, never half of one. */
export const writeCredentials = (path: string, credentials: Credentials): void => {
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, path);
};
