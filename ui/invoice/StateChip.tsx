import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconGavel,
  IconPencil,
  IconReceiptRefund,
  IconX,
} from '@tabler/icons-react';
import type { Invoice } from '../../workflows/invoice/invoice.schema.ts';
import { Chip, type Tone } from '../kit/Chip.tsx';
import { useWords } from '../words.ts';

/** How an invoice stands, in a word with its colour. */
export const StateChip = ({ invoice: { state, overdueAt } }: { invoice: Pick<Invoice, 'state' | 'overdueAt'> }) => {
  const { t } = useWords('invoice');
  const shown = overdueAt && (state === 'sent' || state === 'part_paid') ? 'overdue' : state;
  const { tone, Icon } = looks[shown];
  return (
    <Chip tone={tone} icon={<Icon size={14} />}>
      {t(`state.${shown}`)}
    </Chip>
  );
};

const looks: Record<Invoice['state'] | 'overdue', { tone: Tone; Icon: typeof IconCheck }> = {
  draft: { tone: 'dim', Icon: IconPencil },
  sent: { tone: 'blue', Icon: IconClock },
  part_paid: { tone: 'blue', Icon: IconClock },
  paid: { tone: 'green', Icon: IconCheck },
  overpaid: { tone: 'amber', Icon: IconAlertTriangle },
  part_refunded: { tone: 'amber', Icon: IconReceiptRefund },
  refunded: { tone: 'red', Icon: IconReceiptRefund },
  disputed: { tone: 'red', Icon: IconGavel },
  void: { tone: 'dim', Icon: IconX },
  overdue: { tone: 'red', Icon: IconAlertTriangle },
};
