import { existsSync, readFileSync } from 'node:fs';
import type { Home } from './home.ts';
import { tell } from './steps.ts';

type Welcome = { home: Home; environment: NodeJS.ProcessEnv; seconds: number };

type Credentials = { users: { email: string; password: string; role: string }[] };

/** The addresses and the demo logins, last, where the eye falls. */
export function announce({ home, environment, seconds }: Welcome) {
  const file = home.at('credentials.json');
  const users = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Credentials).users : [];
  tell(`${seconds.toFixed(1).padStart(6)} s  all together\n`);
  tell(`  App          ${environment.PUBLIC_URL}`);
  tell(`  Demo site    ${environment.DEMO_URL}`);
  tell(`  Sandbox      ${environment.SANDBOX_URL}`);
  tell(`  Temporal UI  ${environment.TEMPORAL_UI_URL}\n`);
  for (const { email, password, role } of users) tell(`  ${role.padEnd(12)} ${email.padEnd(26)} ${password}`);
  tell(`\n  Data and logs: ${home.folder}. Ctrl-C ends it.`);
}
