import { moneyText } from '../../workflows/money/money.ts';
import type { Money as Amount } from '../../workflows/money/money.schema.ts';
import { useWords } from '../words.ts';

/** `1 250 000 ₸` in the reader's language; a dash where there is none. */
export const Money = ({ amount, className }: { amount: Amount | null | undefined; className?: string }) => {
  const { language } = useWords('kit');
  return (
    <span className={className} style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {amount ? moneyText(amount, language) : '—'}
    </span>
  );
};
