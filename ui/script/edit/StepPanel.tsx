import { IconTrash } from '@tabler/icons-react';
import { plainOutcomes } from '../../../workflows/call/plain-outcomes.ts';
import type { ScriptDefinition, ScriptProblem, ScriptStep } from '../../../workflows/script/script.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Select } from '../../kit/Field.tsx';
import type { Language } from '../../language.ts';
import { usePipelines } from '../../pipeline/pipelines.ts';
import { useWords } from '../../words.ts';
import { withChanged, withFirst, withoutStep } from './change.ts';
import css from './Edit.module.css';
import { NextSelect } from './NextSelect.tsx';
import { QuestionInputs } from './QuestionInputs.tsx';
import { SaidInput } from './SaidInput.tsx';

type Props = {
  definition: ScriptDefinition;
  step: ScriptStep;
  of: Language;
  problems: ScriptProblem[];
  onChange: (definition: ScriptDefinition) => void;
  onGone: () => void;
};

/** One step: what is said, where it leads, what becomes of an answer. */
export const StepPanel = ({ definition, step, of, problems, onChange, onGone }: Props) => {
  const { t } = useWords('script');
  const put = (next: ScriptStep) => onChange(withChanged(definition, step.key, next));
  const isFirst = definition.steps[0]?.key === step.key;
  return (
    <section className={css.side} aria-label={t(`do.${step.do}`)}>
      <h2>{t(`do.${step.do}`)}</h2>
      {problems
        .filter(({ at }) => at.step === step.key)
        .map(({ says, severity }) => (
          <p key={says} className={css.problem} data-severity={severity}>
            {says}
          </p>
        ))}
      <SaidInput label={t('text')} texts={step.text} of={of} onChange={(text) => put({ ...step, text })} />
      <SaidInput plain label={t('hint')} texts={step.hint} of={of} onChange={(hint) => put({ ...step, hint })} />
      {step.do === 'ask' && <QuestionInputs definition={definition} step={step} of={of} onChange={put} />}
      {step.do !== 'end' && (
        <NextSelect
          label={t(step.do === 'ask' ? 'next.else' : 'next.step')}
          definition={definition}
          of={of}
          value={step.next}
          onChange={(next) => {
            const { next: _, ...rest } = step;
            put(next ? { ...rest, next } : rest);
          }}
        />
      )}
      {step.do === 'end' && <OutcomeSelect definition={definition} step={step} onChange={put} />}
      <div className={css.row}>
        {!isFirst && <Button onClick={() => onChange(withFirst(definition, step.key))}>{t('makeFirst')}</Button>}
        <Button
          look="danger"
          icon={<IconTrash size={16} />}
          onClick={() => {
            onGone();
            onChange(withoutStep(definition, step.key));
          }}
        >
          {t('remove')}
        </Button>
      </div>
    </section>
  );
};

type OutcomeProps = Pick<Props, 'definition'> & {
  step: Extract<ScriptStep, { do: 'end' }>;
  onChange: (step: ScriptStep) => void;
};

/** Of the pipelines that the script is for, and those of calls that belong to no lead. */
const OutcomeSelect = ({ definition, step, onChange }: OutcomeProps) => {
  const { t, language } = useWords('script');
  const named = definition.for.pipelines.map(({ pipeline }) => pipeline);
  const pipelines = usePipelines().filter(({ key }) => named.length === 0 || named.includes(key));
  const outcomes = new Map(
    pipelines.flatMap(({ definition: { outcomes: all, stages } }) =>
      [...all, ...stages.filter(({ kind }) => kind === 'lost')].map((one) => [one.key, inLanguage(one.name, language)]),
    ),
  );
  for (const key of plainOutcomes) if (!outcomes.has(key)) outcomes.set(key, t(`call:how.${key}`));
  if (step.outcome && !outcomes.has(step.outcome)) outcomes.set(step.outcome, step.outcome);
  return (
    <Select
      label={t('outcome')}
      hint={t('outcome.hint')}
      value={step.outcome ?? ''}
      onChange={({ target }) => {
        const { outcome: _, ...rest } = step;
        onChange(target.value ? { ...rest, outcome: target.value } : rest);
      }}
    >
      <option value="">{t('outcome.none')}</option>
      {[...outcomes].map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </Select>
  );
};
