import fc from 'fast-check';
import { missingFor, whyNotEnter } from '../../../workflows/pipeline/entry.ts';
import { whyNotMove, whyNotReopen } from '../../../workflows/lead/lead.ts';
import { PipelineDefinition, Stage } from '../../../workflows/pipeline/pipeline.schema.ts';
import { refusalSentence } from '../../../workflows/refusals.ts';
import { pipelineOf } from '../../support/office.ts';

const contract = Stage.parse({
  key: 'contract',
  name: { ru: 'Договор', en: 'Contract' },
  kind: 'open',
  color: '#3b82f6',
  movers: ['supervisor', 'admin'],
  entry: {
    fields: ['fields.passport', 'amount.amount'],
    checklist: [
      { key: 'signed', name: { ru: 'Договор подписан', en: 'Contract signed' } },
      { key: 'paid', name: { ru: 'Аванс получен' } },
    ],
  },
});
const retired = Stage.parse({ ...contract, key: 'old', retired: true });
const definition = PipelineDefinition.parse({
  ...pipelineOf([]),
  stages: [...pipelineOf([]).stages, contract, retired],
  fields: [{ key: 'passport', name: { ru: 'Паспорт', en: 'Passport' }, type: 'text' }],
});
const empty = { facts: { fields: {}, amount: null }, checklist: {}, role: 'admin' as const };
const full = {
  facts: { fields: { passport: 'N123' }, amount: { amount: 100, currency: 'KZT' } },
  checklist: { contract: ['signed', 'paid'] },
  role: 'admin' as const,
};
const acme = { stage: 'new', closedAt: null };

describe('A3 what a stage asks for', () => {
  it('is said with its names, in the reader’s language', () => {
    const refusal = whyNotMove(acme, definition, { stage: 'contract' }, empty)!;
    expect(refusal).toMatchObject({
      refusal: 'EntryNotMet',
      missing: { fields: ['fields.passport', 'amount.amount'], checklist: ['signed', 'paid'] },
    });
    expect(refusalSentence(refusal, 'en')).toBe(
      'To enter “Contract” this is missing: Passport, the amount, Contract signed, Аванс получен.',
    );
    expect(refusalSentence(refusal, 'ru')).toBe(
      'Чтобы войти в этап «Договор», не хватает: Паспорт, сумма, Договор подписан, Аванс получен.',
    );
  });

  it('is nothing once it is there', () => {
    expect(whyNotMove(acme, definition, { stage: 'contract' }, full)).toBeUndefined();
  });

  it('names its own condition where that does not hold', () => {
    const unmet = { ru: 'бюджет ≥ 100', en: 'budget ≥ 100', kk: 'бюджет ≥ 100', uk: 'бюджет ≥ 100' };
    expect(refusalSentence(whyNotEnter(contract, definition, { ...full, unmet })!, 'en')).toContain('budget ≥ 100');
  });

  it('is for people of its roles only; an automation goes wherever the pipeline sends it', () => {
    expect(refusalSentence(whyNotEnter(contract, definition, { ...full, role: 'manager' })!, 'en')).toBe(
      'Only these may move a lead to “Contract”: supervisor, administrator.',
    );
    expect(whyNotEnter(contract, definition, { ...full, role: null })).toBeUndefined();
  });

  it('is that nobody comes any more, where the stage is retired', () => {
    expect(whyNotMove(acme, definition, { stage: 'old' }, full)).toMatchObject({ refusal: 'StageRetired' });
    expect(whyNotMove({ ...acme, stage: 'old' }, definition, { stage: 'old', again: true }, full)).toBeUndefined();
  });

  it('is missing exactly where it is not there, whatever is filled in', () => {
    const filled = fc.record({
      passport: fc.option(fc.constantFrom('', 'N1', 'N2')),
      amount: fc.option(fc.nat()),
      ticked: fc.subarray(['signed', 'paid']),
    });
    fc.assert(
      fc.property(filled, ({ passport, amount, ticked }) => {
        const facts = { fields: { passport }, amount: amount === null ? null : { amount, currency: 'KZT' } };
        const { fields, checklist } = missingFor(contract, { facts, checklist: { contract: ticked } });
        expect(fields.includes('fields.passport')).toBe(!passport);
        expect(fields.includes('amount.amount')).toBe(amount === null);
        expect([...checklist, ...ticked].sort()).toEqual(['paid', 'signed']);
      }),
    );
  });
});

describe('A9 reopening', () => {
  const closed = { stage: 'lost', closedAt: '2026-11-23T05:00:00.000Z' };
  it.each([
    [acme, 'new', 'LeadOpen'],
    [closed, 'won', 'StageCloses'],
    [closed, 'nowhere', 'UnknownStage'],
    [closed, 'contract', 'EntryNotMet'],
  ])('of %j at %s is refused: %s', (lead, stage, refusal) => {
    expect(whyNotReopen(lead, definition, { stage }, empty)).toMatchObject({ refusal });
  });
  it('takes the lead back to any open stage that it may enter', () => {
    expect(whyNotReopen(closed, definition, { stage: 'new' }, empty)).toBeUndefined();
  });
});
