import pg from 'pg';
import { holdsWithin, outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { figure, type Figure } from './figure.ts';
import { enterLeads } from './leads.ts';
import { load, posterTo, type Load } from './load.ts';

const LANES = 16;

/** Moving a stage through the API, alone and 16 at once, beside the same row and event in one raw SQL transaction. */
export const b = async (system: System, { short }: { short: boolean }): Promise<Figure[]> => {
  const calls = short ? 300 : 1000;
  const { url, token } = system.credentials;
  const { databaseUrl, get } = outsideOf(system);
  const api = posterTo(url, { authorization: `Bearer ${token}` });
  const ids = await enterLeads(api, 200);
  await holdsWithin(60, async () => {
    const ops = await get<{ relay: { pokesWaiting: number }; leads: { withoutNextStep: number } }>('/ops');
    return ops.relay.pokesWaiting === 0 && ops.leads.withoutNextStep === 0;
  });
  const record = new pg.Pool({ connectionString: databaseUrl, max: LANES });
  record.on('error', () => {});
  const raw = toAndFro(ids.slice(100), (leadId, stage) =>
    record.query({ name: 'raw-move', text: RAW_MOVE, values: [leadId, stage] }),
  );
  await load({ atOnce: 1, calls: 100 }, raw(1));
  const rawAlone = await load({ atOnce: 1, calls }, raw(1));
  const rawMany = await load({ atOnce: LANES, calls: calls * 4 }, raw(LANES));
  const move = toAndFro(ids.slice(0, 100), (leadId, stage) => api.post(`/api/v1/leads/${leadId}/move`, { stage }));
  await load({ atOnce: 1, calls: 50 }, move(1));
  const alone: Load = await load({ atOnce: 1, calls }, move(1));
  const many = await load({ atOnce: LANES, calls }, move(LANES));
  await record.end();
  api.close();
  return [
    figure({ name: 'b1', value: alone.p50, unit: 'ms p50', baseline: rawAlone.p50 }, { of: 'value', atMost: 10 }),
    figure(
      { name: 'b2', value: many.perSecond, unit: 'moves/s', baseline: rawMany.perSecond },
      { of: 'ratio', atLeast: 0.1 },
    ),
  ];
};

const STAGES = ['early', 'conditional_refusal'] as const;

/** Moves each lead to and fro between two stages. A lane has leads of its own: of two moves of one lead at once the later would be refused. */
const toAndFro = (ids: string[], move: (leadId: string, stage: string) => Promise<unknown>) => {
  const moved = ids.map(() => 0);
  return (lanes: number) => {
    const next = Array.from({ length: lanes }, (_, lane) => lane);
    return (_index: number, lane: number) => {
      const place = next[lane]!;
      next[lane] = place + lanes < ids.length ? place + lanes : lane;
      return move(ids[place]!, STAGES[moved[place]!++ % STAGES.length]!);
    };
  };
};

/** One statement is one transaction: the row guarded by its version, and its event; nobody is poked. */
const RAW_MOVE = `WITH moved AS (
    UPDATE lead SET stage = $2, stage_entered_at = now(), updated_at = now(), version = version + 1, event_seq = event_seq + 1
    WHERE id = $1 AND closed_at IS NULL RETURNING id, event_seq)
  INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, actor, data, pokes)
  SELECT 'lead', id, event_seq, 'lead.moved', now(), 'lead', id, '{"kind":"system"}', jsonb_build_object('to', $2::text), '{}' FROM moved`;
