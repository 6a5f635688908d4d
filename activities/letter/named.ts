import type { LetterFacts } from '../../prisma/letter/letter.ts';
import type { TemplateFault } from '../../workflows/template/fault.ts';
import { fieldVariable, variables } from '../../workflows/template/variables.ts';

/** A fault that names its value in plain words, from the list of variables and the pipeline's fields. */
export const named = (
  fault: TemplateFault,
  { pipeline, around }: Pick<LetterFacts, 'pipeline' | 'around'>,
): TemplateFault => {
  const known = [
    ...variables,
    ...[...(pipeline?.definition.fields ?? []), ...(around?.fields ?? [])].map(fieldVariable),
  ];
  const means = known.find(({ path }) => path === (fault.name === 'company' ? 'company.name' : fault.name))?.means;
  return means ? { ...fault, means } : fault;
};
