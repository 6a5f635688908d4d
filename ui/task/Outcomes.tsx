import { useState } from 'react';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { CALL_TYPE } from '../../workflows/task/call-type.ts';
import type { Task } from '../../workflows/task/task.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { TextArea } from '../kit/Field.tsx';
import { useKeys } from '../kit/keys.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import { useGoing } from '../lead/board/going.tsx';
import { leadQuery } from '../lead/lead-query.ts';
import { useOwnScript } from '../script/OwnPhone.tsx';
import { useWords } from '../words.ts';
import { taskText } from './task-text.ts';
import { choicesOf, complete, type Choice } from './complete.ts';
import css from './Outcomes.module.css';

type Props = {
  task: Pick<Task, 'id' | 'text' | 'type' | 'leadId' | 'ticket'>;
  pipeline: Pipeline | undefined;
};

/** How the talk ended: a digit sets the outcome and closes the task; or it is simply done. */
export const Outcomes = ({ task, pipeline }: Props) => {
  const { t, language } = useWords('task');
  const [result, setResult] = useState('');
  const { end, dialogs } = useGoing(pipeline);
  const { leadId, ticket } = task;
  const script = useOwnScript({ of: 'tasks', id: task.id }, task.type === CALL_TYPE);
  // what a ticket does with an outcome, its process does
  const choices = choicesOf(leadId || ticket ? pipeline : undefined, task.type).filter(
    ({ isOutcome }) => leadId || isOutcome,
  );
  const finish = async (choice?: Choice) => {
    if (!leadId || !pipeline) {
      if (await complete(task, { result, ...(choice ? { outcome: choice.key } : {}) }))
        toast(t('completed', { text: taskText(task.text, pipeline) }), { tone: 'green' });
      return;
    }
    try {
      end(await cache.fetchQuery(leadQuery(leadId)), { task, ...(choice ? { choice } : {}), result });
    } catch (error) {
      toastProblem(error);
    }
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
      {script.panel}
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
            look={choice.key === script.proposed ? 'primary' : choice.lost ? 'danger' : 'plain'}
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
      {dialogs}
    </div>
  );
};
