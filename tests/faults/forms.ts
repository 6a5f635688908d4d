import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { System } from '../support/system.ts';

export type Sent = { email: string; phone: string; leadId: string; attempts: number };

/** As long as the form of a site goes on trying. */
const PATIENCE = 90_000;

/** Posts so many forms over so many seconds, each by a client of its own, each until it is acknowledged. */
export const sendForms = (system: System, { forms, seconds, seed }: { forms: number; seconds: number; seed: number }): Promise<Sent[]> =>
  Promise.all(
    Array.from({ length: forms }, async (_, index) => {
      await pause((index * seconds * 1000) / forms);
      return sendForm(system, `f${seed}-${index}@faults.example`, `+7701${String(seed % 100).padStart(2, '0')}${String(10_000 + index)}`);
    }),
  );

/** Tries again with the same key on a lost connection and on any 5xx, as the form's script does. */
const sendForm = async ({ credentials: { url, token } }: System, email: string, phone: string): Promise<Sent> => {
  const key = randomUUID();
  const body = JSON.stringify({ name: `Client ${email}`, phone, email, language: 'en', programme: 'master', consent: true });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key };
  const end = Date.now() + PATIENCE;
  for (let attempts = 1; Date.now() < end; attempts++) {
    const answer = await fetch(`${url}/api/v1/forms/education`, { method: 'POST', headers, body, signal: AbortSignal.timeout(5000) })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch(() => undefined);
    if (answer?.status === 201) return { email, phone, leadId: JSON.parse(answer.text).id, attempts };
    if (answer && answer.status < 500) throw new Error(`The form of ${email} was refused: ${answer.status} ${answer.text}`);
    await pause(200 + Math.random() * 800);
  }
  throw new Error(`The form of ${email} was not taken in ${PATIENCE / 1000} s`);
};
