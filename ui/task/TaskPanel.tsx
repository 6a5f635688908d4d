import { Panel } from '../kit/Dialog.tsx';
import { useWords } from '../words.ts';
import { TaskCard } from './TaskCard.tsx';

/** A task beside what it was opened from. */
export const TaskPanel = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useWords('task');
  return (
    <Panel onClose={onClose} title={t('task')}>
      <TaskCard id={id} />
    </Panel>
  );
};
