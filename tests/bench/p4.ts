import { educationPipeline } from '../../prisma/seed/education.ts';
import { advance } from '../../workflows/automation/advance.ts';
import type { SubjectEvent, SubjectFacts } from '../../workflows/automation/facts.ts';
import { newMemory, type Memory } from '../../workflows/automation/memory.ts';
import { simulate, newFacts } from '../../workflows/automation/simulate.ts';
import { live } from '../automation/dry-run.ts';
import { figure, type Figure } from './figure.ts';

const SECONDS = 5;
const START = Date.parse('2026-11-23T04:00:00.000Z');
type Heard = { memory: Memory; facts: SubjectFacts; event: SubjectEvent; now: string };

/** Events a second that the pure rules answer on one core: those of a lead's life through the demo pipeline, each with what was remembered then. */
export const p4 = async ({ short }: { short: boolean }): Promise<Figure[]> => {
  const pipeline = live(educationPipeline());
  const life = lifeThrough(pipeline);
  const spin = (seconds: number): number => {
    // what the machine does besides does not count
    const core = () => process.cpuUsage().user / 1_000_000;
    const began = core();
    let done = 0;
    while (core() < began + seconds)
      for (let round = 0; round < 20; round++)
        for (const { memory, facts, event, now } of life) {
          advance(pipeline, memory, facts, [event], now);
          done += 1;
        }
    return done / (core() - began);
  };
  spin(short ? 0.5 : 1);
  return [
    figure({ name: 'p4', value: spin(short ? 1 : SECONDS), unit: 'events/s' }, { of: 'value', atLeast: 100_000 }),
  ];
};

/** What happens to a lead from its form to its payment, a task, a call that nobody answers and a field changed in between. */
const lifeThrough = (pipeline: ReturnType<typeof live>): Heard[] => {
  const at = (days: number) => new Date(START + days * 86_400_000).toISOString();
  const lead = simulate(pipeline, { facts: newFacts(pipeline, at(0)) }, at(0));
  lead.create();
  lead.pass(at(1));
  lead.finishTask('no_answer');
  lead.pass(at(2));
  lead.finishTask('half');
  lead.change('fields.programme', 'MBA');
  lead.pass(at(9));
  for (const stage of ['meeting', 'contract', 'invoiced']) {
    lead.moveTo(stage);
    lead.pass(new Date(Date.parse(lead.now) + 3_600_000).toISOString());
  }
  lead.hear('invoice.paid', {}, { kind: 'provider' });
  return heardBy(pipeline, lead.events);
};

/** The same events once more, one by one, with what the process remembered before each. */
const heardBy = (pipeline: ReturnType<typeof live>, events: SubjectEvent[]): Heard[] => {
  let memory = newMemory();
  let facts = newFacts(pipeline, new Date(START).toISOString());
  return events.map((event) => {
    if (event.type === 'lead.moved') facts = { ...facts, stage: String(event.data['to']) };
    const heard = { memory, facts, event, now: event.at };
    memory = advance(pipeline, memory, facts, [event], event.at).memory;
    return heard;
  });
};
