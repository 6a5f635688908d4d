import { describe, expect, it } from '@jest/globals';
import { warehouse } from './warehouse.ts';
import { parcel } from './parcel.noun.ts';
import type { SubjectFacts } from '../../workflows/automation/facts.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { fateOf, firesOnMigration } from '../../workflows/publication/publication.ts';
import { happen, newSimulation, pass } from '../../workflows/subject/simulate-subject.ts';
import { live } from '../automation/dry-run.ts';

/** A Friday in Almaty, 17:00: an hour of work is left. */
const friday = '2026-11-27T12:00:00.000Z';
const came = (): SubjectFacts => ({ stage: 'gate', closedAt: null, pausedAt: null, code: 'A1', labels: [] });
const begun = () => {
  const world = { noun: parcel, pipeline: live(warehouse()) };
  const told = { type: 'parcel.came', data: { to: 'gate' } };
  return { world, subject: happen(world, newSimulation(came(), friday), told) };
};

describe('A2 a noun that the product does not know', () => {
  it('has a pipeline whose triggers and actions are its own', () => {
    const json = JSON.parse(JSON.stringify(warehouse())) as unknown;
    expect(PipelineDefinition.parse(json)).toEqual(warehouse());
    const [heavy] = warehouse().automations;
    const unknown = { ...warehouse(), automations: [{ ...heavy, when: { on: 'parcel.eaten' } }] };
    expect(PipelineDefinition.safeParse(unknown).success).toBe(false);
  });

  it('is tried without effect: its trigger, condition and action', () => {
    const { world, subject } = begun();
    const light = happen(world, subject, { type: 'parcel.weighed', data: { grams: 900 } });
    expect(light.facts).toMatchObject({ grams: 900, labels: [] });
    const heavy = happen(world, light, { type: 'parcel.weighed', data: { grams: 30_000 } });
    expect(heavy.facts['labels']).toEqual(['two people']);
    expect(heavy.events.map(({ type }) => type)).toEqual([
      'parcel.came',
      'parcel.weighed',
      'parcel.weighed',
      'parcel.labelled',
    ]);
  });

  it('is moved by a span of working time that a pause stops', () => {
    const { world, subject } = begun();
    const monday = '2026-11-30T05:00:00.000Z';
    expect(pass(world, subject, '2026-11-30T04:59:59.000Z').facts.stage).toBe('gate');
    expect(pass(world, subject, monday).facts).toMatchObject({ stage: 'shelf', labels: ['on the shelf'] });
    const paused = happen(world, subject, { type: 'parcel.paused', data: { reason: 'a feast' } });
    const later = { ...pass(world, paused, '2026-11-30T04:30:00.000Z') };
    const resumed = happen(world, later, { type: 'parcel.resumed', data: { from: friday } });
    expect(resumed.memory.timers).toMatchObject([{ automation: 'forgotten', at: '2026-11-30T06:30:00.000Z' }]);
  });

  it('answers what came during a pause when it goes on', () => {
    const { world, subject } = begun();
    const paused = happen(world, subject, { type: 'parcel.paused', data: { reason: 'a feast' } });
    const weighed = happen(world, paused, { type: 'parcel.weighed', data: { grams: 30_000 } });
    expect(weighed.facts['labels']).toEqual([]);
    const resumed = happen(world, weighed, { type: 'parcel.resumed', data: { from: friday } });
    expect(resumed.facts['labels']).toEqual(['two people']);
  });

  it('is told what a new version would do to it', () => {
    const { subject } = begun();
    const to = warehouse({ hours: 1, shelf: 'rack' });
    const one = { facts: subject.facts, process: subject.memory };
    const choice = { keep: false, stageMap: {}, endRuns: false, fire: true };
    expect(fateOf(one, warehouse(), to, choice)).toMatchObject({ fate: 'move', to: 'gate' });
    expect(firesOnMigration(live(to), one, 'gate', '2026-11-27T13:00:00.000Z')).toEqual(['forgotten']);
    const shelved = { ...one, facts: { ...subject.facts, stage: 'shelf' } };
    expect(fateOf(shelved, warehouse(), to, choice)).toMatchObject({ fate: 'blocked', reason: 'StageGone' });
  });
});
