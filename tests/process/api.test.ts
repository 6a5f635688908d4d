import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { newLead } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { until } from '../support/until.ts';

let desk: Desk;
let processes: Processes;
beforeAll(async () => {
  desk = await openDesk();
  processes = await runProcesses(desk.office);
  desk.deps.door = processes.door;
});
afterAll(async () => {
  await processes.stop();
  await desk.close();
});

const processOf = async (id: string) => (await desk.ask('GET', `/leads/${id}/process`, { as: 'aida' })).body;

describe('A9 the hand brake of a process', () => {
  it('stops and starts a lead’s clocks, and refuses what makes no sense', async () => {
    const id = await newLead(desk.office);
    const steer = (what: string, body?: unknown, key?: string) =>
      desk.ask('POST', `/leads/${id}/process/${what}`, { as: 'aida', body, key });
    const paused = await steer('pause', { reason: 'holiday' }, 'one-pause');
    expect(paused).toMatchObject({ status: 200, body: { id } });
    expect((await steer('pause', { reason: 'holiday' }, 'one-pause')).body).toEqual(paused.body);
    expect(
      await until(async () => {
        const now = await processOf(id);
        return now.state === 'paused' && now;
      }),
    ).toMatchObject({ pausedReason: 'holiday', workflowId: `lead:${id}` });
    expect(await steer('pause', { reason: 'again' })).toMatchObject({ status: 409, body: { code: 'AlreadyPaused' } });
    expect((await steer('resume')).status).toBe(200);
    expect(await steer('resume')).toMatchObject({ status: 409, body: { code: 'NotPaused' } });
    const story = (await desk.ask('GET', `/leads/${id}/events`, { as: 'aida' })).body.items.map(
      ({ type }: { type: string }) => type,
    );
    expect(story).toEqual(['lead.created', 'lead.paused', 'lead.resumed']);
  });

  it('skips to the next moment, and says so when there is none', async () => {
    const id = await newLead(desk.office);
    await until(async () => (await processOf(id)).state === 'waiting');
    expect(await desk.ask('POST', `/leads/${id}/process/skip`, { as: 'aida' })).toMatchObject({
      status: 409,
      body: { code: 'NothingToSkip' },
    });
    const due = new Date(Date.now() + 86_400_000).toISOString();
    await desk.ask('POST', '/tasks', { as: 'aida', body: { type: 'call', text: 'Consult', dueAt: due, leadId: id } });
    const waiting = await until(async () => {
      const now = await processOf(id);
      return now.waitsFor.some(({ what }: { what: string }) => what === 'task') && now;
    });
    expect(waiting.waitsFor[0]).toMatchObject({ what: 'task', text: 'Consult', until: due });
    await until(async () => (await desk.ask('POST', `/leads/${id}/process/skip`, { as: 'aida' })).status === 200);
    expect((await desk.ask('GET', `/leads/${id}`, { as: 'aida' })).body.clockOffset).toBeGreaterThan(80_000_000);
  });

  it('begins by its own name, also where it is an order that begins it', async () => {
    const id = await newLead(desk.office);
    await until(async () => (await processOf(id)).state === 'waiting');
    const process = processes.client.workflow.getHandle(`lead:${id}`);
    await process.terminate('lost');
    await desk.ask('POST', `/leads/${id}/process/pause`, { as: 'aida', body: { reason: 'holiday' } });
    const { number } = (await desk.ask('GET', `/leads/${id}`, { as: 'aida' })).body;
    expect(await (await process.describe()).staticSummary()).toMatch(new RegExp(`^Lead ${number} · `));
  });

  it('tries again what is stuck, from the lead and from operations', async () => {
    const id = await newLead(desk.office);
    await until(async () => (await processOf(id)).state === 'waiting');
    expect((await desk.ask('POST', `/leads/${id}/process/retry`, { as: 'aida' })).status).toBe(204);
    expect((await desk.ask('POST', `/ops/processes/lead:${id}/retry`, { as: 'daniyar' })).status).toBe(204);
    expect((await desk.ask('POST', `/ops/processes/nothing:${id}/retry`, { as: 'daniyar' })).status).toBe(404);
  });
});

describe('M7 live screens', () => {
  it('see what the process of a lead has come to wait for, without asking', async () => {
    const socket = new WebSocket(`${desk.url.replace('http', 'ws')}/api/v1/live`, {
      headers: { authorization: 'Bearer token-aida' },
    });
    const states: string[] = [];
    let id = '';
    socket.on('message', (message) => {
      for (const lead of JSON.parse(String(message)).leads ?? []) if (lead.id === id) states.push(lead.process.state);
    });
    await new Promise((done) => socket.once('message', done));
    id = await newLead(desk.office);
    await until(async () => states.at(-1) === 'waiting', 'the news of the process');
    socket.terminate();
  });
});

describe('M5 operations', () => {
  it('shows queues, workers and leads', async () => {
    desk.deps.config = {
      ...desk.deps.config,
      temporal: { ...desk.deps.config.temporal, namespace: processes.client.options.namespace },
    };
    const { body } = await desk.ask('GET', '/ops', { as: 'daniyar' });
    expect(body).toMatchObject({
      temporal: { ok: true, error: null },
      stuck: [],
      inbox: [],
      lateness: { overdueNow: 0 },
    });
    expect(body.queues.map(({ kind }: { kind: string }) => kind)).toEqual([
      'processes',
      'records',
      'providers',
      'bulk',
    ]);
    expect(body.workers.length).toBeGreaterThan(0);
    expect(body.leads.open).toBe(5);
  });
});
