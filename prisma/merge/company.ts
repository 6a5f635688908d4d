import type { Moved, MergeDone } from '../../workflows/contact/merge.schema.ts';
import { valuesBack, valuesOfBoth } from '../../workflows/contact/merge.ts';
import { companyColumns, evolveCompany } from '../../workflows/company/decide.ts';
import { written } from '../../workflows/event/difference.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { companyOf, readCompanyRow, searchOf, type CompanyRow } from '../company/company.ts';
import { recordChange, type ContactRow } from '../contact/contact-row.ts';
import { together } from '../delivery/delivery.ts';
import { uuidv7 } from '../id.ts';
import { leadChange, type LeadRow } from '../lead/lead-row.ts';
import type { Change, Doing } from '../write.ts';
import { mergedInto, mergeUndone, moveTasks, newMerge, pointed, type MergeRow } from './merge-row.ts';

type Choice = Record<string, 'stays' | 'gone'>;
/** More leads, or people, than one command can write in its time. */
const MOST = 300;

/** Two companies as one: people with their positions, leads, tasks and what only the other says go to the one that stays. Refused: NotFound, CompanyMerged, CompanyTooBig. */
export const mergeCompanyChange = async (
  db: Database,
  doing: Doing,
  { stays: staysId, gone: goneId, choice }: { stays: string; gone: string; choice: Choice },
): Promise<Change<MergeDone> | Refusal> => {
  const [stays, gone] = [await readCompanyRow(db, staysId), await readCompanyRow(db, goneId)];
  if (!stays || !gone) return refuse('NotFound');
  if (stays.merged_into_id !== null || gone.merged_into_id !== null) return refuse('CompanyMerged');
  const { contacts, leads } = await belongings(db, gone.id);
  if (contacts.length > MOST || leads.length > MOST) return refuse('CompanyTooBig', { most: MOST });
  const merged = await mergedInto(db, 'company', gone.id);
  const tasks = await moveTasks(db, 'company', { from: gone.id, to: stays.id });
  const changes = valuesOfBoth(companyOf(stays), companyOf(gone), choice);
  const merge = uuidv7();
  const at = new Date().toISOString();
  const version = stays.version + 1;
  const joined = { type: 'company.joined', data: { from: gone.id, merge, name: gone.name, changes, version } } as const;
  const { events, set } = written(companyColumns, evolveCompany, { state: companyOf(stays), events: [joined], at });
  const moved: Moved = {
    ...{ addresses: [], owners: [], vouched: [], mains: {}, stopped: [], links: [], tasks, changes },
    ...{ leads: idsOf(leads), contacts: idsOf(contacts), merged: idsOf(merged) },
  };
  const search = searchOf(evolveCompany(companyOf(stays), joined));
  const doingAt = { ...doing, at };
  return together<MergeDone>({ result: { id: stays.id, version, merge } }, [
    recordChange('company', stays, doingAt, { events, set: { ...set, search } }),
    recordChange('company', gone, doingAt, {
      events: [{ type: 'company.merged', data: { to: stays.id, merge, name: stays.name } }],
      set: { merged_into_id: stays.id },
    }),
    newMerge(doing, { id: merge, noun: 'company', from: gone.id, to: stays.id, moved, at }),
    pointed('company', merged, stays.id),
    ...toCompany(doing, { contacts, leads }, stays),
  ]);
};

/** Two companies that were merged are two again; what came since stays. Refused: NotFound, PartedAlready. */
export const partCompanyChange = async (
  db: Database,
  doing: Doing,
  merge: MergeRow,
): Promise<Change<MergeDone> | Refusal> => {
  const { moved } = merge;
  const [gone, to] = [await readCompanyRow(db, merge.from_id), await readCompanyRow(db, merge.to_id)];
  if (!gone || !to) return refuse('NotFound');
  const holder = gone.merged_into_id;
  if (holder === null) return refuse('PartedAlready');
  const now = await belongings(db, holder);
  const back = {
    contacts: now.contacts.filter(({ id }) => moved.contacts.includes(id)),
    leads: now.leads.filter(({ id }) => moved.leads.includes(id)),
  };
  await moveTasks(db, 'company', { from: holder, to: gone.id, only: moved.tasks });
  const changes = valuesBack(companyOf(to), moved.changes);
  const at = new Date().toISOString();
  const doingAt = { ...doing, at };
  const told = { merge: merge.id, changes };
  const parted = {
    type: 'company.parted',
    data: { ...told, other: gone.id, name: gone.name, version: to.version + 1 },
  } as const;
  const { events, set } = written(companyColumns, evolveCompany, { state: companyOf(to), events: [parted], at });
  const children = (await mergedInto(db, 'company', holder)).filter(({ id }) => moved.merged.includes(id));
  return together<MergeDone>({ result: { id: gone.id, version: gone.version + 1, merge: merge.id } }, [
    recordChange('company', to, doingAt, {
      events,
      set: { ...set, search: searchOf(evolveCompany(companyOf(to), parted)) },
    }),
    recordChange('company', gone, doingAt, {
      events: [
        {
          type: 'company.parted',
          data: { merge: merge.id, changes: [], other: to.id, name: to.name, version: gone.version + 1 },
        },
      ],
      set: { merged_into_id: null },
    }),
    mergeUndone(merge, at),
    pointed('company', children, gone.id),
    ...toCompany(doing, back, gone),
  ]);
};

type Belongings = { contacts: ContactRow[]; leads: LeadRow[] };

const belongings = async (db: Database, companyId: string): Promise<Belongings> => {
  const of = async <Row extends object>(table: 'contact' | 'lead') =>
    (
      await db.pool.query<Row>(`SELECT * FROM ${table} WHERE company_id = $1 ORDER BY id LIMIT ${MOST + 1}`, [
        companyId,
      ])
    ).rows;
  return { contacts: await of<ContactRow>('contact'), leads: await of<LeadRow>('lead') };
};

const toCompany = (doing: Doing, { contacts, leads }: Belongings, { id: to, name }: CompanyRow): Change[] => [
  ...contacts.map((contact) => {
    const from = contact.company_id;
    const changes = [{ what: 'companyId', from, to }];
    return recordChange('contact', contact, doing, {
      events: [
        {
          type: 'contact.changed',
          data: { changes, version: contact.version + 1, company: name, set: { company_id: [from, to] } },
        },
      ],
      set: { company_id: to },
    });
  }),
  ...leads.map((lead) =>
    leadChange(lead, doing, {
      events: [{ type: 'lead.company_changed', data: { from: lead.company_id, to, name } }],
      columns: { company_id: to },
    }),
  ),
];

const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);
