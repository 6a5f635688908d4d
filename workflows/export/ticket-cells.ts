import { languageNames } from '../contact/list.words.ts';
import { itemsText } from '../field/items.ts';
import type { PipelineField } from '../pipeline/pipeline.schema.ts';
import { trackText } from '../task/track.ts';
import { priorityWords, sourceWords, ticketListWords, ticketValueWords } from '../ticket/column.words.ts';
import type { TicketItem } from '../ticket/ticket.schema.ts';
import type { Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import { fieldCell, momentText, type Cell, type Reading } from './cells.ts';

type Column = { name: string; cell: (item: TicketItem) => Cell };
export type TicketReading = Pick<Reading, 'language' | 'zone' | 'nameOf'> & {
  fields: PipelineField[];
  groupOf: (id: string) => Words | undefined;
  stageOf: (item: TicketItem) => Words | undefined;
};

const track: Required<Words> = { ru: 'Номер', en: 'Number', kk: 'Нөмірі', uk: 'Номер' };

/** The columns of a list of tickets as those of a file, the number first. What is none is left out. */
export const ticketColumns = (keys: string[], reading: TicketReading): Column[] => {
  const { language, fields } = reading;
  const cells = cellsOf(reading);
  const words: Record<string, Required<Words>> = { ...ticketValueWords, ...ticketListWords };
  return [
    { name: inLanguage(track, language), cell: (item) => trackText(item.track) },
    ...keys.flatMap((key): Column[] => {
      const field = fields.find((one) => key === `fields.${one.key}`);
      if (field)
        return [
          { name: inLanguage(field.name, language), cell: (item) => fieldCell(field, item.fields[field.key], reading) },
        ];
      const cell = Object.hasOwn(cells, key) ? cells[key] : undefined;
      return cell ? [{ name: inLanguage(words[key]!, language), cell }] : [];
    }),
  ];
};

const cellsOf = ({ language, zone, nameOf, groupOf, stageOf }: TicketReading): Record<string, Column['cell']> => {
  const moment = (at: string | null): Cell => at && momentText(at, zone);
  const named = (words: Words | undefined): Cell => (words ? inLanguage(words, language) : null);
  return {
    subject: ({ subject }) => subject,
    contact: ({ contact }) => contact?.name ?? null,
    stage: (item) => named(stageOf(item)) ?? item.stage,
    priority: ({ priority }) => inLanguage(priorityWords[priority], language),
    responsible: ({ assigneeId }) => (assigneeId && nameOf(assigneeId)) ?? null,
    group: ({ groupId }) => named(groupId ? groupOf(groupId) : undefined),
    nextDueAt: ({ promise, dueAt }) =>
      moment([promise?.dueAt ?? null, dueAt].filter((at) => at !== null).toSorted()[0] ?? null),
    type: ({ type }) => type || null,
    topic: ({ topic }) => topic || null,
    tags: ({ tags }) => itemsText(tags),
    source: ({ source }) => inLanguage(sourceWords[source], language),
    language: ({ language: spoken }) => languageNames[spoken],
    branch: ({ branch }) => branch || null,
    region: ({ region }) => region || null,
    dueAt: ({ dueAt }) => moment(dueAt),
    postponedUntil: ({ postponedUntil }) => moment(postponedUntil),
    stageEnteredAt: ({ stageEnteredAt }) => moment(stageEnteredAt),
    createdAt: ({ createdAt }) => moment(createdAt),
  };
};
