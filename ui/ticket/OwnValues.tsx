import { useEffect, useMemo, useRef } from 'react';
import type { FieldValue } from '../../workflows/field/field.schema.ts';
import { readFieldValue } from '../../workflows/field/field-value.ts';
import type { Pipeline, PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { ticketValueWords } from '../../workflows/ticket/column.words.ts';
import type { Ticket } from '../../workflows/ticket/ticket.schema.ts';
import { get } from '../ask/ask.ts';
import { FieldRows } from '../field/RecordFields.tsx';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import { changeTicket } from './tickets.ts';

/** What stands in a ticket itself beside the fields of its pipeline. */
const own: PipelineField[] = [
  { key: 'description', name: ticketValueWords.description, type: 'long_text' },
  { key: 'dueAt', name: ticketValueWords.dueAt, type: 'moment' },
];

/** The description, what was promised by hand, and the fields of its pipeline: each edited by itself. */
export const OwnValues = ({ ticket, pipeline }: { ticket: Ticket; pipeline: Pipeline | undefined }) => {
  const { t } = useWords('ticket');
  const drawn = pipeline?.definition.fields;
  const fields = useMemo(() => [...own, ...(drawn ?? [])], [drawn]);
  // whoever edits has seen it as it was then
  const seen = useRef(new Map<number, Ticket>());
  useEffect(() => void seen.current.set(ticket.version, ticket), [ticket]);
  return (
    <Section title={t('values')}>
      <FieldRows
        noun="ticket"
        fields={fields}
        record={recordOf(ticket)}
        save={(version, values) => changeTicket(seen.current.get(version) ?? ticket, patchOf(values, fields))}
        fresh={async () => recordOf(await get('/tickets/{id}', { path: { id: ticket.id } }))}
      />
    </Section>
  );
};

const recordOf = ({ id, version, description, dueAt, fields }: Ticket) => ({
  ...{ id, version },
  fields: { ...fields, description, dueAt },
});

const isOwn = (key: string): boolean => own.some((field) => field.key === key);

/** What was typed, as the values that it means. */
const patchOf = (typed: Record<string, FieldValue>, fields: PipelineField[]) => {
  const values = Object.entries(typed).map(([key, text]): [string, FieldValue] => {
    const field = fields.find((one) => one.key === key);
    const read = field && typeof text === 'string' ? readFieldValue(field, text) : undefined;
    return [key, read && 'value' in read ? read.value : text];
  });
  const [mine, others] = [values.filter(([key]) => isOwn(key)), values.filter(([key]) => !isOwn(key))];
  const set = Object.fromEntries(mine.map(([key, value]) => [key, key === 'description' ? (value ?? '') : value]));
  return { ...set, ...(others.length > 0 ? { fields: Object.fromEntries(others) } : {}) };
};
