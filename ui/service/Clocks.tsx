import { IconCheck, IconClock, IconClockExclamation, IconClockPause, IconX } from '@tabler/icons-react';
import type { ServiceClock } from '../../workflows/service/policy.schema.ts';
import { promiseWords } from '../../workflows/service/promise.words.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Chip } from '../kit/Chip.tsx';
import { exactText, lengthText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Clocks.module.css';

type Props = {
  clocks: ServiceClock[];
  clockOffset: number;
  /** the name of a stage that a span of time was spent at */
  stageName: (key: string) => string;
};

/** Each promise: how it stands, until when, and whose each minute of it was. */
export const Clocks = ({ clocks, clockOffset, stageName }: Props) => {
  const { t, language } = useWords('service');
  const now = useNow() + clockOffset;
  return (
    <ul className={css.clocks}>
      {clocks.map((clock) => {
        const { Icon, tone } = looks[clock.state];
        const name = inLanguage(promiseWords[clock.kind], language);
        return (
          <li key={`${clock.kind} ${clock.since}`}>
            <div className={css.line}>
              <span className={css.name}>{name}</span>
              <Chip tone={tone} icon={<Icon size={13} />}>
                {t(`state.${clock.state}`)}
              </Chip>
              <span className={css.left}>{leftText(clock, t)}</span>
            </div>
            {clock.dueAt && <div className={css.due}>{t('due', { due: exactText(clock.dueAt) })}</div>}
            <Strip spans={clock.spans} now={now} label={name} stageName={stageName} />
          </li>
        );
      })}
    </ul>
  );
};

type Say = (key: string, values?: Record<string, string | number>) => string;

const leftText = ({ state, leftMs, endedAt }: ServiceClock, t: Say): string => {
  if (endedAt !== null) return '';
  const length = lengthText(Math.abs(leftMs)) || lengthText(60_000);
  return t(state === 'late' ? 'late.by' : 'left', { length });
};

type Span = ServiceClock['spans'][number];

const Strip = ({
  spans,
  now,
  label,
  stageName,
}: {
  spans: Span[];
  now: number;
  label: string;
  stageName: Props['stageName'];
}) => {
  const { t } = useWords('service');
  const users = useUsers();
  const parts = spans.map((span) => {
    const to = span.to ? Date.parse(span.to) : now;
    return { ...span, ms: Math.max(0, to - Date.parse(span.from)) };
  });
  const whole = parts.reduce((sum, { ms }) => sum + ms, 0);
  if (whole < 60_000) return null;
  const whose = ({ owner, cause }: Span): string => {
    if (owner === 'us') return users.find(({ id }) => id === cause)?.name ?? t('owner.us');
    if (owner === 'client') return t('owner.client.at', { stage: stageName(cause) });
    return owner === 'other' ? t(`cause.${cause}`) : t('owner.queue');
  };
  const told = parts.map((part) => `${whose(part)}: ${lengthText(part.ms) || lengthText(60_000)}`);
  return (
    <div className={css.strip} role="img" aria-label={`${label}: ${told.join('; ')}`}>
      {parts.map((part, index) => (
        <i
          key={part.from}
          data-owner={part.owner}
          data-hint={told[index]}
          style={{ flexGrow: Math.max(part.ms / whole, 0.01) }}
        />
      ))}
    </div>
  );
};

const looks = {
  running: { tone: 'blue', Icon: IconClock },
  paused: { tone: 'dim', Icon: IconClockPause },
  late: { tone: 'red', Icon: IconClockExclamation },
  met: { tone: 'green', Icon: IconCheck },
  missed: { tone: 'red', Icon: IconX },
} as const;
