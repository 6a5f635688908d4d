import type { Task } from '../../workflows/task/task.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { exactText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './TaskCard.module.css';

/** Of a task that is late: somebody above knows; "I have it" ends its ladder. */
export const HaveTask = ({ task: { id, escalatedAt, acknowledged } }: { task: Task }) => {
  const { t } = useWords('task');
  const now = useNow();
  const having = useWrite(() => post('/tasks/{id}/acknowledge', { path: { id }, body: {} }), {
    changes: [['/tasks'], ['/tasks/{id}']],
    says: t('have.done'),
  });
  const isHad = acknowledged && (acknowledged.until === null || Date.parse(acknowledged.until) > now);
  return (
    <p className={css.about}>
      <span className={css.dim}>
        {isHad
          ? acknowledged.until === null
            ? t('have.had')
            : t('have.until', { until: exactText(acknowledged.until) })
          : t('have.late', { when: exactText(escalatedAt ?? '') })}
      </span>
      {!isHad && (
        <Button busy={having.busy} onClick={() => void having.write()}>
          {t('have')}
        </Button>
      )}
    </p>
  );
};
