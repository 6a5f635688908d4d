import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { nextForm } from './form.ts';
import { load, posterTo } from './load.ts';
import { ownProcess } from './own-process.ts';

/** Forms accepted, 16 at once, beside a bare route with one durable insert on the same PostgreSQL. */
export const a1 = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const seconds = short ? 5 : 10;
  const bare = await ownProcess('bare-route.ts', { DATABASE_URL: outsideOf(system).databaseUrl });
  const route = posterTo(`http://127.0.0.1:${bare.said}`);
  const bareForm = () => route.post('/form', nextForm());
  await load({ atOnce: 16, seconds: 1 }, bareForm);
  const b3 = await load({ atOnce: 16, seconds }, bareForm);
  route.close();
  bare.stop();
  const { url, token } = system.credentials;
  const api = posterTo(url, { authorization: `Bearer ${token}` });
  const form = () => api.post('/api/v1/forms/education', nextForm());
  await load({ atOnce: 16, seconds: 1 }, form);
  const forms = await load({ atOnce: 16, seconds }, form);
  api.close();
  return [
    figure(
      { name: 'a1', value: forms.perSecond, unit: 'forms/s', baseline: b3.perSecond },
      { of: 'ratio', atLeast: 0.15 },
    ),
    figure({ name: 'a1.p99', value: forms.p99, unit: 'ms', baseline: b3.p99 }, { of: 'ratio', atMost: 5 }),
  ];
};
