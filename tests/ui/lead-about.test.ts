import { describe, expect, it } from '@jest/globals';
import { aboutText } from '../../ui/lead/board/leads.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { PipelineDefinition, PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';

const field = (key: string, type: PipelineField['type']) => ({ key, type, name: { ru: key } }) as PipelineField;
const about = (fields: Lead['fields'], ...named: PipelineField[]) =>
  aboutText(
    { fields, contacts: [{ main: true, phones: ['+77015552018'], emails: [] }] } as unknown as Lead,
    { fields: named } as PipelineDefinition,
    ({ type }, value) => `${type} ${String(value)}`,
  );

describe('B1 what a card says of its lead', () => {
  it('is its first value as people read such values', () => {
    expect(about({ visit: '2099-12-15T07:30:00.000Z' }, field('visit', 'moment'))).toBe(
      'moment 2099-12-15T07:30:00.000Z',
    );
  });

  it('names no user of ours by an id', () => {
    const id = '0191a0b0-0000-7000-8000-000000000001';
    expect(about({ doctor: id, service: 'X-ray' }, field('doctor', 'person'), field('service', 'text'))).toBe(
      'text X-ray',
    );
  });

  it('is the phone in groups where nothing is filled in', () => {
    expect(about({})).toBe('+7 701 555 20 18');
  });
});
