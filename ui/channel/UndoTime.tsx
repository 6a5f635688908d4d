import { useQuery } from '@tanstack/react-query';
import type { UndoTime as Time } from '../../workflows/undo/undo.schema.ts';
import { get, patch } from '../api.ts';
import { cache } from '../cache.ts';
import { Chip } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { useMe } from '../session.tsx';
import css from '../settings/Settings.module.css';
import { useWords } from '../words.ts';

const queryKey = ['settings', 'undo-time'];
const offered = [0, 5, 10, 30, 60, 300];

/** How long what a click makes automations send waits, so that the click can be undone. */
export const UndoTime = () => {
  const { t } = useWords('channel');
  const me = useMe();
  const set = useQuery({ queryKey, queryFn: ({ signal }) => get<Time>('/undo-time', { signal }) }).data?.seconds;
  if (set === undefined) return null;
  const lasts = (seconds: number) =>
    seconds === 0
      ? t('undo.none')
      : seconds % 60
        ? t('undo.seconds', { count: seconds })
        : t('undo.minutes', { count: seconds / 60 });
  const choose = async (seconds: number) => {
    try {
      cache.setQueryData(queryKey, await patch<Time>('/undo-time', { seconds }));
      toast(t('undo.saved', { time: lasts(seconds) }), { tone: 'green' });
    } catch (error) {
      toastProblem(error);
    }
  };
  const choices = offered.includes(set) ? offered : [...offered, set].sort((one, other) => one - other);
  return (
    <Section title={t('undo')}>
      <p className={css.dim}>{t('undo.text')}</p>
      <div className={css.chips} role="group" aria-label={t('undo')}>
        {(me.role === 'admin' ? choices : [set]).map((seconds) => (
          <Chip
            key={seconds}
            on={seconds === set}
            {...(me.role === 'admin' ? { onClick: () => void choose(seconds) } : {})}
          >
            {lasts(seconds)}
          </Chip>
        ))}
      </div>
    </Section>
  );
};
