import type { Controls } from '../controls.ts';
import { AnswerInput, SettableInput } from './AnswerInput.tsx';
import { ChannelInput, TalkAccountInput } from './ChannelInput.tsx';
import { DueInput } from './DueInput.tsx';
import { FallbackInput } from './FallbackInput.tsx';
import { LinesInput } from './LinesInput.tsx';
import { DateFactInput, FactInput, NamedInput, UsersInput, SkillsInput, TemplateInput } from './named.tsx';
import { ConditionInput, EventInput, StepsInput } from './nesting.tsx';
import {
  ChoiceInput,
  ClockInput,
  DurationInput,
  FilesInput,
  NumberField,
  SwitchInput,
  TagsInput,
  TextInput,
  WeekdaysInput,
  WordsField,
} from './plain.tsx';
import { SettingsInput } from './SettingsInput.tsx';

/** The compiler complains about a kind of input without a component. */
export const everyInput = {
  words: WordsField,
  text: TextInput,
  number: NumberField,
  switch: SwitchInput,
  choice: ChoiceInput,
  channel: ChannelInput,
  talk_account: TalkAccountInput,
  settable: SettableInput,
  duration: DurationInput,
  due: DueInput,
  clock: ClockInput,
  weekdays: WeekdaysInput,
  stage: NamedInput,
  outcome: NamedInput,
  task_type: NamedInput,
  loss_reason: NamedInput,
  template: TemplateInput,
  files: FilesInput,
  team: NamedInput,
  group: NamedInput,
  desk: NamedInput,
  pipeline: NamedInput,
  person: NamedInput,
  people: UsersInput,
  skills: SkillsInput,
  calendar: NamedInput,
  sound: NamedInput,
  fact: FactInput,
  date_fact: DateFactInput,
  tags: TagsInput,
  form: NamedInput,
  automation: NamedInput,
  condition: ConditionInput,
  steps: StepsInput,
  event: EventInput,
  lines: LinesInput,
  settings: SettingsInput,
  answer: AnswerInput,
  url: TextInput,
  fallback: FallbackInput,
} satisfies Controls;
