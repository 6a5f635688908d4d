import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { takeAdLead } from '../../../prisma/ad-form/ad-lead.ts';
import { adSourceByKey } from '../../../prisma/ad-form/ad-source.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { entry, openDesk, password, type Desk } from '../../support/desk.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';

const when = (key: string, trigger: object) => ({
  key,
  name: { ru: key },
  when: { on: 'form.sent', ...trigger },
  then: [{ do: 'lead.tag', add: [key] }],
});
const automations = [
  {
    ...when('any', {}),
    then: [
      { do: 'lead.assign', rule: 'least_busy' },
      { do: 'lead.tag', add: ['any'] },
    ],
  },
  when('named', { form: 'education' }),
  when('other_form', { form: 'summer' }),
  when('ads_and_programs', { doors: ['ad', 'api'] }),
  when('by_hand', { doors: ['hand'] }),
].map((one) => Automation.parse(one));

let desk: Desk;
let processes: Processes;
beforeAll(async () => {
  desk = await openDesk({ automations });
  processes = await runProcesses(desk.office);
});
afterAll(async () => {
  await processes?.stop();
  await desk?.close();
});

const started = async (id: string) => {
  const read = async () => {
    const { rows } = await desk.office.db.pool.query('SELECT tags, responsible_id FROM lead WHERE id = $1', [id]);
    return rows[0] as { tags: string[]; responsible_id: string | null };
  };
  await until(async () => (await read()).tags.length === 2);
  const { tags, responsible_id } = await read();
  return [responsible_id === null ? 'nobody’s' : 'somebody’s', ...tags.sort()];
};
const lead = { pipeline: 'education', name: 'acme' };

describe('A2 a lead comes in', () => {
  it('from a form: what names no door, and what names that form, starts', async () => {
    const { body } = await desk.ask('POST', '/forms/education', { body: entry(1) });
    expect(await started(body.id)).toEqual(['somebody’s', 'any', 'named']);
  });

  it('from an ad: it gets its owner as a form’s would', async () => {
    const secrets = { googleKey: 'google-key-1' };
    const ad = { key: 'search', name: 'Search', kind: 'google', pipeline: 'education', secrets };
    expect((await desk.ask('POST', '/ad-sources', { as: 'saule', body: ad })).status).toBe(201);
    const source = (await adSourceByKey(desk.office.db, [], 'search'))!;
    const answers = [{ name: 'PHONE_NUMBER', value: '+77015552090' }];
    const taken = await takeAdLead(desk.office.db, {
      source,
      lead: { externalId: '1', isTest: false, source: {} },
      answers,
    });
    expect(await started((taken as { id: string }).id)).toEqual(['somebody’s', 'ads_and_programs', 'any']);
  });

  it('by the API: a program’s token is its door', async () => {
    const { body } = await desk.ask('POST', '/leads', { as: 'daniyar', body: lead });
    expect(await started(body.id)).toEqual(['somebody’s', 'ads_and_programs', 'any']);
  });

  it('by hand: a colleague’s browser is its door', async () => {
    const sign = { email: 'daniyar@demo.voronka', password };
    const { headers } = await desk.ask('POST', '/session', { body: sign });
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    const { body } = await desk.ask('POST', '/leads', { body: lead, headers: { cookie, origin: desk.url } });
    expect(await started(body.id)).toEqual(['somebody’s', 'any', 'by_hand']);
  });
});
