import { languageNames } from '../contact/list.words.ts';
import { languages } from '../words/words.ts';
import type { PipelineField } from '../pipeline/pipeline.schema.ts';
import { priorityWords, sourceWords, ticketValueWords } from './column.words.ts';
import { Priority } from './priority.schema.ts';
import { Source } from './ticket.schema.ts';

const text = (key: 'subject' | 'type' | 'topic' | 'branch' | 'region'): PipelineField => ({
  ...{ key, name: ticketValueWords[key], type: 'text' },
});

/** What a condition may ask of a ticket besides its stage, its moments and the fields of its pipeline. */
export const ticketFacts: PipelineField[] = [
  {
    ...{ key: 'priority', name: ticketValueWords.priority, type: 'list' },
    options: Priority.options.map((value) => ({ value, name: priorityWords[value] })),
  },
  text('type'),
  text('topic'),
  text('subject'),
  {
    ...{ key: 'source', name: ticketValueWords.source, type: 'list' },
    options: Source.options.map((value) => ({ value, name: sourceWords[value] })),
  },
  {
    ...{ key: 'language', name: ticketValueWords.language, type: 'list' },
    options: languages.map((value) => ({ value, name: { ru: languageNames[value] } })),
  },
  text('branch'),
  text('region'),
  { key: 'rating', name: ticketValueWords.rating, type: 'number' },
  { key: 'responsible', name: ticketValueWords.responsible, type: 'person' },
  { key: 'dueAt', name: ticketValueWords.dueAt, type: 'moment' },
];
