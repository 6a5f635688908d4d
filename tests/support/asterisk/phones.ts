import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listens, phonesOf, sippOf, soundOf } from '../../../activities/channel/voice/dev-server/phones.ts';
import {
  callerScenario,
  type Calls,
  type Does,
  type Plan,
} from '../../../activities/channel/voice/dev-server/scenario.ts';
import { until } from '../until.ts';
import { ranWith, type Asterisk } from './asterisk.ts';

/** What each phone does, by its number. Everybody else rings and is not picked up. */
const plans: Plan[] = [
  ['10[12]', { then: 'answer' }],
  ['2[0-9][0-9]', { then: 'answer', high: true }],
  ['103', { then: 603 }],
  ['106', { then: 'answer', high: true }],
  ['105', { then: 'answer', hangUpAfter: 1500 }],
  ['\\+[0-9]*00', { then: 'answer' }],
  ['\\+[0-9]*01', { then: 'answer', hangUpAfter: 2600 }],
  ['\\+[0-9]*02', { early: true, ring: 10, then: 'answer' }],
  ['\\+[0-9]*86', { then: 486 }],
  ['\\+[0-9]*80', { then: 480 }],
  ['\\+[0-9]*83', { early: true, ring: 600, then: 480 }],
  ['\\+[0-9]*04', { then: 404 }],
  ['\\+[0-9]*03', { then: 603 }],
  ['\\+[0-9]*13', { then: 403 }],
  ['\\+[0-9]*53', { then: 503 }],
  ['.*', { ring: 'forever', then: 486 }],
];

export type Phones = {
  call: (calls: Calls) => Promise<void>;
  /** one of them does something else from now on; no phone is in use */
  becomes: (number: string, does: Does) => Promise<void>;
  close: () => Promise<void>;
};

/** The phone network around an Asterisk: phones of ours and of clients in one sipp, each caller in one of its own. */
export const openPhones = async ({ packages, run, ports }: Asterisk): Promise<Phones> => {
  const answering = (first: Plan[]): ChildProcess =>
    ranWith(phonesOf({ packages, run, ports }, [...first, ...plans]), run);
  let phones = answering([]);
  const callers = new Set<ChildProcess>();
  const ofCallers = ports.phonesRtp[1] + 1;
  let count = 0;
  return {
    call: async (calls) => {
      const path = join(run, `caller-${(count += 1)}.xml`);
      writeFileSync(path, callerScenario(calls, soundOf(run)));
      const caller = ranWith(
        sippOf(packages, [
          ...['-sf', path, '-m', '1', '-r', '100', '-trace_err', '-error_file', join(run, `caller-${count}.err`)],
          ...['-min_rtp_port', String(ofCallers + count * 20), '-max_rtp_port', String(ofCallers + 19 + count * 20)],
          `127.0.0.1:${ports.sip}`,
        ]),
        run,
      );
      callers.add(caller);
      await new Promise<void>((done) => caller.once('exit', () => done()));
      callers.delete(caller);
    },
    becomes: async (number, does) => {
      await ended(phones);
      phones = answering([[number.replace('+', '\\+'), does]]);
      await until(async () => listens(ports.phones), 'the phones');
    },
    close: async () => {
      await Promise.all([phones, ...callers].map(ended));
    },
  };
};

const ended = (one: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (one.exitCode !== null) return done();
    one.once('exit', () => done());
    one.kill('SIGKILL');
  });
