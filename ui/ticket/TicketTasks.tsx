import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Ticket } from '../../workflows/ticket/ticket.schema.ts';
import { asking } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { taskText } from '../task/task-text.ts';
import { loadWords, useWords } from '../words.ts';
import lead from '../lead/Lead.module.css';

// the words of tasks come with what needs them, so that the page does not wait for them
const NewTaskPanel = lazy(async () => {
  const [{ NewTaskPanel: panel }] = await Promise.all([import('../task/NewTask.tsx'), loadWords('task')]);
  return { default: panel };
});
const Outcomes = lazy(async () => {
  const [{ Outcomes: outcomes }] = await Promise.all([import('../task/Outcomes.tsx'), loadWords('task')]);
  return { default: outcomes };
});
const TaskPanel = lazy(async () => {
  const [{ TaskPanel: panel }] = await Promise.all([import('../task/TaskPanel.tsx'), loadWords('task')]);
  return { default: panel };
});

/** What is still to be done about it; one that is chosen opens to its outcomes. */
export const TicketTasks = ({ ticket, pipeline }: { ticket: Ticket; pipeline: Pipeline | undefined }) => {
  const { t } = useWords('lead');
  const tasks = useQuery(asking('/tasks', { query: { ticket: ticket.id, state: 'open' } })).data?.items ?? [];
  const [shown, show] = useState<{ new: true } | { id: string }>();
  const [chosen, choose] = useState<string>();
  const isOpen = ticket.closedAt === null;
  if (!isOpen && tasks.length === 0) return null;
  return (
    <Section
      title={t('tasks', { count: tasks.length })}
      aside={
        isOpen && (
          <Button
            look="quiet"
            icon={<IconPlus size={15} />}
            label={t('task.add')}
            onClick={() => show({ new: true })}
          />
        )
      }
    >
      {tasks.length === 0 && <p className={lead.dim}>{t('ticket:tasks.none')}</p>}
      <ul className={lead.list}>
        {tasks.map((task) => (
          <li key={task.id}>
            <span className={lead.toDo}>
              <input
                type="checkbox"
                aria-label={taskText(task.text, pipeline)}
                checked={chosen === task.id}
                onChange={() => choose(chosen === task.id ? undefined : task.id)}
              />
              <button type="button" className={lead.task} onClick={() => show({ id: task.id })}>
                {taskText(task.text, pipeline)}
              </button>
            </span>
            <span data-tone={task.overdueAt ? 'red' : undefined} className={lead.due}>
              <Time at={task.dueAt} />
            </span>
          </li>
        ))}
      </ul>
      <Suspense>
        {tasks
          .filter(({ id }) => id === chosen)
          .map((task) => (
            <Outcomes key={task.id} task={task} pipeline={pipeline} />
          ))}
        {shown && 'new' in shown && <NewTaskPanel ticket={ticket} onClose={() => show(undefined)} />}
        {shown && 'id' in shown && <TaskPanel id={shown.id} onClose={() => show(undefined)} />}
      </Suspense>
    </Section>
  );
};
