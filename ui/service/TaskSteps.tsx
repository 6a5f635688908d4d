import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HouseTaskLadder } from '../../workflows/task/ladder.schema.ts';
import { patch } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { useMe } from '../session.tsx';
import { TaskLadder } from '../task/ladder/TaskLadder.tsx';
import { useWords } from '../words.ts';
import css from './ServiceSettings.module.css';

/** What is done about a late task that belongs to no pipeline. */
export const TaskSteps = () => {
  const known = useQuery(asking('/settings/task-ladder')).data;
  return known ? <Steps key={known.revision} known={known} /> : null;
};

const Steps = ({ known }: { known: HouseTaskLadder }) => {
  const { t } = useWords('service');
  const admin = useMe().role === 'admin';
  const [ladder, setLadder] = useState(known.ladder);
  const saving = useWrite(() => patch('/settings/task-ladder', { body: { ladder, revision: known.revision } }), {
    changes: [['/settings/task-ladder']],
    says: t('tasks.saved'),
  });
  const isChanged = JSON.stringify(ladder) !== JSON.stringify(known.ladder);
  return (
    <Section title={t('tasks')}>
      <div className={css.policy}>
        <p className={css.dim}>{t('tasks.about')}</p>
        <TaskLadder ladder={ladder} fixed={!admin} onChange={setLadder} />
        {admin && (
          <div className={css.row}>
            <Button busy={saving.busy} why={isChanged ? undefined : t('unchanged')} onClick={() => void saving.write()}>
              {t('tasks.save')}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
};
