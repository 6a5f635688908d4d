import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Event } from '../../../workflows/event/event.schema.ts';
import { exactText, wall } from '../../kit/time.ts';
import { lookOf } from '../../timeline/looks.ts';
import { useWords } from '../../words.ts';
import css from './Timeline.module.css';

/** `children`: what can be done about it. */
type Props = { event: Event; text: string; why?: Why; children?: ReactNode };

/** One thing that happened; its hour at the right, the exact moment in its tooltip. */
export const Entry = ({ event, text, why, children }: Props) => {
  const { tone, Icon, below: Below } = lookOf(event);
  return (
    <article className={css.entry}>
      <span className={css.icon} data-tone={tone}>
        <Icon size={14} />
      </span>
      <div className={css.words}>
        {text}
        {Below && <Below event={event} />}
        {children}
      </div>
      <Clock at={event.at} why={why} />
    </article>
  );
};

/** Opens and closes what led to an entry. */
export type Why = { open: boolean; toggle: () => void } | undefined;

export const Clock = ({ at, why }: { at: string; why?: Why }) => {
  const { t } = useWords('lead');
  return (
    <span className={css.clock}>
      <time dateTime={at} data-hint={exactText(at)}>
        {wall(at).format('HH:mm')}
      </time>
      {why && (
        <button
          type="button"
          className={css.why}
          aria-expanded={why.open}
          aria-label={t('entry.why')}
          data-hint={t('entry.why')}
          onClick={why.toggle}
        >
          <IconChevronDown size={14} />
        </button>
      )}
    </span>
  );
};
