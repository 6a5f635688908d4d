import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { System } from '../support/system.ts';
import { diceOf } from './killing.ts';

export type Sent = { email: string; phone: string; leadId: string; attempts: number };

/** As long as the form of a site goes on trying. */
const PATIENCE = 90_000;
/** So many of a hundred answers never reach the client, who then asks again. */
const LOST_PERCENT = 10;

/** Posts so many forms over so many seconds, each by a client of its own, each until it is acknowledged. */
export const sendForms = (
  system: System,
  { forms, seconds, seed }: { forms: number; seconds: number; seed: number },
): Promise<Sent[]> => {
  const dice = diceOf(seed + 1000);
  const clients = Array.from({ length: forms }, (_, index) => ({
    email: `f${seed}-${index}@faults.example`,
    phone: `+7701${String(seed % 100).padStart(2, '0')}${10_000 + index}`,
    losesFirstAnswer: dice() * 100 < LOST_PERCENT,
  }));
  return Promise.all(
    clients.map(async (client, index) => {
      await pause((index * seconds * 1000) / forms);
      return sendForm(system, client);
    }),
  );
};

type Client = { email: string; phone: string; losesFirstAnswer: boolean };

/** Tries again with the same key on a lost connection and on any 5xx, as the form's script does. */
const sendForm = async (system: System, { email, phone, losesFirstAnswer }: Client): Promise<Sent> => {
  const { url, token } = system.credentials;
  const body = { name: `Client ${email}`, phone, email, language: 'en', programme: 'master', consent: true };
  const request = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  };
  let lose = losesFirstAnswer;
  const end = Date.now() + PATIENCE;
  for (let attempts = 1; Date.now() < end; attempts++) {
    const answer = await fetch(`${url}/api/v1/forms/education`, { ...request, signal: AbortSignal.timeout(5000) })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch(() => undefined);
    if (answer?.status === 201 && !lose) return { email, phone, leadId: JSON.parse(answer.text).id, attempts };
    if (answer?.status === 201) lose = false;
    else if (answer && answer.status < 500) {
      throw new Error(`The form of ${email} was refused: ${answer.status} ${answer.text}`);
    }
    await pause(200 + Math.random() * 800);
  }
  throw new Error(`The form of ${email} was not taken in ${PATIENCE / 1000} s`);
};
