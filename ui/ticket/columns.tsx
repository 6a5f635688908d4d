import { Link } from '@tanstack/react-router';
import { sourceWords, ticketListWords, ticketValueWords, priorityWords } from '../../workflows/ticket/column.words.ts';
import type { TicketItem } from '../../workflows/ticket/ticket.schema.ts';
import type { PipelineField, Stage } from '../../workflows/pipeline/pipeline.schema.ts';
import { trackText } from '../../workflows/task/track.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { FieldValue } from '../field/FieldValue.tsx';
import { valueText } from '../field/value-text.ts';
import { nearDayText, relativeText } from '../kit/time.ts';
import { Time } from '../kit/Time.tsx';
import { languageNames, type Language } from '../language.ts';
import type { LineColumn } from '../table/Line.tsx';
import { PriorityChip, StageChip } from './chips.tsx';
import table from '../table/Table.module.css';
import css from './Ticket.module.css';

export type TicketColumn = LineColumn<TicketItem> & { field?: PipelineField };

type Names = {
  language: Language;
  /** of the pipeline that is shown */
  fields: PipelineField[];
  stageOf: (ticket: TicketItem) => Stage | undefined;
  userOf: (id: string | null) => string;
  groupOf: (id: string | null) => string;
};

/** What a list of tickets shows before somebody arranges it. */
export const USUAL = ['subject', 'nextDueAt', 'stage', 'priority', 'contact', 'responsible'];

/** When something runs out next: what is promised by its policy, or by hand. */
export const nextDueAt = ({ promise, dueAt }: TicketItem): string | null =>
  [promise?.dueAt ?? null, dueAt].filter((at) => at !== null).sort()[0] ?? null;

/** Everything about a ticket that a list can show. */
export const ticketColumns = ({ language, fields, ...names }: Names): TicketColumn[] => [
  ...(Object.entries(columnsOf({ language, ...names })) as [Key, Bare][]).map(([key, column]) => ({
    key,
    name: inLanguage(
      key in ticketListWords ? ticketListWords[key as ListKey] : ticketValueWords[key as ValueKey],
      language,
    ),
    ...column,
  })),
  ...fields.map((field): TicketColumn => {
    const right = field.type === 'number' || field.type === 'money' ? { right: true as const } : {};
    return {
      ...{ key: `fields.${field.key}`, name: inLanguage(field.name, language), width: 130, field, ...right },
      text: (item) =>
        field.type === 'person'
          ? names.userOf((item.fields[field.key] ?? null) as string | null)
          : valueText(field, item.fields[field.key], language),
      ...(['contact', 'file', 'image'].includes(field.type)
        ? {
            cell: (item: TicketItem) => <FieldValue field={field} value={item.fields[field.key]} />,
            unsorted: true as const,
          }
        : {}),
    };
  }),
];

type ListKey = keyof typeof ticketListWords;
type ValueKey = keyof typeof ticketValueWords;
type Key = ListKey | ValueKey;
type Bare = Omit<TicketColumn, 'key' | 'name'>;

const moment = (at: (ticket: TicketItem) => string | null): Bare => ({
  width: 128,
  text: (ticket) => {
    const found = at(ticket);
    return found === null ? '' : nearDayText(found, Date.now());
  },
});

const columnsOf = ({ language, stageOf, userOf, groupOf }: Omit<Names, 'fields'>): Partial<Record<Key, Bare>> => ({
  subject: {
    width: 280,
    text: ({ subject }) => subject,
    cell: ({ id, subject, track }) => (
      <>
        <Link to="/tickets/$id" params={{ id }} className={table.name}>
          {subject}
        </Link>
        <span className={css.track}>{trackText(track)}</span>
      </>
    ),
  },
  contact: {
    width: 150,
    text: ({ contact }) => contact?.name ?? '',
    cell: ({ contact }) =>
      contact && (
        <Link to="/contacts/$id" params={{ id: contact.id }} className={table.name}>
          {contact.name}
        </Link>
      ),
  },
  stage: {
    width: 150,
    text: (ticket) => {
      const stage = stageOf(ticket);
      return stage ? inLanguage(stage.name, language) : ticket.stage;
    },
    cell: (ticket) => {
      const stage = stageOf(ticket);
      return <StageChip name={stage ? inLanguage(stage.name, language) : ticket.stage} color={stage?.color} />;
    },
  },
  priority: {
    width: 120,
    text: ({ priority }) => (priority === 'normal' ? '' : inLanguage(priorityWords[priority], language)),
    cell: ({ priority }) => <PriorityChip priority={priority} />,
  },
  responsible: { width: 140, text: ({ assigneeId }) => userOf(assigneeId) },
  group: { width: 140, unsorted: true, text: ({ groupId }) => groupOf(groupId) },
  nextDueAt: {
    width: 128,
    text: (ticket) => {
      const at = nextDueAt(ticket);
      return at ? relativeText(at, Date.now()) : '';
    },
    cell: (ticket) => {
      const at = nextDueAt(ticket);
      return (
        at && (
          <span className={css.due} data-late={(ticket.closedAt === null && Date.parse(at) < Date.now()) || undefined}>
            <Time at={at} />
          </span>
        )
      );
    },
  },
  type: { width: 120, text: ({ type }) => type },
  topic: { width: 120, text: ({ topic }) => topic },
  tags: { width: 140, unsorted: true, text: ({ tags }) => tags.join(', ') },
  source: { width: 120, unsorted: true, text: ({ source }) => inLanguage(sourceWords[source], language) },
  language: { width: 110, unsorted: true, text: ({ language: spoken }) => languageNames[spoken] },
  branch: { width: 120, text: ({ branch }) => branch },
  region: { width: 120, text: ({ region }) => region },
  dueAt: moment(({ dueAt }) => dueAt),
  postponedUntil: moment(({ postponedUntil }) => postponedUntil),
  stageEnteredAt: moment(({ stageEnteredAt }) => stageEnteredAt),
  createdAt: moment(({ createdAt }) => createdAt),
});
