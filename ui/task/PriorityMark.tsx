import { IconArrowDown, IconFlag3Filled } from '@tabler/icons-react';
import type { Priority } from '../../workflows/task/task.schema.ts';
import { useWords } from '../words.ts';
import css from './PriorityMark.module.css';

/** That a task matters more or less than others; nothing of a usual one. */
export const PriorityMark = ({ priority }: { priority: Priority }) => {
  const { t } = useWords('kit');
  if (priority === 'normal') return null;
  const Icon = priority === 'high' ? IconFlag3Filled : IconArrowDown;
  const words = t(`kit:priority.${priority}`);
  return <Icon className={css[priority]} size={13} role="img" aria-label={words} data-hint={words} />;
};
