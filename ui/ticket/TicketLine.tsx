import { memo } from 'react';
import type { TicketItem } from '../../workflows/ticket/ticket.schema.ts';
import { choose, useIsChosen } from '../lead/board/selection.ts';
import type { Shown } from '../table/layout.ts';
import { Line } from '../table/Line.tsx';
import { useWords } from '../words.ts';
import type { TicketColumn } from './columns.tsx';

type Props = { item: TicketItem; shown: Shown<TicketColumn>[]; narrow: boolean; top: number };

/** A ticket as a row that can be chosen. */
export const TicketLine = memo(({ item, ...line }: Props) => {
  const { t } = useWords('ticket');
  const chosen = useIsChosen(item.id);
  const node = (
    <input
      type="checkbox"
      checked={chosen}
      aria-label={t('choose', { name: item.subject })}
      onClick={(event) => choose(item.id, event.shiftKey)}
      onChange={() => undefined}
    />
  );
  return (
    <Line at="/tickets" {...line} item={item} by={{ column: 'subject', name: item.subject }} box={{ node, chosen }} />
  );
});
