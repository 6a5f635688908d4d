import { inLanguage } from '../../../workflows/words/words.ts';
import type { Outcome } from '../../../workflows/task/outcome.ts';
import { Pick } from '../../automation/condition/Pick.tsx';
import inputCss from '../../automation/input/Input.module.css';
import { Chip } from '../../kit/Chip.tsx';
import { useWords } from '../../words.ts';
import { useEditing } from '../editing.ts';
import css from './Panel.module.css';

/** Where an outcome leads, which no name can tell, and the kinds of task that end so. */
export const OutcomeInputs = ({ outcome, put }: { outcome: Outcome; put: (outcome: Outcome) => void }) => {
  const { t, language } = useWords('pipeline');
  const { stages, tasks } = useEditing().draft.definition;
  const { key, name, stage, tasks: kinds = [] } = outcome;
  const write = (to: string | undefined, only: string[]) =>
    put({ key, name, ...(to ? { stage: to } : {}), ...(only.length ? { tasks: only } : {}) });
  return (
    <>
      <Pick
        label={t('outcome.stage')}
        none={t('outcome.stage.none')}
        choices={stages.map((one) => ({
          value: one.key,
          name: inLanguage(one.name, language),
          icon: <span className={inputCss.dot} style={{ background: one.color }} />,
        }))}
        value={stage}
        invalid={stage !== undefined && !stages.some((one) => one.key === stage)}
        onChange={(to) => write(to, kinds)}
      />
      {!stage && <p className={css.hint}>{t('outcome.stage.unset')}</p>}
      {tasks.types.length > 1 && (
        <div className={inputCss.line} role="group" aria-label={t('outcome.tasks')}>
          <span className={css.hint}>{kinds.length ? t('outcome.tasks') : t('outcome.tasks.all')}</span>
          {tasks.types.map((type) => (
            <Chip
              key={type.key}
              on={kinds.includes(type.key)}
              onClick={() =>
                write(stage, kinds.includes(type.key) ? kinds.filter((one) => one !== type.key) : [...kinds, type.key])
              }
            >
              {inLanguage(type.name, language)}
            </Chip>
          ))}
        </div>
      )}
    </>
  );
};
