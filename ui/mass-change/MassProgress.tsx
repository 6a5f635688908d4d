import { IconArrowBackUp, IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconX } from '@tabler/icons-react';
import { type ReactNode } from 'react';
import type { MassChange } from '../../workflows/mass-change/mass-change.schema.ts';
import type { BulkRunOrder } from '../../workflows/process/bulk-run.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { numberText } from '../kit/number.ts';
import { Gone } from '../undo/Gone.tsx';
import { useWords } from '../words.ts';
import { isGoing, minutesLeft, progressOf } from './mass-change.ts';
import css from './MassChange.module.css';

/** How far a change of many leads is, with the hand brake; when it is done, the way back. */
export const MassProgress = ({ change, onClose }: { change: MassChange; onClose: () => void }) => {
  const { t, language } = useWords('mass-change');
  const { state, counts } = change;
  const { done, of } = progressOf(change);
  const left = minutesLeft(change);
  return (
    <div className={css.bar} data-state={state} role="status">
      <b>{t(`doing.${doing(change)}`)}</b>
      <span>{t(`state.${state}`)}</span>
      <progress value={done} max={Math.max(1, of)} aria-label={t(`state.${state}`)} />
      <span className={css.numbers}>
        {t('of', { done: numberText(done, language), of: numberText(of, language) })}
        {left > 0 && ` · ${t('left', { minutes: left })}`}
      </span>
      {counts.refused > 0 && <span className={css.refused}>{t('refused', { count: counts.refused })}</span>}
      {counts.kept > 0 && (
        <span className={css.refused}>
          {t('kept', { count: counts.kept, context: change.order.do === 'act' ? change.order.noun : 'lead' })}
        </span>
      )}
      <span className={css.space} />
      <Orders change={change} />
      {!isGoing(change) && <Button look="quiet" icon={<IconX size={16} />} label={t('hide')} onClick={onClose} />}
    </div>
  );
};

/** The buttons that fit its state. */
export const Orders = ({ change: { id, state } }: { change: MassChange }) => {
  const { t } = useWords('mass-change');
  const steering = useWrite((order: BulkRunOrder) => post(`/mass-changes/{id}/${order}`, { path: { id } }), {
    changes: [['/mass-changes']],
  });
  const button = (order: BulkRunOrder, icon: ReactNode) => (
    <Button icon={icon} busy={steering.wish === order} onClick={() => void steering.write(order)}>
      {t(`order.${order}`)}
    </Button>
  );
  return (
    <>
      {state === 'running' && button('pause', <IconPlayerPause size={16} />)}
      {state === 'paused' && button('resume', <IconPlayerPlay size={16} />)}
      {(state === 'running' || state === 'paused') && button('stop', <IconPlayerStop size={16} />)}
      {state !== 'undoing' && state !== 'undone' && <Gone of="mass-changes" id={id} />}
      {state !== 'undoing' && state !== 'undone' && button('undo', <IconArrowBackUp size={16} />)}
    </>
  );
};

/** In a word: of a ticket's action what comes after its noun. */
const doing = ({ order }: MassChange): string =>
  order.do === 'act' ? order.action.do.replace('ticket.', '') : order.do;
