import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Task } from '../../workflows/task/task.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { useKeys } from '../kit/keys.ts';
import { Section } from '../kit/Section.tsx';
import { choicesOf, complete, type Choice } from '../task/complete.ts';
import { toastClick } from '../undo/undo.ts';
import { useWords } from '../words.ts';
import css from './Lead.module.css';

type Props = { pipeline: Pipeline; task: Task | undefined; onGo: (stage: string) => void };

/** How the talk ended: closes the nearest open task with the outcome; without one the lead is moved. */
export const OutcomeButtons = ({ pipeline, task, onGo }: Props) => {
  const { t, language } = useWords('lead');
  const choices = choicesOf(pipeline);
  const choose = async (choice: Choice) => {
    if (choice.lost || !task) return onGo(choice.stage);
    if (await complete(task, { result: '', choice }))
      void toastClick(t('outcome.set', { outcome: inLanguage(choice.name, language) }), task.leadId, 'green');
  };
  useKeys(
    choices.flatMap((choice) =>
      choice.digit
        ? [{ keys: String(choice.digit), does: inLanguage(choice.name, language), run: () => void choose(choice) }]
        : [],
    ),
  );
  return (
    <Section title={t('outcome')} aside={<span className={css.keys}>{t('outcome.keys')}</span>}>
      {task && <p className={css.dim}>{t('outcome.task', { text: task.text })}</p>}
      <div className={css.outcomes}>
        {choices.map((choice) => (
          <Button
            key={choice.key}
            look={choice.lost ? 'danger' : 'plain'}
            keys={choice.digit ? String(choice.digit) : undefined}
            onClick={() => void choose(choice)}
          >
            {inLanguage(choice.name, language)}
            {choice.lost && '…'}
          </Button>
        ))}
      </div>
    </Section>
  );
};
