import {
  IconAlertTriangle,
  IconBolt,
  IconCheck,
  IconClock,
  IconCreditCard,
  IconFlag3Filled,
  IconPlayerPause,
  IconUser,
  type Icon,
} from '@tabler/icons-react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Wait } from '../../workflows/process/process.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { taskText } from '../task/task-text.ts';
import { say, useWords } from '../words.ts';
import type { Tone } from '../kit/Chip.tsx';
import { ageText, nearDayText, shortText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { mostUrgent } from './most-urgent.ts';
import css from './WaitLine.module.css';

/** `when` is never cut: the words before it give way. */
type Line = { tone: Tone; Icon: Icon; text: string; when?: string; high?: boolean };

/** What the process of a lead waits for and until when, in one line. */
export const WaitLine = ({ lead }: { lead: Pick<Lead, 'process' | 'clockOffset' | 'closedAt'> }) => {
  const { t } = useWords('kit');
  const { tone, Icon, text, when, high } = useWaitLine(lead);
  return (
    <span className={css.line} data-tone={tone} data-hint={when ? `${text} · ${when}` : text}>
      <Icon size={14} />
      {high && <IconFlag3Filled className={css.high} size={12} role="img" aria-label={t('kit:wait.high')} />}
      <span className={css.text}>{text}</span>
      {when && <span className={css.when}>· {when}</span>}
    </span>
  );
};

const useWaitLine = ({ process, clockOffset, closedAt }: Pick<Lead, 'process' | 'clockOffset' | 'closedAt'>): Line => {
  const { t, language } = useWords('kit');
  const now = useNow() + clockOffset;
  if (process.state === 'stuck') return { tone: 'red', Icon: IconAlertTriangle, text: t('kit:wait.stuck') };
  if (process.state === 'paused') return { tone: 'amber', Icon: IconPlayerPause, text: t('kit:wait.paused') };
  const wait = mostUrgent(process.waitsFor);
  if (!wait) {
    if (process.state === 'finished' || closedAt) return { tone: 'dim', Icon: IconCheck, text: t('kit:wait.finished') };
    return { tone: 'dim', Icon: IconClock, text: t('kit:wait.running') };
  }
  const text =
    wait.text === undefined
      ? t(`kit:wait.${wait.what}`)
      : typeof wait.text === 'string'
        ? taskText(wait.text)
        : inLanguage(wait.text, language);
  const named = wait.what === 'payment' ? t('kit:wait.payment') : text;
  const high = wait.high ?? false;
  if (!wait.until) return { ...looks[wait.what], text: named, high };
  if (wait.overdue)
    return { tone: 'red', Icon: IconAlertTriangle, text: named, when: overdueText(wait.until, now), high };
  if (wait.what === 'payment')
    return { ...looks.payment, text: t('kit:wait.payment.until', { day: nearDayText(wait.until, now) }) };
  return { ...looks[wait.what], text: named, when: shortText(wait.until, now), high };
};

const overdueText = (until: string, now: number): string =>
  now - new Date(until).getTime() < 60_000
    ? say('kit:wait.overdueNow')
    : say('kit:wait.overdue', { age: ageText(until, now) });

const looks: Record<Wait['what'], { tone: Tone; Icon: Icon }> = {
  task: { tone: 'violet', Icon: IconClock },
  automation: { tone: 'violet', Icon: IconBolt },
  run: { tone: 'violet', Icon: IconBolt },
  reaction: { tone: 'violet', Icon: IconUser },
  reminder: { tone: 'violet', Icon: IconClock },
  escalation: { tone: 'amber', Icon: IconAlertTriangle },
  payment: { tone: 'blue', Icon: IconCreditCard },
  person: { tone: 'dim', Icon: IconUser },
};
