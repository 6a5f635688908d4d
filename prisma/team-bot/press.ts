import { readPress } from '../../workflows/team-bot/press.ts';
import type { Asked } from './asked.ts';
import { pressHave } from './have.ts';
import { pressLead } from './lead.ts';
import { pressTalk } from './talk.ts';
import { pressTask, type Pressed } from './task.ts';
import { pressTicket } from './ticket.ts';

/** What a button does, as things are now: one that is stale says how it is. */
export const answerPress = async (asked: Asked, data: string): Promise<Pressed> => {
  const press = readPress(data);
  if (!press) return { nod: asked.say('stale') };
  switch (press.do) {
    case 'done':
    case 'end':
    case 'later':
    case 'put-off':
      return pressTask(asked, press);
    case 'take':
    case 'move':
      return pressLead(asked, press);
    case 'ticket-take':
    case 'ticket-move':
      return pressTicket(asked, press);
    case 'have':
      return pressHave(asked, press);
    case 'talk':
      return pressTalk(asked, press.conversation);
  }
};
