import { existsSync, readFileSync } from 'node:fs';
import type { Home } from './home.ts';
import type { Entry } from './programs.ts';
import { tell } from './steps.ts';

type Welcome = { home: Home; entry: Entry; environment: NodeJS.ProcessEnv; rings: boolean; seconds: number };

type Credentials = { users: { email: string; password: string; role: string }[] };

/** The addresses, then how to sign in: last, where the eye falls. */
export function announce({ home, entry, environment, rings, seconds }: Welcome) {
  const file = home.at('credentials.json');
  const users = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Credentials).users : [];
  tell(`${seconds.toFixed(1).padStart(6)} s  all together\n`);
  tell(`  App          ${environment.PUBLIC_URL}`);
  tell(`  Demo site    ${environment.DEMO_URL}`);
  tell(`  Sandbox      ${environment.SANDBOX_URL}`);
  tell(`  Temporal UI  ${environment.TEMPORAL_UI_URL}\n`);
  for (const { email, password, role } of users) tell(`  ${role.padEnd(12)} ${email.padEnd(26)} ${password}`);
  if (rings)
    tell(
      `\n  Calls        Asterisk; 101 is the phone of aida, 102 of timur: sign in as one of them and press a number`,
    );
  if (entry.closed.length)
    tell(`  The demo's accounts are switched off: ${entry.closed.join(', ')}. Their leads wait to be handed over.`);
  if (entry.mode === 'demo') tell(`\n  Open the demo, in one browser and once (a day):\n  ${entry.link}`);
  else if (entry.link)
    tell(`  There is no admin yet. Whoever opens this address first becomes it (once, for a day):\n  ${entry.link}`);
  tell(`\n  Data and logs: ${home.folder}. Ctrl-C ends it.`);
}
