import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../workflows/automation/condition.schema.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { isGone, withoutPart } from '../../ui/lead/filter/parts.ts';
import { zoned } from '../../ui/lead/filter/zoned.ts';
import type { Column } from '../../ui/lead/table/columns.ts';
import { columnsText, shownColumns, widened } from '../../ui/table/layout.ts';

const USUAL = ['name', 'stage'];
const column = (key: string, own = false): Column =>
  ({ key, name: key, width: 100, text: () => key, ...(own ? { field: { key } } : {}) }) as Column;
const all = [column('name'), column('stage'), column('fields.city', true), column('createdAt')];

describe('B4 the columns of a table', () => {
  it('are what the address says, in its order and width', () => {
    const shown = shownColumns(all, 'fields.city:250,name', USUAL);
    expect(shown.map(({ column: { key }, width }) => [key, width])).toEqual([
      ['fields.city', 250],
      ['name', 100],
    ]);
    expect(columnsText(shown)).toBe('fields.city:250,name');
    expect(columnsText(widened(shown, 'name', 5000))).toBe('fields.city:250,name:600');
  });

  it('stay without the one of a field that is gone (people V08)', () => {
    expect(shownColumns(all, 'name,fields.region,stage', USUAL).map(({ column: { key } }) => key)).toEqual([
      'name',
      'stage',
    ]);
    expect(shownColumns(all, 'fields.region', USUAL).map(({ column: { key } }) => key)).toEqual([
      'name',
      'stage',
      'fields.city',
      'createdAt',
    ]);
  });
});

describe('B4 conditions as chips', () => {
  const region = { field: 'fields.region', is: '=' as const, value: 'KZ' };
  const open = { field: 'closedAt', is: 'empty' as const };

  it('know one about a field that is gone, and only that is dropped (people V08)', () => {
    const definition = { fields: [] } as unknown as PipelineDefinition;
    expect(isGone(region, definition.fields)).toBe(true);
    expect(isGone({ any: [open, { not: region }] }, definition.fields)).toBe(true);
    expect(isGone(open, definition.fields)).toBe(false);
    const size: Condition = { field: 'contact.fields.size', is: 'filled' };
    const around = [{ key: 'contact.fields.size', name: { ru: 'Размер' }, type: 'text' as const }];
    // before the fields of clients are read, nobody knows
    expect([undefined, [], around].map((read) => isGone(size, definition.fields, read))).toEqual([false, true, false]);
    expect(withoutPart({ all: [region, open] }, 0)).toEqual(open);
    expect(withoutPart(region, 0)).toBeUndefined();
  });

  it('take the days of whoever reads them', () => {
    const today = { field: 'createdAt', is: 'within' as const, value: 'today' };
    expect(zoned({ any: [today, { not: open }] }, 'Asia/Almaty')).toEqual({
      any: [{ ...today, zone: 'Asia/Almaty' }, { not: open }],
    });
  });
});
