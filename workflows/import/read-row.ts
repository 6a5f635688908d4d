import { DateTime } from 'luxon';
import { fieldsWish } from './read-field.ts';
import type { NewAddress } from '../contact/address.schema.ts';
import type { FieldNoun } from '../field/field.schema.ts';
import { itemsIn } from '../field/items.ts';
import type { Money } from '../money/money.schema.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import { plainText } from '../words/plain.ts';
import { addressesIn } from './addresses.ts';
import { amountIn, currencyIn } from './amount.ts';
import { dayText } from './day.ts';
import type { Cell, ImportSettings } from './import.schema.ts';
import type { RowFault } from './row-fault.ts';
import type { Target } from './target.ts';

type Named = { id: string; name: string; email: string };

/** What a row is read with. */
export type Reading = {
  noun: FieldNoun;
  settings: ImportSettings;
  /** by column; null: left out */
  targets: (Target | null)[];
  /** of leads */
  definition: PipelineDefinition | undefined;
  users: Named[];
  /** IANA: whose wall clock the file means */
  zone: string;
  /** clients named in fields, by the address that names them */
  clients: ReadonlyMap<string, string>;
};

export type LeadWish = {
  name: string;
  stage: string;
  lossReason: string | null;
  responsibleId: string | undefined;
  amount: Money | null;
  tags: string[];
  source: string;
  note: string;
  createdAt: string | undefined;
  fields: Record<string, unknown>;
};
export type PersonWish = {
  name: string;
  addresses: NewAddress[];
  position: string;
  note: string;
  fields: Record<string, unknown>;
};
export type CompanyWish = { name: string; taxId: string | null; note: string; fields: Record<string, unknown> };
/** What a row says. A row of companies has no contact, one of contacts no lead. */
export type RowWish = { lead?: LeadWish; contact?: PersonWish; company?: CompanyWish };

const MOST_LETTERS = 200;
const MOST_NOTE = 10_000;

/** A row as the record would have it, or all that is wrong with it. */
export const readRow = (cells: Cell[], reading: Reading): RowWish | { faults: RowFault[] } => {
  const faults: RowFault[] = [];
  const wrong = (column: number | null, code: RowFault['code'], values?: RowFault['values']) =>
    void faults.push({ column, code, ...(values ? { values } : {}) });
  const placed = cellsByTarget(cells, reading);
  const all = (key: string) => placed.get(key) ?? [];
  const text = (key: string, most = MOST_LETTERS, between = ' '): string => {
    const said = all(key).map(({ cell }) => (between === ' ' ? plainText(String(cell)) : String(cell).trim()));
    const whole = said.join(between);
    if ([...whole].length > most) wrong(all(key)[0]!.column, 'ImportTextLong', { most });
    return whole;
  };
  const fieldsOf = (noun: FieldNoun) => fieldsWish(noun, placed, reading, faults);

  const wish: RowWish = {};
  const company = {
    name: text('company.name'),
    taxId: taxIdOf(text('company.taxId')),
    note: text('company.note', MOST_NOTE, '\n'),
  };
  if (company.taxId === undefined) wrong(all('company.taxId')[0]!.column, 'ImportTaxId');
  if (company.name || company.taxId || reading.noun === 'company')
    wish.company = { ...company, taxId: company.taxId ?? null, fields: fieldsOf('company') };
  if (reading.noun !== 'company')
    wish.contact = {
      name: text('contact.name'),
      addresses: addressesIn(all('contact.phone'), all('contact.email'), reading.settings.language, faults),
      position: text('contact.position', 120),
      note: text('contact.note', MOST_NOTE, '\n'),
      fields: fieldsOf('contact'),
    };
  if (reading.noun === 'lead' && reading.definition)
    wish.lead = {
      name: text('lead.name'),
      ...stageIn(
        reading,
        reading.definition,
        { stage: all('lead.stage')[0], lossReason: all('lead.lossReason')[0] },
        wrong,
      ),
      responsibleId: userIn(reading, all('lead.responsible')[0], wrong),
      amount: moneyIn(reading, all('lead.amount')[0], all('lead.currency')[0], wrong),
      tags: tagsIn(all('lead.tags'), wrong),
      source: text('lead.source', 500),
      note: text('lead.note', MOST_NOTE, '\n'),
      createdAt: createdIn(reading, all('lead.createdAt')[0], wrong),
      fields: fieldsOf('lead'),
    };
  if (!nameOf(wish)) wrong(null, 'ImportNameless');
  return faults.length > 0 ? { faults } : named(wish);
};

type Placed = { cell: Cell; column: number };
type Wrong = (column: number | null, code: RowFault['code'], values?: RowFault['values']) => void;

/** What stands in the row, by what it fills; empty cells fill nothing. */
const cellsByTarget = (cells: Cell[], { targets }: Reading): Map<string, Placed[]> => {
  const placed = new Map<string, Placed[]>();
  for (const [column, target] of targets.entries()) {
    const cell = cells[column] ?? null;
    if (!target || cell === null || plainText(String(cell)) === '') continue;
    placed.set(target.key, [...(placed.get(target.key) ?? []), { cell, column }]);
  }
  return placed;
};

const nameOf = ({ lead, contact, company }: RowWish): string =>
  lead?.name || contact?.name || company?.name || contact?.addresses[0]?.value || '';

/** Whoever has no name is called by what else is known. */
const named = (wish: RowWish): RowWish => {
  const { lead, contact, company } = wish;
  return {
    ...wish,
    ...(lead
      ? {
          lead: {
            ...lead,
            name: lead.name || nameOf({ ...(contact ? { contact } : {}), ...(company ? { company } : {}) }),
          },
        }
      : {}),
  };
};

const taxIdOf = (text: string): string | null | undefined => {
  const plain = text.replace(/[\s-]/g, '');
  return plain === '' ? null : /^[0-9A-Za-z]{5,20}$/.test(plain) ? plain : undefined;
};

/** The option of a list that is called so in some language. */
const called = <One extends { key: string; name: object }>(list: One[], cell: Cell): One | undefined => {
  const said = plainText(String(cell)).toLowerCase();
  return (
    list.find(({ name }) => Object.values(name).some((one) => plainText(String(one)).toLowerCase() === said)) ??
    list.find(({ key }) => key === said)
  );
};

const stageIn = (
  { settings }: Reading,
  { stages, lossReasons }: PipelineDefinition,
  cells: { stage: Placed | undefined; lossReason: Placed | undefined },
  wrong: Wrong,
): { stage: string; lossReason: string | null } => {
  const open = stages.filter(({ retired }) => !retired);
  const meant = cells.stage
    ? called(open, cells.stage.cell)
    : (open.find(({ key }) => key === settings.stage) ?? (settings.stage === null ? open[0] : undefined));
  if (!meant) wrong(cells.stage?.column ?? null, 'ImportStage', { stage: String(cells.stage?.cell ?? settings.stage) });
  const reason = cells.lossReason && called(lossReasons, cells.lossReason.cell);
  if (cells.lossReason && !reason && meant?.kind === 'lost') wrong(cells.lossReason.column, 'ImportLossReason');
  const lossReason = reason?.key ?? settings.lossReason;
  if (meant?.kind !== 'lost') return { stage: meant?.key ?? '', lossReason: null };
  if (lossReason === null && !cells.lossReason) wrong(cells.stage?.column ?? null, 'LossReasonNeeded');
  return { stage: meant.key, lossReason };
};

const userIn = ({ users }: Reading, placed: Placed | undefined, wrong: Wrong): string | undefined => {
  if (!placed) return undefined;
  const found = userCalled(users, placed.cell);
  if (found === undefined) wrong(placed.column, 'field.person');
  return found;
};

/** A user by e-mail or by a name that only one of them has. */
export const userCalled = (users: Named[], cell: Cell): string | undefined => {
  const said = plainText(String(cell)).toLowerCase();
  const found = users.filter(({ id, name, email }) =>
    [id, email.toLowerCase(), plainText(name).toLowerCase()].includes(said),
  );
  return found.length === 1 ? found[0]!.id : undefined;
};

const moneyIn = (
  { settings }: Reading,
  placed: Placed | undefined,
  beside: Placed | undefined,
  wrong: Wrong,
): Money | null => {
  if (!placed) return null;
  const told = beside ? currencyIn(String(beside.cell)) : currencyIn(String(placed.cell));
  if (beside && told === undefined) wrong(beside.column, 'ImportCurrency', { currency: String(beside.cell) });
  const read = amountIn(placed.cell, told ?? settings.currency);
  if (!('why' in read)) return read;
  wrong(placed.column, `field.${read.why}`);
  return null;
};

const tagsIn = (placed: Placed[], wrong: Wrong): string[] => {
  const tags = placed.flatMap(({ cell }) => {
    const text = String(cell);
    return itemsIn(text.includes(';') ? text : text.replaceAll(',', ';')).map(plainText);
  });
  if (tags.length > 50 || tags.some((tag) => tag.length > 60)) wrong(placed[0]!.column, 'ImportTags');
  return [...new Set(tags)];
};

const createdIn = ({ zone, settings }: Reading, placed: Placed | undefined, wrong: Wrong): string | undefined => {
  if (!placed) return undefined;
  const at = DateTime.fromISO(dayText(placed.cell, settings.dates).replace(' ', 'T'), { zone });
  if (at.isValid && at.year >= 1970 && at.toMillis() <= Date.now()) return at.toUTC().toISO();
  wrong(placed.column, at.isValid ? 'ImportCreatedLater' : 'field.date');
  return undefined;
};
