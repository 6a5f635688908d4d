import { lazy, Suspense, useState } from 'react';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Task } from '../../workflows/task/task.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { TextArea } from '../kit/Field.tsx';
import { useKeys } from '../kit/keys.ts';
import { toastClick } from '../undo/undo.ts';
import { useWords } from '../words.ts';
import { choicesOf, complete, type Choice } from './complete.ts';
import css from './Outcomes.module.css';

const LossReason = lazy(async () => ({ default: (await import('../lead/board/LossReason.tsx')).LossReason }));

type Props = {
  task: Pick<Task, 'id' | 'text' | 'leadId' | 'lead'>;
  pipeline: Pipeline | undefined;
  onDone: () => void;
};

/** How the talk ended: a digit sets the outcome and closes the task; or it is simply done. */
export const Outcomes = ({ task, pipeline, onDone }: Props) => {
  const { t, language } = useWords('task');
  const [result, setResult] = useState('');
  const [losing, setLosing] = useState<Choice>();
  const choices = task.leadId ? choicesOf(pipeline) : [];
  const finish = async (choice?: Choice, lossReason?: string) => {
    if (choice?.lost && !lossReason) return setLosing(choice);
    setLosing(undefined);
    onDone();
    if (await complete(task, { result, choice, lossReason }))
      void toastClick(
        choice
          ? t('completed.outcome', { text: task.text, outcome: inLanguage(choice.name, language) })
          : t('completed', { text: task.text }),
        task.leadId,
        'green',
      );
  };
  useKeys([
    ...choices.flatMap((choice) =>
      choice.digit
        ? [{ keys: String(choice.digit), does: inLanguage(choice.name, language), run: () => void finish(choice) }]
        : [],
    ),
    { keys: 'mod+enter', does: t('finish'), whileTyping: true, run: () => void finish() },
  ]);
  return (
    <div className={css.outcomes}>
      <TextArea
        label={t('result')}
        placeholder={t('result.hint')}
        value={result}
        maxLength={2000}
        rows={2}
        onChange={(event) => setResult(event.target.value)}
      />
      <div className={css.buttons} role="group" aria-label={t('outcome')}>
        {choices.map((choice) => (
          <Button
            key={choice.key}
            look={choice.lost ? 'danger' : 'plain'}
            keys={choice.digit ? String(choice.digit) : undefined}
            onClick={() => void finish(choice)}
          >
            {inLanguage(choice.name, language)}
            {choice.lost && '…'}
          </Button>
        ))}
        <Button look={choices.length ? 'quiet' : 'primary'} keys="mod+enter" onClick={() => void finish()}>
          {t('finish')}
        </Button>
      </div>
      <Suspense>
        {losing && pipeline && (
          <LossReason
            pipeline={pipeline}
            name={task.lead?.name ?? task.text}
            onChoose={(reason) => void finish(losing, reason)}
            onClose={() => setLosing(undefined)}
          />
        )}
      </Suspense>
    </div>
  );
};
