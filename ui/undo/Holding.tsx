import { useQuery } from '@tanstack/react-query';
import { IconArrowBackUp, IconHourglass } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { messageName } from '../../workflows/channel/index.ts';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import { clicksQuery, undo } from './undo.ts';
import css from './Holding.module.css';

/** What the last click on a lead makes automations send, as long as that can be taken back: "Leaves in 8 s: SMS". */
export const Holding = ({ leadId }: { leadId: string }) => {
  const { t, language } = useWords('undo');
  const clicks = useQuery(clicksQuery(leadId)).data?.items ?? [];
  const [now, setNow] = useState(Date.now);
  const held = clicks.find(({ until, holds }) => holds.length > 0 && Date.parse(until) > now);
  const waits = clicks.some(({ until }) => Date.parse(until) > now);
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [waits, clicks.length]);
  if (!held) return null;
  const what = [...new Set(held.holds.map(({ account }) => messageName(account, language)))].join(', ');
  const seconds = Math.max(1, Math.ceil((Date.parse(held.until) - now) / 1000));
  return (
    <div className={css.holding} role="status">
      <IconHourglass size={16} aria-hidden />
      <span className={css.text} aria-live="off">
        {t('leaves', { what, seconds })}
      </span>
      <Button icon={<IconArrowBackUp size={16} />} onClick={() => void undo(leadId, held.click)}>
        {t('kit:undo')}
      </Button>
    </div>
  );
};
