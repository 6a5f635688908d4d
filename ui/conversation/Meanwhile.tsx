import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Button } from '../kit/Button.tsx';
import { relativeText, wall } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useWords, type Say } from '../words.ts';
import css from './Composer.module.css';

/** A colleague who is faster: who has answered, or who answers now. */
export type Faster = { user: string; at: string } | { user: string; until: string };

type Props = {
  faster: Faster;
  /** asked before what was typed is sent; else only told */
  asks?: { onSend: () => void; onWait: () => void };
  onOver: () => void;
};

/** What a colleague has answered, or is about to, may be all there is to say: it is told as one begins, and asked once before it goes. */
export const Meanwhile = ({ faster, asks, onOver }: Props) => {
  const { t } = useWords('conversation');
  const now = useNow();
  const bar = useRef<HTMLDivElement>(null);
  const isAsked = asks !== undefined;
  useEffect(() => {
    if (isAsked) bar.current?.querySelector('button')?.focus();
  }, [isAsked]);
  const { user: name } = faster;
  return (
    <div ref={bar} className={css.meanwhile} role={asks ? 'alert' : 'status'}>
      {'at' in faster ? <IconAlertTriangle size={15} aria-hidden /> : <IconPencil size={15} aria-hidden />}
      <span>
        {'at' in faster
          ? t('meanwhile', { name, when: whenOf(faster.at, now, t) })
          : t('answering', { name, when: wall(faster.until).format('HH:mm') })}
        {asks && ` ${t('meanwhile.ask')}`}
      </span>
      {asks && <Button onClick={asks.onWait}>{t('meanwhile.wait')}</Button>}
      {asks && (
        <Button look="primary" onClick={asks.onSend}>
          {t('meanwhile.send')}
        </Button>
      )}
      {!asks && <Button onClick={onOver}>{t('answering.over')}</Button>}
    </div>
  );
};

const whenOf = (at: string, now: number, t: Say): string => {
  const seconds = Math.max(1, Math.round((now - Date.parse(at)) / 1000));
  return seconds < 60 ? t('meanwhile.seconds', { count: seconds }) : relativeText(at, now);
};
