import { useQuery } from '@tanstack/react-query';
import { patch } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { cache } from '../cache.ts';
import { Chip } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import { useMe } from '../session.tsx';
import css from '../settings/Settings.module.css';
import { useWords } from '../words.ts';

const timeQuery = asking('/undo-time');
const offered = [0, 5, 10, 30, 60, 300];

/** How long what a click makes automations send waits, so that the click can be undone. */
export const UndoTime = () => {
  const { t } = useWords('channel');
  const me = useMe();
  const set = useQuery(timeQuery).data?.seconds;
  const saving = useWrite((seconds: number) => patch('/undo-time', { body: { seconds } }), {
    then: (answer) => cache.setQueryData(timeQuery.queryKey, answer),
    says: ({ seconds }) => t('undo.saved', { time: lasts(seconds) }),
  });
  const lasts = (seconds: number) =>
    seconds === 0
      ? t('undo.none')
      : seconds % 60
        ? t('undo.seconds', { count: seconds })
        : t('undo.minutes', { count: seconds / 60 });
  if (set === undefined) return null;
  const choices = offered.includes(set) ? offered : [...offered, set].sort((one, other) => one - other);
  return (
    <Section title={t('undo')}>
      <p className={css.dim}>{t('undo.text')}</p>
      <div className={css.chips} role="group" aria-label={t('undo')}>
        {(me.role === 'admin' ? choices : [set]).map((seconds) => (
          <Chip
            key={seconds}
            on={seconds === set}
            {...(me.role === 'admin' ? { onClick: () => void saving.write(seconds) } : {})}
          >
            {lasts(seconds)}
          </Chip>
        ))}
      </div>
    </Section>
  );
};
