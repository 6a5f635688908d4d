import { lazy, Suspense, useState } from 'react';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Task } from '../../workflows/task/task.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { TextArea } from '../kit/Field.tsx';
import { useKeys } from '../kit/keys.ts';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import { asksReason, complete } from './complete.ts';
import css from './Outcomes.module.css';

const LossReason = lazy(async () => ({ default: (await import('../board/LossReason.tsx')).LossReason }));

/** How the talk ended: a digit sets the outcome and closes the task; or it is simply done. */
export const Outcomes = ({ task, pipeline, onDone }: { task: Task; pipeline: Pipeline | undefined; onDone: () => void }) => {
  const { t, language } = useWords('today');
  const [result, setResult] = useState('');
  const [losing, setLosing] = useState<string>();
  const outcomes = pipeline?.definition.outcomes ?? [];
  const finish = async (outcome?: string, lossReason?: string) => {
    if (outcome && !lossReason && asksReason(pipeline, outcome)) return setLosing(outcome);
    setLosing(undefined);
    const name = outcomes.find(({ key }) => key === outcome)?.name;
    onDone();
    if (await complete(task, pipeline, { result, outcome, lossReason }))
      toast(name ? t('completed.outcome', { text: task.text, outcome: inLanguage(name, language) }) : t('completed', { text: task.text }), { tone: 'green' });
  };
  useKeys([
    ...outcomes.slice(0, 9).map(({ key, name }, index) => ({ keys: String(index + 1), does: inLanguage(name, language), run: () => void finish(key) })),
    { keys: 'mod+enter', does: t('finish'), whileTyping: true, run: () => void finish() },
  ]);
  return (
    <div className={css.outcomes}>
      <TextArea label={t('result')} placeholder={t('result.hint')} value={result} maxLength={2000} rows={2} onChange={(event) => setResult(event.target.value)} />
      <div className={css.buttons} role="group" aria-label={t('outcome')}>
        {outcomes.map(({ key, name }, index) => (
          <Button key={key} look={asksReason(pipeline, key) ? 'danger' : 'plain'} keys={index < 9 ? String(index + 1) : undefined} onClick={() => void finish(key)}>
            {inLanguage(name, language)}
          </Button>
        ))}
        <Button look={outcomes.length ? 'quiet' : 'primary'} keys="mod+enter" onClick={() => void finish()}>
          {t('finish')}
        </Button>
      </div>
      <Suspense>
        {losing && pipeline && (
          <LossReason pipeline={pipeline} name={task.lead?.name ?? ''} onChoose={(reason) => void finish(losing, reason)} onClose={() => setLosing(undefined)} />
        )}
      </Suspense>
    </div>
  );
};
