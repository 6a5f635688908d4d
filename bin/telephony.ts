import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { configOf, USER, writeConfig, type PbxPlace } from '../activities/channel/voice/dev-server/config.ts';
import { asteriskFolder, NoAsterisk } from '../activities/channel/voice/dev-server/packages.ts';
import { demoPhones, listens, phonesOf, scenarioOf } from '../activities/channel/voice/dev-server/phones.ts';
import { asteriskOf } from '../activities/channel/voice/dev-server/program.ts';
import type { Home } from './home.ts';
import type { CallPorts } from './ports.ts';
import type { Program } from './supervisor.ts';

/** The Asterisk of a demo, phones around it, and what the seed must know to connect it. */
export type Telephony = { asterisk: Program; phones: Program; line: string };

// the system's limit of a socket's name is 108 bytes
const LONGEST_SOCKET = 107;

/** Where it runs. Once a home has it, each start brings it again. */
export const telephonyFolder = (home: Home): string => home.at('pbx');

/** Words in the command lines of what a start has left behind. */
export const marksOfTelephony = (home: Home): string[] => {
  const run = telephonyFolder(home);
  return [`-C ${configOf(run)}`, `-sf ${scenarioOf(run)}`];
};

/** Throws NoAsterisk where Debian's packages cannot be had; fetching them takes some ten seconds, once. */
export const bringTelephony = async (home: Home, ports: CallPorts, password: string): Promise<Telephony> => {
  const run = telephonyFolder(home);
  if (join(run, 'run/asterisk.ctl').length > LONGEST_SOCKET)
    throw new NoAsterisk(`${home.folder} is too long a name for its socket: name a shorter one with VORONKA_HOME`);
  const packages = await asteriskFolder();
  const { callRtp, phonesRtp, asterisk: http, sip, phones } = ports;
  const place: PbxPlace = { packages, run, ports: { http, sip, phones, rtp: callRtp, phonesRtp }, password };
  const url = `http://127.0.0.1:${http}`;
  mkdirSync(run, { recursive: true, mode: 0o700 });
  return {
    asterisk: {
      name: 'asterisk',
      log: home.at('log/asterisk.log'),
      launch: () => ({ ...asteriskOf(packages, writeConfig(place)), cwd: run }),
      serves: () => answers(url, password),
    },
    phones: {
      name: 'phones',
      log: home.at('log/phones.log'),
      launch: () => withoutScreen({ ...phonesOf(place, demoPhones), cwd: run }),
      serves: async () => {
        await pause(20);
        if (!listens(phones)) throw new Error(`nobody listens on port ${phones}`);
      },
    },
    line: JSON.stringify({ url, user: USER, password, extensions }),
  };
};

/** Whose desk each of the two phones stands on. */
const extensions = [
  ['aida@demo.voronka', '101'],
  ['timur@demo.voronka', '102'],
];

/** sipp writes its figures there, once a second, for ever. */
const withoutScreen = ({ command, args, ...more }: { command: string; args: string[]; cwd: string }) => ({
  ...{ command: 'sh', args: ['-c', 'exec "$0" "$@" >/dev/null', command, ...args] },
  ...more,
});

const answers = async (url: string, password: string): Promise<void> => {
  const answer = await fetch(`${url}/ari/asterisk/info`, {
    headers: { authorization: `Basic ${Buffer.from(`${USER}:${password}`).toString('base64')}` },
    signal: AbortSignal.timeout(2000),
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`Asterisk answered ${answer.status}`);
};
