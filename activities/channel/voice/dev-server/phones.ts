import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PbxPlace } from './config.ts';
import { programOf } from './program.ts';
import { highOf, phonesScenario, type Plan } from './scenario.ts';

/** What the phones of the demo do, by number: two of ours and everybody's pick up after a while; who never does is told from them by the last digits. */
export const demoPhones: Plan[] = [
  ['10[12]', { ring: 2500, then: 'answer', high: true }],
  ['\\+?[0-9]*86', { ring: 2500, then: 486 }],
  ['\\+?[0-9]*80', { ring: 8000, then: 480 }],
  ['.*', { ring: 4000, then: 'answer' }],
];

type Place = Pick<PbxPlace, 'packages' | 'run' | 'ports'>;

/** All the phones around an Asterisk in one sipp; the last plan is everybody else's. */
export const phonesOf = ({ packages, run, ports }: Place, plans: Plan[]): { command: string; args: string[] } => {
  writeFileSync(scenarioOf(run), phonesScenario(plans, soundOf(run)));
  const [from, to] = ports.phonesRtp.map(String) as [string, string];
  return sippOf(packages, [
    ...['-sf', scenarioOf(run), '-p', String(ports.phones), '-aa'],
    ...['-trace_err', '-error_file', join(run, 'phones.err'), '-min_rtp_port', from, '-max_rtp_port', to],
  ]);
};

export const sippOf = (packages: string, args: string[]): { command: string; args: string[] } =>
  programOf(packages, 'bin/sipp', [
    ...['-i', '127.0.0.1', '-mi', '127.0.0.1', '-ci', '127.0.0.1', '-nostdin', '-nd'],
    ...args,
  ]);

export const scenarioOf = (run: string): string => join(run, 'phones.xml');

/** What they say, once it is written. */
export const soundOf = (run: string): string => {
  const sound = join(run, 'sound.alaw');
  writeFileSync(sound, tone(LOW));
  writeFileSync(highOf(sound), tone(HIGH));
  return sound;
};

/** Whether somebody has this UDP port. */
export const listens = (port: number): boolean =>
  readFileSync('/proc/net/udp', 'utf8').includes(`:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000`);

/**
 * What phones say, and what one of them says that others are told from; Hz. Whole waves in the 20 ms of a packet: of two that say the same, half a
 * wave apart, a recording would hear nothing.
 */
export const LOW = 400;
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
