import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../until.ts';
import { programOf, type Asterisk } from './asterisk.ts';
import { callerScenario, highOf, phonesScenario, type Calls, type Does } from './scenario.ts';

/** What each phone does, by its number. Everybody else rings and is not picked up. */
const plans: [numbers: string, does: Does][] = [
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
  const sound = join(run, 'sound.alaw');
  writeFileSync(sound, tone(LOW));
  writeFileSync(highOf(sound), tone(HIGH));
  const scenario = (name: string, xml: string) => {
    const path = join(run, `${name}.xml`);
    writeFileSync(path, xml);
    return path;
  };
  const sipp = (args: string[]): ChildProcess =>
    programOf(
      packages,
      'bin/sipp',
      ['-i', '127.0.0.1', '-mi', '127.0.0.1', '-ci', '127.0.0.1', '-nostdin', '-nd', ...args],
      run,
    );
  const answering = (first: typeof plans): ChildProcess =>
    sipp([
      ...['-sf', scenario('phones', phonesScenario([...first, ...plans], sound)), '-p', String(ports.phones), '-aa'],
      ...['-trace_err', '-error_file', join(run, 'phones.err'), '-min_rtp_port', '30000', '-max_rtp_port', '32000'],
    ]);
  let phones = answering([]);
  const callers = new Set<ChildProcess>();
  let count = 0;
  return {
    call: async (calls) => {
      const path = scenario(`caller-${(count += 1)}`, callerScenario(calls, sound));
      const caller = sipp([
        ...['-sf', path, '-m', '1', '-r', '100', '-trace_err', '-error_file', join(run, `caller-${count}.err`)],
        ...['-min_rtp_port', String(33_000 + count * 20), '-max_rtp_port', String(33_019 + count * 20)],
        `127.0.0.1:${ports.sip}`,
      ]);
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

/** Whether somebody has this UDP port. */
const listens = (port: number): boolean =>
  readFileSync('/proc/net/udp', 'utf8').includes(`:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000`);

const ended = (one: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (one.exitCode !== null) return done();
    one.once('exit', () => done());
    one.kill('SIGKILL');
  });

/** What phones say, and what one of them says that others are told from; Hz. */
export const LOW = 425;
export const HIGH = 1000;

/** A second of a tone as A-law at 8 kHz. */
const tone = (hz: number): Buffer =>
  Buffer.from(
    Array.from({ length: 8000 }, (_, at) => alaw(Math.round(8000 * Math.sin((2 * Math.PI * hz * at) / 8000)))),
  );

/** ITU-T G.711. */
const alaw = (sample: number): number => {
  const sign = sample >= 0 ? 0x80 : 0;
  const size = Math.min(32_635, Math.abs(sample));
  const exponent = size < 256 ? 0 : Math.floor(Math.log2(size)) - 7;
  const mantissa = (size >> (exponent === 0 ? 4 : exponent + 3)) & 0x0f;
  return (sign | (exponent << 4) | mantissa) ^ 0x55;
};
