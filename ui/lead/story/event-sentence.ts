import type { Event } from '../../../workflows/event/event.schema.ts';
import { eventSentence, whoSentence } from '../../../workflows/event/sentence.ts';
import type { Reader } from '../../../workflows/event/telling.ts';
import type { Pipeline, PipelineField } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { User } from '../../../workflows/user/user.schema.ts';
import { dayText, exactText, nearDayText, wall } from '../../kit/time.ts';
import type { Language } from '../../language.ts';

export type SentenceContext = {
  language: Language;
  pipeline: Pipeline | undefined;
  users: User[];
  /** of the contact or the company whose story it is */
  fields?: PipelineField[];
};

/** What is needed of it: a trial has a definition that is no version yet. */
type Around = Omit<SentenceContext, 'pipeline'> & { pipeline: Pick<Pipeline, 'definition'> | undefined };

/** An entry as a person would say it. */
export const sentenceOf = (event: Event, around: Around): string => eventSentence(event, readerOf(around));
export const whoOf = (event: Event, around: SentenceContext): string => whoSentence(event, readerOf(around));

const readerOf = ({ language, pipeline, users, fields }: Around): Reader => ({
  language,
  ...(fields ? { fields } : {}),
  definition: pipeline?.definition,
  nameOf: (id) => users.find((user) => user.id === id)?.name,
  exact: exactText,
  day: dayText,
  due: dueText,
});

/** The day relative to the moment of the event ("tomorrow" as it was meant then), and the hour. */
const dueText = (due: string, said: string): string =>
  Date.parse(due) - Date.parse(said) < 86_400_000 && wall(due).isSame(wall(said), 'day')
    ? wall(due).format('HH:mm')
    : `${nearDayText(due, Date.now())} ${wall(due).format('HH:mm')}`;
