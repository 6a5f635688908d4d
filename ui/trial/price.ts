import type { Simulation } from '../../workflows/automation/simulate.ts';
import type { Money } from '../../workflows/money/money.schema.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';

/** What a simulated invoice is about: the lead's amount, else something to try with. */
export const priceOf = ({ facts }: Simulation, { currency }: PipelineDefinition): Money => {
  const amount = facts['amount'] as Money | null;
  return amount?.amount ? amount : { amount: 10_000_000, currency };
};
