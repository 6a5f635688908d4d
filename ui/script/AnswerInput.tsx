import { useState } from 'react';
import type { FieldValue } from '../../workflows/field/field.schema.ts';
import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Question } from '../../workflows/script/script.schema.ts';
import { textIn } from '../../workflows/script/text.ts';
import type { Visit } from '../../workflows/script/walk.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { FieldInput } from '../field/FieldInput.tsx';
import { useKept } from '../kept.ts';
import { Button } from '../kit/Button.tsx';
import { fieldTyped } from '../lead/typed.ts';
import { useWords } from '../words.ts';
import css from './Script.module.css';
import type { Run } from './Walker.tsx';

type Choice = { value: FieldValue; name: string };
const MOST_BUTTONS = 9;

/** What can be answered by one press: the ways of a choice, a few options of a list, yes and no. */
export const choicesOf = (step: Question, run: Run): Choice[] => {
  const field = fieldOf(step, run);
  if (!field) return step.ways.map(({ value, name }) => ({ value, name: textIn(name, run.language) || value }));
  if (field.type !== 'list') return [];
  const offered = (field.options ?? []).filter(({ archived }) => !archived);
  if (offered.length > MOST_BUTTONS) return [];
  return offered.map(({ value, name }) => ({ value, name: inLanguage(name, run.language) }));
};

/** The field that a question fills; one that is known nowhere is a line of text. */
const fieldOf = ({ save }: Question, { fields }: Run): PipelineField | undefined =>
  save && (fields[`${save.noun}.${save.field}`]?.field ?? { key: save.field, name: { ru: save.field }, type: 'text' });

type Props = {
  run: Run;
  visit: Visit;
  choices: Choice[];
  place: string;
  onAnswer: (value: FieldValue) => void;
};

export const AnswerInput = ({ run, visit: { step, answer }, choices, place, onAnswer }: Props) => {
  const { t, language } = useWords('script');
  if (step.do === 'end') return null;
  if (step.do === 'say')
    return (
      <div>
        <Button look="primary" onClick={() => onAnswer(true)}>
          {t('next')}
        </Button>
      </div>
    );
  const field = fieldOf(step, run);
  const known = step.save && run.fields[`${step.save.noun}.${step.save.field}`];
  const current = answer ?? known?.value ?? null;
  return (
    <>
      {field && choices.length === 0 ? (
        <Typed field={field} first={fieldTyped(current)} place={place} onAnswer={onAnswer} />
      ) : (
        <div className={css.choices} role="group" aria-label={field ? inLanguage(field.name, language) : t('answer')}>
          {choices.map(({ value, name }, index) => (
            <Button
              key={String(value)}
              look={value === current ? 'primary' : 'plain'}
              aria-pressed={value === current}
              {...(index < MOST_BUTTONS ? { keys: String(index + 1) } : {})}
              onClick={() => onAnswer(value)}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      {known?.why && <p className={css.dim}>{known.why}</p>}
      {step.next !== undefined && (
        <div>
          <Button look="quiet" onClick={() => onAnswer(null)}>
            {t('skip')}
          </Button>
        </div>
      )}
    </>
  );
};

type TypedProps = { field: PipelineField; first: string; place: string; onAnswer: (value: FieldValue) => void };

/** Typed words stay in this browser until they are an answer. */
const Typed = ({ field, first, place, onAnswer }: TypedProps) => {
  const { t } = useWords('script');
  const [began] = useState(first);
  const { value, change, forget } = useKept(`script.${place}`, began);
  return (
    <form
      className={css.typed}
      onSubmit={(event) => {
        event.preventDefault();
        forget();
        onAnswer(value.trim() || null);
      }}
    >
      <FieldInput field={field} value={value} onChange={change} />
      <Button look="primary" type="submit">
        {t('next')}
      </Button>
    </form>
  );
};
