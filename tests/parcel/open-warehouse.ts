import { createCalendar } from '../../prisma/calendar/calendar.ts';
import { uuidv7 } from '../../prisma/id.ts';
import { actOnSubject, beginSubject } from '../../prisma/subject/subject.ts';
import { openOffice, type Office } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { until } from '../support/until.ts';
import { PARCEL_TABLE, parcels, warehouse } from './warehouse.ts';

export type Warehouse = {
  office: Office;
  processes: Processes;
  pipelineId: string;
  /** the first version */
  first: string;
  one: (text: string, values: unknown[]) => Promise<Record<string, any>>;
  /** a new parcel that its process knows */
  come: (code: string) => Promise<string>;
  act: (id: string, action: { do: string } & Record<string, unknown>) => Promise<unknown>;
  rowOf: (id: string) => Promise<Record<string, any>>;
  /** what an order to its process needs, given by aida */
  order: (key: string) => { actor: { kind: 'user'; id: string }; key: string };
  close: () => Promise<void>;
};

/** An office that keeps parcels, with their processes running. */
export const openWarehouse = async (): Promise<Warehouse> => {
  const office = await openOffice();
  const { pool } = office.db;
  const [pipelineId, first] = [uuidv7(), uuidv7()];
  await pool.query(PARCEL_TABLE);
  const week = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), [['00:00', '24:00']]]));
  const calendar = { name: 'Office', zone: 'Asia/Almaty', week, holidays: [], holidaySets: [] };
  await createCalendar(office.db, calendar as never);
  await pool.query(`INSERT INTO pipeline (id, key) VALUES ($1, 'warehouse')`, [pipelineId]);
  await pool.query('INSERT INTO pipeline_version (id, pipeline_id, number, definition) VALUES ($1, $2, 1, $3)', [
    ...[first, pipelineId, JSON.stringify(warehouse())],
  ]);
  await pool.query('UPDATE pipeline SET published_id = $1 WHERE id = $2', [first, pipelineId]);
  const processes = await runProcesses(office);
  const by = () => ({ actor: { kind: 'user' as const, id: office.aida } });
  const one: Warehouse['one'] = async (text, values) => (await pool.query(text, values)).rows[0];
  return {
    ...{ office, processes, pipelineId, first, one },
    come: async (code) => {
      const id = uuidv7();
      const row = {
        pipeline_id: pipelineId,
        pipeline_version_id: first,
        code,
        labels: [],
        clock_offset: 0,
        version: 1,
      };
      await beginSubject(office.db, { ...by(), record: parcels, id, row });
      await until(() => one('SELECT 1 FROM process WHERE noun_id = $1 AND seq >= 1', [id]), 'the process has heard');
      return id;
    },
    act: (id, action) => actOnSubject(office.db, { ...by(), record: parcels, id, action }),
    rowOf: (id) => one('SELECT * FROM parcel WHERE id = $1', [id]),
    order: (key) => ({ ...by(), key }),
    close: async () => {
      await processes.stop();
      await office.close();
    },
  };
};
