import type { TrialKind, TrialTotals } from '../../workflows/trial/trial.schema.ts';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import { number } from './number.ts';
import shared from './Trial.module.css';
import css from './Results.module.css';

/** How many clients would get how many messages, beside how many they got. */
export const Messages = ({
  totals,
  kind,
  onOpen,
}: {
  totals: TrialTotals;
  kind: TrialKind;
  onOpen: (groups: string[]) => void;
}) => {
  const { t } = useWords('trial');
  const { before, after } = totals.messages;
  const buckets = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(
    (a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10),
  );
  const most = Math.max(1, ...Object.values(before), ...Object.values(after));
  const past = kind === 'backtest';
  return (
    <Section title={t('messages')} aside={t('messages.how')}>
      <table className={css.bars}>
        <thead className={shared.unseen}>
          <tr>
            <th scope="col">{t('messages.many')}</th>
            {past && <th scope="col">{t('did')}</th>}
            <th scope="col">{t('would')}</th>
          </tr>
        </thead>
        <tbody>
          {buckets.map((bucket) => (
            <tr key={bucket}>
              <th scope="row">{bucket}</th>
              {past && (
                <td className={css.was}>
                  <Bar value={before[bucket] ?? 0} most={most} onClick={() => onOpen([`n:${bucket}`])} />
                </td>
              )}
              <td>
                <Bar value={after[bucket] ?? 0} most={most} onClick={() => onOpen([`m:${bucket}`])} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};

const Bar = ({ value, most, onClick }: { value: number; most: number; onClick: () => void }) => (
  <span className={css.bar}>
    <i style={{ width: `${(value / most) * 100}%` }} />
    {value > 0 && (
      <button type="button" className={css.open} onClick={onClick}>
        {number(value)}
      </button>
    )}
  </span>
);
