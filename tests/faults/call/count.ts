import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../prisma/client.ts';
import { USER } from '../../../activities/channel/voice/dev-server/config.ts';
import type { Attempt, CallbackStateName } from '../../../workflows/callback/callback.schema.ts';
import type { CallHow, CallLeg } from '../../../workflows/call/call.schema.ts';
import { outsideOf } from '../../support/outside.ts';
import type { System } from '../../support/system.ts';

type CallRow = {
  id: string;
  callback_id: string | null;
  phone: string;
  state: string;
  how: CallHow | null;
  legs: CallLeg[];
  asked_at: Date;
  ended_at: Date | null;
};
type CallbackRow = { id: string; phone: string; state: CallbackStateName; says: object | null; attempts: Attempt[] };

const recordOf = async (system: System, promised: string[]) => {
  const db = openDatabase(outsideOf(system).databaseUrl, { size: 1 });
  const calls = await db.pool.query<CallRow>('SELECT * FROM call ORDER BY asked_at, id');
  const callbacks = await db.pool.query<CallbackRow>('SELECT * FROM callback WHERE id = ANY($1::uuid[])', [promised]);
  await db.close();
  return { calls: calls.rows, callbacks: callbacks.rows };
};

/** A promise that a machine keeps is over, or has fallen to a person who is told of it. */
const isSettled = ({ state, says }: CallbackRow): boolean =>
  !['waiting', 'due', 'calling'].includes(state) || (says === null && state === 'due');

export const isQuiet = async (system: System, promised: string[]): Promise<boolean> => {
  const { calls, callbacks } = await recordOf(system, promised);
  const isFree = (await channelsOf(system)).length === 0;
  return isFree && calls.every(({ state }) => state === 'ended') && callbacks.every(isSettled);
};

/** Channels and bridges that Asterisk has now. */
export const channelsOf = async ({ home, port }: System): Promise<string[]> => {
  const { asteriskPassword } = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8'));
  const authorization = `Basic ${Buffer.from(`${USER}:${asteriskPassword}`).toString('base64')}`;
  const ask = async (what: string): Promise<{ id: string }[]> =>
    (
      await fetch(`http://127.0.0.1:${port + 10}/ari/${what}`, {
        headers: { authorization },
        signal: AbortSignal.timeout(5000),
      })
    ).json();
  return [...(await ask('channels')), ...(await ask('bridges'))].map(({ id }) => id);
};

/** What Asterisk has written down of a client’s line when it was over: its channel, and whether it was answered. */
const linesOf = ({ home }: System): { channel: string; answered: boolean }[] => {
  const file = join(home, 'pbx/log/cdr-csv/Master.csv');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"cl-'))
    .map((line) => line.split(',').map((each) => each.replaceAll('"', '')))
    .map((each) => ({ channel: each.at(-1)!, answered: each.at(-3) === 'ANSWERED' }));
};

/** How often Asterisk has dialled a number, by its own log. */
const dialsOf = ({ home }: System, phone: string): number =>
  readFileSync(join(home, 'pbx/log/full'), 'utf8').split(`Called ${phone}`).length - 1;

const clientsOf = ({ legs }: CallRow): CallLeg[] => legs.filter(({ who }) => who === 'client');

/** Everything that is not as it should be, one sentence each: the record beside what the PBX itself says. `deaths`: when Asterisk died. */
export const whatIsWrong = async (
  system: System,
  { promised, made, deaths }: { promised: string[]; made: string[]; deaths: number[] },
): Promise<{ wrong: string[]; calls: number; lines: number; fallen: number }> => {
  const { calls, callbacks } = await recordOf(system, promised);
  const lines = linesOf(system);
  const wrong: string[] = [];
  const note = (is: boolean, sentence: string) => void (is || wrong.push(sentence));

  note(callbacks.length === promised.length, `${promised.length} were promised, and there are ${callbacks.length}`);
  for (const one of callbacks) {
    const own = calls.filter(({ callback_id: of }) => of === one.id);
    note(isSettled(one), `the promise to ${one.phone} is ${one.state}`);
    note(
      own.length === one.attempts.length && own.every(({ id }) => one.attempts.some(({ callId }) => callId === id)),
      `the promise to ${one.phone} has ${one.attempts.length} attempts and ${own.length} calls`,
    );
    const heard = own.findIndex(({ how }) => how === 'heard' || how === 'short' || how === 'answered');
    note(heard < 0 || heard === own.length - 1, `${one.phone} was called again after it had been reached`);
  }
  for (const call of calls) note(call.state === 'ended', `the call to ${call.phone} is ${call.state}`);
  for (const id of made)
    note(
      calls.some((one) => one.id === id),
      `the call ${id} was taken and is not there`,
    );

  // one after another, and none that the record does not know
  const phones = Map.groupBy(calls, ({ phone }) => phone);
  for (const [phone, own] of phones) {
    const legs = own.flatMap(clientsOf).toSorted((one, other) => one.from.localeCompare(other.from));
    for (const [index, leg] of legs.entries()) {
      const next = legs[index + 1];
      note(!next || (leg.to !== null && leg.to <= next.from), `${phone} was rung twice at once`);
    }
    const dials = dialsOf(system, phone);
    note(dials <= legs.length, `Asterisk dialled ${phone} ${dials} times, the record knows of ${legs.length}`);
  }
  const legs = new Map(calls.flatMap((call) => clientsOf(call).map((leg) => [leg.channel, { call, leg }])));
  const byChannel = Map.groupBy(lines, ({ channel }) => channel);
  for (const [channel, own] of byChannel) {
    const known = legs.get(channel);
    note(own.length === 1, `Asterisk had the line ${channel} ${own.length} times`);
    note(known !== undefined, `Asterisk had the line ${channel}, and the record does not know it`);
    if (!known) continue;
    const { leg, call } = known;
    const isUp = leg.upAt !== null;
    note(
      own[0]!.answered === isUp || call.how === 'failed',
      `${channel}: answered ${own[0]!.answered} against ${isUp}`,
    );
  }
  for (const [channel, { leg, call }] of legs) {
    const died = deaths.some((at) => at >= Date.parse(leg.from) - 2000 && at <= Date.parse(leg.to ?? '9999') + 2000);
    const isRung = leg.rangAt !== null || leg.upAt !== null;
    note(died || !isRung || byChannel.has(channel), `${channel} (${call.how}) rang, and Asterisk knows nothing of it`);
  }
  return { wrong, calls: calls.length, lines: lines.length, fallen: callbacks.filter(({ says }) => !says).length };
};
