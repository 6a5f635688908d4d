import type { FormDefinition } from '../../../workflows/form/form.schema.ts';
import type { Pack } from '../../../workflows/pack/pack.schema.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Priority } from '../../../workflows/ticket/priority.schema.ts';
import type { Language } from '../../../workflows/words/words.schema.ts';
import type { Templates } from '../templates/templates.ts';

/** A ready pipeline with everything that it needs. */
export type ReadyPack = Pick<Pack, 'key' | 'name' | 'description'> & {
  definition: () => PipelineDefinition;
  templates: Record<Language, Templates>;
  form: (() => FormDefinition) | undefined;
  demo: DemoStory[];
  /** of a pipeline of tickets, which has no leads */
  tickets?: TicketStory[];
};

/** A lead of the demo, and what users and the client did with it; its automations do the rest by themselves. */
export type DemoStory = {
  /** the lead's name; by default its client's */
  title?: string;
  client: { name: string; language: Language; phone: string };
  by: 'form' | 'person';
  source: Record<string, string>;
  /** major units of the pipeline's currency */
  amount?: number;
  fields?: Record<string, unknown>;
  tags?: string[];
  /** days ago that it came */
  days: number;
  acts: DemoAct[];
};

/** `days` ago; the moments are put into working time and kept in order. */
export type DemoAct = { days: number } & (
  | { does: 'finish'; task: string; outcome?: string; result: string }
  /** `dates` are days from now */
  | { does: 'set'; fields?: Record<string, unknown>; dates?: Record<string, number>; amount?: number }
  | { does: 'move'; stage: string; checklist?: string[]; lossReason?: string }
  | { does: 'note'; text: string }
  | { does: 'invoice'; line: string; dueInDays: number }
  /** everything that is open on the invoice */
  | { does: 'pay' }
);

/** A ticket of the demo, opened by the form, and what users did with it. */
export type TicketStory = {
  client: DemoStory['client'];
  subject: string;
  topic: string;
  priority: Priority;
  /** days ago that it came */
  days: number;
  acts: TicketAct[];
};

export type TicketAct = { days: number } & (
  | { does: 'finish'; task: string; outcome: string; result: string }
  | { does: 'move'; stage: string; reason?: string }
  | { does: 'set'; fields: Record<string, string> }
  | { does: 'rate'; rating: number }
);

/** Numbering authorities reserve 555-0100 to 555-0199 for fiction: nobody real is ever called. */
export const storyPhone = (area: string, index: number): string =>
  `+1${area}55501${String(index % 100).padStart(2, '0')}`;
