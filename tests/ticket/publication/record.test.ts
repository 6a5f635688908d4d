import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { planPublication } from '../../../prisma/publication/publication-plan.ts';
import { createTicket } from '../../../prisma/ticket/create-ticket.ts';
import { orderTicket } from '../../../prisma/ticket/ticket.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { deskOf, publishHelpDesk } from '../../support/help-desk.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
let pipelineId: string;
beforeAll(async () => {
  office = await openOffice();
  ({ pipelineId } = await publishHelpDesk(office));
});
afterAll(() => office?.close());

const at = async (stage: string): Promise<string> => {
  const actor = { kind: 'user' as const, id: office.aida };
  const ticket = {
    ...{ subject: 'No receipt', description: '', type: '', topic: '', priority: 'normal' as const },
    ...{ source: 'hand' as const, branch: '', region: '', tags: [], fields: {} },
  };
  const made = await createTicket(office.db, { actor, ticket });
  if (isRefusal(made)) throw new Error(made.refusal);
  if (stage !== 'new')
    await orderTicket(office.db, { actor, ticketId: made.id, orders: [{ do: 'ticket.move', stage }] });
  return made.id;
};

describe('A7 the plan over living tickets', () => {
  it('counts each fate with its first tickets, and leaves out the closed ones', async () => {
    const [fresh, waiting] = [await at('new'), await at('client')];
    await at('solved');
    const desk = deskOf();
    const definition = { ...desk, stages: desk.stages.filter(({ key }) => key !== 'client') };
    const plan = (stageMap: Record<string, string>) =>
      planPublication(office.db, {
        ...{ pipelineId, definition },
        choice: { stageMap, keep: false, fire: false, endRuns: false },
      });
    expect(await plan({})).toMatchObject({
      ...{ total: 2, move: 1, blocked: 1 },
      groups: [
        { fate: 'move', from: 'new', to: 'new', count: 1, leads: [fresh] },
        { fate: 'blocked', reason: 'StageGone', from: 'client', count: 1, leads: [waiting] },
      ],
    });
    expect(await plan({ client: 'work' })).toMatchObject({ map: 1, move: 1, blocked: 0 });
  });
});
