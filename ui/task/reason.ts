import type { Task } from '../../workflows/task/task.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { usePipeline } from '../pipeline/pipelines.ts';
import { useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';

/** Why there is this task: which automation, or who else set it. */
export const useReason = (task: Pick<Task, 'automation' | 'setBy' | 'lead' | 'ticket'>): string | undefined => {
  const { t, language } = useWords('task');
  const me = useMe();
  const users = useUsers();
  const automation = usePipeline((task.lead ?? task.ticket)?.pipeline)?.definition.automations.find(
    ({ key }) => key === task.automation,
  );
  if (automation) return t('reason.automation', { name: inLanguage(automation.name, language) });
  const user = users.find(({ id }) => id === task.setBy);
  return user && user.id !== me.id ? t('reason.user', { name: user.name }) : undefined;
};
