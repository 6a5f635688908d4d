import { IconAlertTriangle, IconPhoneCalling } from '@tabler/icons-react';
import type { Callback } from '../../workflows/callback/callback.schema.ts';
import { Phone } from '../contact/Phone.tsx';
import { Avatar } from '../kit/Avatar.tsx';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Time } from '../kit/Time.tsx';
import { useMe } from '../session.tsx';
import task from '../task/TaskRow.module.css';
import { useWords } from '../words.ts';
import { Attempt } from './Attempt.tsx';
import { markOf, theirClock } from './callbacks.ts';
import css from './Callbacks.module.css';

type Props = { callback: Callback; chosen: boolean; onChoose: () => void; onOpen: () => void };

/** One promised call: whom, about what, when by both clocks; chosen, it opens to what came of the call. */
export const CallbackRow = ({ callback, chosen, onChoose, onOpen }: Props) => {
  const { t } = useWords('callback');
  const me = useMe();
  const { contact, phone, reason, responsible, closedAt, nextAt, window, attempts } = callback;
  const { word, tone } = markOf(callback);
  const theirs = theirClock(callback);
  return (
    <li className={task.task} data-callback={callback.id} data-chosen={chosen || undefined}>
      <div className={css.row}>
        <button
          type="button"
          className={css.open}
          aria-expanded={closedAt ? undefined : chosen}
          onClick={closedAt ? onOpen : onChoose}
        >
          <span className={css.name}>{contact?.name ?? phone}</span>
          {callback.greeting && <span className={css.dim}>{t('greeting.short', { name: callback.greeting })}</span>}
          {reason && <span className={css.dim}>{reason}</span>}
          {attempts.length > 0 && <span className={css.dim}>{t('attempts', { count: attempts.length })}</span>}
        </button>
        <Chip tone={tone} icon={tone === 'red' ? <IconAlertTriangle size={14} /> : <IconPhoneCalling size={14} />}>
          {t(word)}
        </Chip>
        {!closedAt && <Phone phone={phone} callbackId={callback.id} />}
        {responsible && responsible.id !== me.id && <Avatar id={responsible.id} name={responsible.name} />}
        <span className={css.due} data-tone={tone === 'red' ? 'red' : undefined}>
          <Time at={closedAt ?? nextAt ?? window.from} />
          {theirs && !closedAt && <small>{t('theirs', { clock: theirs })}</small>}
        </span>
        <Button look="quiet" onClick={onOpen}>
          {t('more')}
        </Button>
      </div>
      {chosen && !closedAt && <Attempt callback={callback} />}
    </li>
  );
};
