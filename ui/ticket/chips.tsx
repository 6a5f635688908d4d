import { IconAlertTriangle, IconChevronDown, IconChevronsUp } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { priorityWords } from '../../workflows/ticket/column.words.ts';
import type { Priority } from '../../workflows/ticket/priority.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Chip } from '../kit/Chip.tsx';
import { useWords } from '../words.ts';
import css from './Ticket.module.css';

export const StageChip = ({ name, color }: { name: string; color: string | undefined }) => (
  <span className={css.stage} style={{ '--c': color ?? 'var(--dim)' } as CSSProperties}>
    {name}
  </span>
);

/** What is as usual says nothing. */
export const PriorityChip = ({ priority }: { priority: Priority }) => {
  const { language } = useWords('ticket');
  if (priority === 'normal') return null;
  const { tone, Icon } = looks[priority];
  return (
    <Chip tone={tone} icon={<Icon size={13} />}>
      {inLanguage(priorityWords[priority], language)}
    </Chip>
  );
};

const looks = {
  urgent: { tone: 'red', Icon: IconAlertTriangle },
  high: { tone: 'amber', Icon: IconChevronsUp },
  low: { tone: 'dim', Icon: IconChevronDown },
} as const;
