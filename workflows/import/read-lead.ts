import { DateTime } from 'luxon';
import { itemsIn } from '../field/items.ts';
import type { Money } from '../money/money.schema.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import { plainText } from '../words/plain.ts';
import { amountIn, currencyIn } from './amount.ts';
import { dayText, isTwoWays } from './day.ts';
import type { Cell } from './import.schema.ts';
import { userCalled, type Placed, type Reading, type Wrong } from './reading.ts';

/** The option of a list that is called so in some language. */
const called = <One extends { key: string; name: object }>(list: One[], cell: Cell): One | undefined => {
  const said = plainText(String(cell)).toLowerCase();
  return (
    list.find(({ name }) => Object.values(name).some((one) => plainText(String(one)).toLowerCase() === said)) ??
    list.find(({ key }) => key === said)
  );
};

export const stageIn = (
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

export const userIn = ({ users }: Reading, placed: Placed | undefined, wrong: Wrong): string | undefined => {
  if (!placed) return undefined;
  const found = userCalled(users, placed.cell);
  if (found === undefined) wrong(placed.column, 'field.person');
  return found;
};

export const moneyIn = (
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

export const tagsIn = (placed: Placed[], wrong: Wrong): string[] => {
  const tags = placed.flatMap(({ cell }) => {
    const text = String(cell);
    return itemsIn(text.includes(';') ? text : text.replaceAll(',', ';')).map(plainText);
  });
  if (tags.length > 50 || tags.some((tag) => tag.length > 60)) wrong(placed[0]!.column, 'ImportTags');
  return [...new Set(tags)];
};

export const createdIn = (
  { zone, settings }: Reading,
  placed: Placed | undefined,
  wrong: Wrong,
): string | undefined => {
  if (!placed) return undefined;
  const at = DateTime.fromISO(dayText(placed.cell, settings.dates).replace(' ', 'T'), { zone });
  if (at.isValid && at.year >= 1970 && at.toMillis() <= Date.now()) return at.toUTC().toISO();
  const isOpen = settings.dates === null && isTwoWays(placed.cell);
  wrong(placed.column, at.isValid ? 'ImportCreatedLater' : isOpen ? 'field.dayOrMonth' : 'field.date');
  return undefined;
};
