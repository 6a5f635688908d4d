import { setTimeout as pause } from 'node:timers/promises';
import { diceOf, kill } from '../faults/killing.ts';
import type { OperatorAccount } from '../support/operators.ts';
import type { System } from '../support/system.ts';

/** A day of a contact centre, run faster: `seconds` long, with two peaks, breaks, and an outage. */
export type Day = { contacts: number; seconds: number; seed: number; outageS: number };
type Around = { system: System; account: string; operators: OperatorAccount[] };

const PATIENCE = 120_000;

/** As a channel and a screen do: again until it is taken. Undefined where it is refused. */
const call = async (
  { credentials: { url } }: System,
  token: string,
  method: string,
  path: string,
  body?: object,
): Promise<any> => {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(200 + Math.random() * 300)) {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    const text = await answer?.text().catch(() => undefined);
    if (answer === undefined || text === undefined || answer.status >= 500 || answer.status === 429) continue;
    return answer.ok ? (text ? JSON.parse(text) : {}) : undefined;
  }
  throw new Error(`${method} ${path} was not answered`);
};

/** Runs one half of it; afterwards everybody has let go of the keyboard. */
export const liveHalf = async (around: Around, day: Day, half: 0 | 1): Promise<void> => {
  const over = { yet: false };
  const working = around.operators.map((operator, n) => work(around, operator, over, diceOf(day.seed * 1000 + n)));
  await Promise.all([clients(around, day, half), ...(half === 1 ? [outage(around.system, day)] : [])]);
  over.yet = true;
  await Promise.all(working);
};

/** Twice as many in the middle of each half; every seventh comes back. */
const clients = async ({ system, account }: Around, { contacts, seconds, seed }: Day, half: 0 | 1) => {
  const dice = diceOf(seed + half);
  const many = Math.floor(contacts / 2);
  const moments = Array.from({ length: many }, () => ((dice() + dice()) / 2) * (seconds / 2) * 1000).toSorted(
    (a, b) => a - b,
  );
  const began = Date.now();
  await Promise.all(
    moments.map(async (moment, n) => {
      const id = n % 7 === 6 ? half * many + n - 6 : half * many + n;
      await pause(Math.max(0, began + moment - Date.now()));
      await call(system, system.credentials.token, 'POST', `/accounts/${account}/sandbox-messages`, {
        ...{ from: { id: 5000 + id, name: `Client ${id}` }, text: `My parcel ${id}.${n}` },
      });
    }),
  );
};

/** Opens what has come, answers it after a while, closes it; has breaks; some are closed without a word, some are left for later. */
const work = async ({ system }: Around, { token }: OperatorAccount, over: { yet: boolean }, dice: () => number) => {
  const ask = (method: string, path: string, body?: object) => call(system, token, method, path, body);
  await ask('PUT', '/me/status', { status: 'online' });
  while (!over.yet) {
    if (dice() < 0.03) {
      await ask('PUT', '/me/status', { status: 'break' });
      await pause(1000 + dice() * 2000);
      await ask('PUT', '/me/status', { status: 'online' });
    }
    const list = await ask('GET', '/conversations?assignee=me&state=assigned,client&limit=5');
    const talk = list?.items[Math.floor(dice() * list.items.length)];
    if (!talk) await pause(500 + dice() * 500);
    else if (talk.state === 'client') await ask('POST', `/conversations/${talk.id}/close`, {});
    else {
      await pause(100 + dice() * 700);
      const kind = dice();
      if (kind < 0.06) await ask('POST', `/conversations/${talk.id}/close`, {});
      else await ask('POST', `/conversations/${talk.id}/messages`, { text: 'It is on its way' });
    }
  }
};

/** Neither API nor worker stays up. */
const outage = async (system: System, { seconds, outageS }: Day) => {
  await pause((seconds / 4) * 1000);
  for (const end = Date.now() + outageS * 1000; Date.now() < end; await pause(300))
    await Promise.all(['api', 'worker'].map((name) => kill(system, name)));
};
