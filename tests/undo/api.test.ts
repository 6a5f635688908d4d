import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { newClient, writeTemplates } from '../support/letters.ts';
import { holds, turn } from './life.ts';

const automations = [
  Automation.parse({
    key: 'invites',
    name: { ru: 'Пригласить' },
    stages: ['half'],
    when: { on: 'stage.entered' },
    then: [{ do: 'message.send', channel: 'sms', template: 'hello' }],
  }),
  Automation.parse({
    key: 'introduces',
    name: { ru: 'Представить' },
    when: { on: 'responsible.changed' },
    then: [{ do: 'message.send', channel: 'sms', template: 'hello' }],
  }),
];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ automations });
  await writeTemplates(desk.office);
  await holds(desk.office, 10);
});
afterAll(() => desk?.close());

describe('A16 undo through the API', () => {
  it('names what can be undone and what waits for it, and takes it back for whom the lead is seen by', async () => {
    const { leadId } = await newClient(desk.office);
    const path = `/leads/${leadId}`;
    await turn(desk.office, leadId);
    await desk.ask('POST', `${path}/move`, { as: 'aida', body: { stage: 'half' } });
    await turn(desk.office, leadId);
    const { body } = await desk.ask('GET', `${path}/clicks`, { as: 'aida' });
    expect(body.items).toMatchObject([
      { type: 'lead.moved', by: desk.office.aida, holds: [{ account: 'sms', template: 'hello' }] },
    ]);
    expect(body.items[0].holds[0].until).toBe(body.items[0].until);
    const undo = { body: { click: body.items[0].click } };
    expect(await desk.ask('POST', `${path}/undo`, { as: 'timur', ...undo })).toMatchObject({ status: 404 });
    expect(await desk.ask('POST', `${path}/undo`, { as: 'aida', ...undo })).toMatchObject({
      status: 200,
      body: { id: leadId, stays: [] },
    });
    expect((await desk.ask('GET', path, { as: 'aida' })).body).toMatchObject({ stage: 'new' });
    expect(await desk.ask('POST', `${path}/undo`, { as: 'aida', ...undo })).toMatchObject({ status: 409 });
  });

  it('lets a manager take back that she gave a lead away, with what that would have sent', async () => {
    const { leadId } = await newClient(desk.office);
    const path = `/leads/${leadId}`;
    await turn(desk.office, leadId);
    await desk.ask('POST', `${path}/assign`, { as: 'aida', body: { userId: desk.office.timur } });
    await turn(desk.office, leadId);
    await desk.ask('POST', `${path}/notes`, { as: 'timur', body: { text: 'Моя' } });
    expect((await desk.ask('GET', path, { as: 'aida' })).status).toBe(404);
    const { body } = await desk.ask('GET', `${path}/clicks`, { as: 'aida' });
    expect(body.items).toMatchObject([{ type: 'lead.assigned', by: desk.office.aida, holds: [{ template: 'hello' }] }]);
    const { click } = body.items[0];
    expect((await desk.ask('POST', `${path}/undo`, { as: 'aida', body: { click: '1' } })).status).toBe(404);
    expect(await desk.ask('POST', `${path}/undo`, { as: 'aida', body: { click } })).toMatchObject({
      ...{ status: 200, body: { stays: [] } },
    });
    expect((await desk.ask('GET', path, { as: 'aida' })).body).toMatchObject({ responsibleId: desk.office.aida });
    expect((await desk.ask('GET', `/deliveries?lead=${leadId}`, { as: 'saule' })).body.items).toEqual([]);
    expect((await desk.ask('GET', `${path}/clicks`, { as: 'timur' })).status).toBe(404);
  });

  it('lets an admin set the undo time, and nobody else', async () => {
    expect((await desk.ask('PATCH', '/undo-time', { as: 'aida', body: { seconds: 0 } })).status).toBe(403);
    expect((await desk.ask('PATCH', '/undo-time', { as: 'saule', body: { seconds: 20 } })).body).toEqual({
      seconds: 20,
    });
    expect((await desk.ask('GET', '/undo-time', { as: 'aida' })).body).toEqual({ seconds: 20 });
  });
});
