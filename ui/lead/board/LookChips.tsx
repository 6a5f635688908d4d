import { IconAlertTriangle, IconCreditCard, IconUser } from '@tabler/icons-react';
import { Chip } from '../../kit/Chip.tsx';
import type { BoardSearch } from './board-search.ts';
import { useWords } from '../../words.ts';

type Props = {
  search: BoardSearch;
  /** of the leads that are looked at, where they are known */
  counts?: { overdue: number; payment: number };
  onGo: (change: Partial<BoardSearch>) => void;
};

/** Whose leads, and those that something is overdue or unpaid of: above the board and the table. */
export const LookChips = ({ search, counts, onGo }: Props) => {
  const { t } = useWords('lead/board');
  return (
    <>
      <Chip
        icon={<IconUser />}
        on={search.mine ?? false}
        onClick={() => onGo({ mine: search.mine ? undefined : true })}
      >
        {t('chip.mine')}
      </Chip>
      {waiting.map(([only, Icon]) => (
        <Chip
          key={only}
          icon={<Icon />}
          on={search.only === only}
          onClick={() => onGo({ only: search.only === only ? undefined : only })}
        >
          {t(`chip.${only}`)}
          {counts && counts[only] > 0 && ` · ${counts[only]}`}
        </Chip>
      ))}
    </>
  );
};

const waiting = [
  ['overdue', IconAlertTriangle],
  ['payment', IconCreditCard],
] as const;
