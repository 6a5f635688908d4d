import { IconPlus } from '@tabler/icons-react';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Task } from '../../workflows/task/task.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { usePast } from './story/past.ts';
import { PriorityMark } from '../task/PriorityMark.tsx';
import { taskText } from '../task/task-text.ts';
import { useWords } from '../words.ts';
import css from './Lead.module.css';

export const Tasks = ({
  tasks,
  leadId,
  clockOffset,
  onAdd,
  onDone,
  onOpen,
  pipeline,
}: {
  tasks: Task[];
  /** whose page it is: tasks of leads that are joined to it are told by their numbers */
  leadId: string;
  clockOffset: number;
  onAdd: (() => void) | undefined;
  onDone: (task: Task) => void;
  onOpen: (task: Task) => void;
  pipeline: Pipeline;
}) => {
  const { t } = useWords('lead');
  const past = usePast();
  return (
    <Section
      title={t('tasks', { count: tasks.length })}
      aside={onAdd && <Button look="quiet" icon={<IconPlus size={15} />} label={t('task.add')} onClick={onAdd} />}
    >
      {tasks.length === 0 && <p className={css.dim}>{t('tasks.none')}</p>}
      <ul className={css.list}>
        {tasks.map((task) => (
          <li key={task.id}>
            <span className={css.toDo}>
              <input
                type="checkbox"
                aria-label={taskText(task.text, pipeline)}
                checked={false}
                disabled={past}
                onChange={() => onDone(task)}
              />
              <button type="button" className={css.task} disabled={past} onClick={() => onOpen(task)}>
                {taskText(task.text, pipeline)}
              </button>
              {task.lead && task.lead.id !== leadId && (
                <span className={css.due}>{t('kit:number', { number: task.lead.number })}</span>
              )}
              <PriorityMark priority={task.priority} />
            </span>
            <span data-tone={task.overdueAt ? 'red' : undefined} className={css.due}>
              <Time at={task.dueAt} clockOffset={clockOffset} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
