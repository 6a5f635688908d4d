import type { FieldValue } from '../field/field.schema.ts';
import type { PipelineField } from '../pipeline/pipeline.schema.ts';
import { priorityWords, ticketValueWords } from './column.words.ts';
import { Priority } from './priority.schema.ts';

const PREFIX = 'ticket.';
const MOST = 300;

/** What a form may ask of a ticket besides the fields of its pipeline. */
export const askedOfTicket: PipelineField[] = [
  { key: `${PREFIX}subject`, name: ticketValueWords.subject, type: 'text' },
  { key: `${PREFIX}description`, name: ticketValueWords.description, type: 'long_text' },
  { key: `${PREFIX}type`, name: ticketValueWords.type, type: 'text' },
  { key: `${PREFIX}topic`, name: ticketValueWords.topic, type: 'text' },
  {
    ...{ key: `${PREFIX}priority`, name: ticketValueWords.priority, type: 'list' },
    options: Priority.options.map((value) => ({ value, name: priorityWords[value] })),
  },
];

type Asked = {
  subject: string;
  description: string;
  type: string;
  topic: string;
  priority: Priority;
  fields: Record<string, FieldValue>;
};

/** What was answered, as a ticket says it; `otherwise`: its subject where none was typed. */
export const ticketAnswered = (answers: Record<string, FieldValue>, otherwise: string): Asked => {
  const said = (key: string): string => {
    const value = answers[PREFIX + key];
    return typeof value === 'string' ? value.trim() : '';
  };
  const description = said('description');
  const firstLine = description.split('\n')[0] ?? '';
  return {
    subject: (said('subject') || firstLine || otherwise).slice(0, MOST),
    ...{ description, type: said('type').slice(0, 60), topic: said('topic').slice(0, 60) },
    priority: Priority.safeParse(said('priority')).data ?? 'normal',
    fields: Object.fromEntries(Object.entries(answers).filter(([key]) => !key.startsWith(PREFIX))),
  };
};
