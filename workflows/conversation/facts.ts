import { languageNames } from '../contact/list.words.ts';
import type { PipelineField } from '../pipeline/pipeline.schema.ts';
import { languages } from '../words/words.ts';
import { talkFactWords, talkStateWords } from './facts.words.ts';

/** What a condition may ask of a conversation besides its moments. */
export const talkFacts: PipelineField[] = [
  {
    ...{ key: 'language', name: talkFactWords.language, type: 'list' },
    options: languages.map((value) => ({ value, name: { ru: languageNames[value] } })),
  },
  { key: 'responsible', name: talkFactWords.responsible, type: 'person' },
  {
    ...{ key: 'state', name: talkFactWords.state, type: 'list' },
    options: (['waiting', 'assigned', 'client', 'snoozed', 'closed'] as const).map((value) => ({
      ...{ value, name: talkStateWords[value] },
    })),
  },
  { key: 'account', name: talkFactWords.account, type: 'text' },
  { key: 'lastText', name: talkFactWords.lastText, type: 'text' },
  { key: 'leadId', name: talkFactWords.leadId, type: 'text' },
  { key: 'ticketId', name: talkFactWords.ticketId, type: 'text' },
  { key: 'rating', name: talkFactWords.rating, type: 'number' },
];
