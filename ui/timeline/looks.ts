import { IconArrowsRightLeft, IconBolt, IconCheckbox, IconCreditCard, IconNote } from '@tabler/icons-react';
import type { Event } from '../../workflows/event/event.schema.ts';
import { automationLooks } from '../automation/looks.ts';
import { callLooks } from '../call/looks.tsx';
import { callbackLooks } from '../callback/looks.ts';
import { fileLooks } from '../file/looks.tsx';
import { invoiceLooks } from '../invoice/looks.ts';
import { leadLooks } from '../lead/story/looks.tsx';
import { noteLooks } from '../note/looks.ts';
import { taskLooks } from '../task/looks.ts';
import type { Kind, Look, Looks } from './look.ts';

/** By the noun that a type of event names. */
const looks: Record<string, Looks> = {
  lead: leadLooks,
  task: taskLooks,
  invoice: invoiceLooks,
  delivery: { always: 'message' },
  automation: automationLooks,
  call: callLooks,
  file: fileLooks,
  note: noteLooks,
  callback: callbackLooks,
};

const looksOf = ({ type }: Event): Looks => looks[type.split('.')[0]!] ?? {};

export const kindOf = (event: Event): Kind => {
  const { always, kind = 'person', of } = looksOf(event);
  return always ?? of?.[event.type]?.kind ?? (event.actor.kind === 'process' ? 'process' : kind);
};

export const lookOf = (event: Event): Look => looksOf(event).of?.[event.type] ?? kinds[kindOf(event)];

const kinds: Record<Kind, Look> = {
  message: { tone: 'dim', Icon: IconNote },
  task: { tone: 'dim', Icon: IconCheckbox },
  process: { tone: 'violet', Icon: IconBolt },
  person: { tone: 'dim', Icon: IconArrowsRightLeft },
  money: { tone: 'blue', Icon: IconCreditCard },
};
