import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Button } from '../kit/Button.tsx';
import { relativeText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './Composer.module.css';

/** A colleague was faster. */
export type Faster = { user: string; at: string };

type Props = { faster: Faster; onSend: () => void; onWait: () => void };

/** Asked once: what a colleague has answered may be all there is to say. */
export const Meanwhile = ({ faster: { user, at }, onSend, onWait }: Props) => {
  const { t } = useWords('conversation');
  const now = useNow();
  const seconds = Math.max(1, Math.round((now - Date.parse(at)) / 1000));
  const when = seconds < 60 ? t('meanwhile.seconds', { count: seconds }) : relativeText(at, now);
  const asked = useRef<HTMLDivElement>(null);
  useEffect(() => asked.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={asked} className={css.meanwhile} role="alert">
      <IconAlertTriangle size={15} aria-hidden />
      <span>{t('meanwhile', { name: user, when })}</span>
      <Button onClick={onWait}>{t('meanwhile.wait')}</Button>
      <Button look="primary" onClick={onSend}>
        {t('meanwhile.send')}
      </Button>
    </div>
  );
};
