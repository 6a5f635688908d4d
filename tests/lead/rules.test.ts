import fc from 'fast-check';
import { leadFromEvents, whyNotMove } from '../../workflows/lead/lead.ts';
import { educationPipeline } from '../../prisma/seed/education.ts';

const education = educationPipeline();

describe('A1 moving a lead', () => {
  const acme = { stage: 'new', closedAt: null };

  it('is free between the stages of its pipeline', () => {
    expect(whyNotMove(acme, education, { stage: 'meeting' })).toBeUndefined();
    expect(whyNotMove(acme, education, { stage: 'won' })).toBeUndefined();
    expect(whyNotMove(acme, education, { stage: 'lost', lossReason: 'price' })).toBeUndefined();
    expect(whyNotMove(acme, education, { stage: 'new', again: true })).toBeUndefined();
  });

  it.each([
    [acme, { stage: 'nowhere' }, 'UnknownStage'],
    [acme, { stage: 'new' }, 'SameStage'],
    [acme, { stage: 'lost' }, 'LossReasonNeeded'],
    [acme, { stage: 'lost', lossReason: 'weather' }, 'UnknownLossReason'],
    [{ stage: 'won', closedAt: '2026-11-23T05:00:00.000Z' }, { stage: 'new' }, 'LeadClosed'],
  ])('of %j to %j is refused: %s', (lead, to, refusal) => {
    expect(whyNotMove(lead, education, to)).toMatchObject({ refusal });
  });
});

describe('A10 the story', () => {
  it('gives the row, whatever was changed and however often', () => {
    const column = fc.constantFrom('stage', 'name', 'responsible_id', 'amount');
    fc.assert(
      fc.property(fc.array(fc.dictionary(column, fc.integer()), { maxLength: 20 }), (changes) => {
        const row: Record<string, unknown> = {};
        const events = changes.map((change) => {
          const set = Object.fromEntries(
            Object.entries(change).map(([key, after]) => [key, [row[key] ?? null, after]]),
          );
          Object.assign(row, change);
          return { data: { set } };
        });
        expect(leadFromEvents(events)).toEqual(row);
      }),
    );
  });

  it('takes no notice of events that change nothing', () => {
    expect(
      leadFromEvents([{ data: { set: { stage: [null, 'new'] } } }, { data: { text: 'хочет в Торонто' } }]),
    ).toEqual({ stage: 'new' });
  });
});
