import { IconAlertCircle, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { problemAdvice, problemSentence, type Problem } from '../../workflows/pipeline/problems.ts';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { useWords } from '../words.ts';
import { useEditing } from './editing.ts';
import css from './Editor.module.css';
import { placeOfProblem } from './place.ts';

/** How many problems the draft has, the first one in full, each with a link to its place. */
export const Problems = () => {
  const { t, language } = useWords('pipeline');
  const { draft, open } = useEditing();
  const [list, setList] = useState<Problem['severity']>();
  const buttons = useRef<HTMLDivElement>(null);
  const bySeverity = (severity: Problem['severity']) => draft.problems.filter((one) => one.severity === severity);
  const [errors, warnings] = [bySeverity('error'), bySeverity('warning')];
  const first = errors[0] ?? warnings[0];
  const text = (problem: Problem) => problemSentence(problem, language);
  const jump = (problem: Problem) => open(placeOfProblem(problem));
  const shown = list === 'error' ? errors : warnings;
  return (
    <div ref={buttons} className={css.problems} role="region" aria-label={t('problems')} data-problems={errors.length}>
      {!first && (
        <span className={css.fine}>
          <IconCircleCheck size={16} aria-hidden />
          {t('problems.none')}
        </span>
      )}
      {errors.length > 0 && (
        <button type="button" className={css.count} data-tone="red" onClick={() => setList('error')}>
          {t('problems.errors', { count: errors.length })}
        </button>
      )}
      {first && (
        <>
          <span className={css.first} data-hint={problemAdvice(first, language)}>
            {text(first)}
          </span>
          <button type="button" className={css.jump} onClick={() => jump(first)}>
            {t('problems.jump')}
          </button>
        </>
      )}
      <span className={css.space} />
      {warnings.length > 0 && (
        <button type="button" className={css.count} data-tone="amber" onClick={() => setList('warning')}>
          {t('problems.warnings', { count: warnings.length })}
        </button>
      )}
      {list && buttons.current && shown.length > 0 && (
        <Pop at={buttons.current} label={t('problems')} width={520} onClose={() => setList(undefined)}>
          {shown.map((problem, index) => (
            <MenuItem
              key={index}
              icon={
                problem.severity === 'error' ? (
                  <IconAlertCircle size={16} color="var(--red)" />
                ) : (
                  <IconAlertTriangle size={16} color="var(--amber)" />
                )
              }
              onClick={() => {
                setList(undefined);
                jump(problem);
              }}
            >
              <span className={css.problem}>{text(problem)}</span>
            </MenuItem>
          ))}
        </Pop>
      )}
    </div>
  );
};
