import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openChannels } from '../../../activities/channel/index.ts';
import type { Channel } from '../../../activities/channel/channel.ts';
import { sendWaiting } from '../../../activities/channel/sending/sending.ts';
import { listClicks } from '../../../prisma/undo/undo-point.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { closedBreaker } from '../../../workflows/channel/breaker.ts';
import { anyActs, anyPipeline } from '../../automation/same/pipelines.ts';
import { accountSid, startSandbox, twilioToken, type Sandbox } from '../../sandbox/support.ts';
import { writeTemplates } from '../../support/letters.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { testConfig } from '../../support/secrets.ts';
import { click, holds, turn, undoLast } from '../life.ts';
import { livedLead, withoutCalendar } from '../lived.ts';

const CASES = Number(process.env['UNDO_STEPS'] ?? 15);
const SEED = Number(process.env['UNDO_SEED'] ?? 420_771_004);

let office: Office;
let sandbox: Sandbox;
let channels: Record<string, Channel>;
beforeAll(async () => {
  [office, sandbox] = await Promise.all([openOffice(), startSandbox()]);
  await writeTemplates(office);
  await holds(office, 300);
  const { url, smtp, application } = sandbox;
  channels = openChannels({
    db: office.db,
    config: {
      ...testConfig,
      mail: { url: `smtp://127.0.0.1:${smtp}`, from: 'Voronka <crm@demo.voronka>' },
      sms: { accountSid, authToken: twilioToken, from: '+15005550006', baseUrl: url },
      publicUrl: application.url,
    },
  });
});
afterAll(async () => {
  for (const channel of Object.values(channels ?? {})) channel.close?.();
  await sandbox?.stop();
  await office?.close();
});

/** Whoever enters a stage is written to, so that most clicks have something to hold. */
const writing = (pipeline: PipelineDefinition): PipelineDefinition => ({
  ...pipeline,
  automations: [
    ...pipeline.automations,
    Automation.parse({
      key: 'tells',
      name: { ru: 'Сообщить' },
      when: { on: 'stage.entered' },
      then: [{ do: 'message.send', channel: 'email', template: 'hello' }],
    }),
  ],
});

/** All accounts send what they may send now. */
const send = async () => {
  const sending = { db: office.db, channels, publicUrl: 'http://127.0.0.1:4600' };
  const life = new AbortController().signal;
  for (const account of ['email', 'sms'])
    while ((await sendWaiting(sending, { account, breaker: closedBreaker }, life)).sent > 0);
};
/** The time of second thoughts passes, and the night: what waited goes. */
const timePasses = async (leadId: string) => {
  await office.db.pool.query('UPDATE delivery SET not_before = NULL WHERE lead_id = $1', [leadId]);
  await send();
};
const clientHas = async (leadId: string): Promise<string[]> => {
  const { rows } = await office.db.pool.query('SELECT email FROM lead_contact WHERE lead_id = $1 AND is_main', [
    leadId,
  ]);
  const { items } = await sandbox.get<{ items: { id: string; copies: number }[] }>(`/messages?to=${rows[0].email}`);
  return items.map(({ id, copies }) => `${id} ${copies}`).sort();
};

it('A16 a click and its undo are no click for the client either, by any pipeline', async () => {
  let held = 0;
  await fc.assert(
    fc.asyncProperty(anyPipeline, anyActs, anyActs, async (pipeline, past, clicks) => {
      const definition = writing(withoutCalendar(pipeline));
      const leadId = await livedLead(office, definition, past.slice(0, 2));
      for (const act of clicks) {
        await office.db.pool.query('DELETE FROM undo_point WHERE lead_id = $1', [leadId]);
        await timePasses(leadId);
        const before = await clientHas(leadId);
        if (!(await click(office, leadId, act, definition))) continue;
        if ((await listClicks(office.db, leadId)).length === 0) continue;
        await turn(office, leadId);
        await send();
        expect(await clientHas(leadId)).toEqual(before);
        const { rows } = await office.db.pool.query(
          `SELECT count(*)::int FROM delivery WHERE lead_id = $1 AND state = 'queued'`,
          [leadId],
        );
        held += rows[0].count;
        await undoLast(office, leadId);
        await turn(office, leadId);
        await timePasses(leadId);
        expect(await clientHas(leadId)).toEqual(before);
      }
    }),
    { numRuns: CASES, seed: SEED, endOnFailure: true },
  );
  expect(held).toBeGreaterThan(CASES / 2);
});
