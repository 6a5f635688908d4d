import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Task } from '../../workflows/task/task.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { useKeys } from '../kit/keys.ts';
import { Section } from '../kit/Section.tsx';
import { choicesOf, type Choice } from '../task/complete.ts';
import { taskText } from '../task/task-text.ts';
import { useWords } from '../words.ts';
import type { End, Go } from './board/going.tsx';
import css from './Lead.module.css';

type Props = {
  lead: Lead;
  pipeline: Pipeline;
  task: Task | undefined;
  go: Go;
  end: End;
  /** one line above the composer: on a phone the right column is behind a tab */
  asRow?: boolean;
};

/** How the talk ended: closes the nearest open task with the outcome; without one the lead is moved. */
export const OutcomeButtons = ({ lead, pipeline, task, go, end, asRow }: Props) => {
  const { t, language } = useWords('lead');
  const choices = choicesOf(pipeline, task?.type);
  const choose = (choice: Choice) => {
    if (task) end(lead, { task, choice, result: '' });
    else if (choice.stage) go(lead, choice.stage);
  };
  useKeys(
    choices.flatMap((choice) =>
      choice.digit
        ? [{ keys: String(choice.digit), does: inLanguage(choice.name, language), run: () => choose(choice) }]
        : [],
    ),
  );
  const buttons = choices.map((choice) => (
    <Button
      key={choice.key}
      look={choice.lost ? 'danger' : 'plain'}
      keys={choice.digit && !asRow ? String(choice.digit) : undefined}
      onClick={() => choose(choice)}
    >
      <span className={css.outcome}>
        {inLanguage(choice.name, language)}
        {choice.lost && '…'}
      </span>
    </Button>
  ));
  if (asRow)
    return (
      <div className={css.outcomeRow} role="group" aria-label={t('outcome')}>
        {buttons}
      </div>
    );
  return (
    <Section title={t('outcome')} aside={<span className={css.keys}>{t('outcome.keys')}</span>}>
      {task && <p className={css.dim}>{t('outcome.task', { text: taskText(task.text, pipeline) })}</p>}
      {lead.process.state === 'paused' && <p className={css.dim}>{t('lead/click:paused')}</p>}
      <div className={css.outcomes}>{buttons}</div>
    </Section>
  );
};
