import { IconPlayerPlay } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Trial, TrialKind, TrialWish } from '../../workflows/trial/trial.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { When } from '../kit/When.tsx';
import { useEditing } from '../pipeline/editing.ts';
import { useWords } from '../words.ts';
import { lastDays, lastMonth, momentsOf, whyNotPeriod, type Dates } from './period.ts';
import css from './Trial.module.css';

const spans = [7, 14, 30, 90];

/** On what is tried: the days to come, or a period that was. What is drawn is saved first. */
export const BeginTrial = ({
  pipeline,
  kind,
  onBegun,
  children,
}: {
  pipeline: string;
  kind: TrialKind;
  onBegun: (trial: Trial) => void;
  children?: ReactNode;
}) => {
  const { t } = useWords('trial');
  const { draft } = useEditing();
  const [days, setDays] = useState(30);
  const [dates, setDates] = useState<Dates>(lastMonth);
  const wrong = kind === 'backtest' ? whyNotPeriod(dates) : days >= 1 && days <= 90 ? undefined : 'days.wrong';
  const path = { key: pipeline };
  const beginning = useWrite(
    async () => {
      await draft.save();
      const body: TrialWish = kind === 'forecast' ? { kind, days } : { kind, ...momentsOf(dates) };
      return post('/pipelines/{key}/trials', { path, body });
    },
    { changes: [['/pipelines/{key}/trials', { path }]], then: onBegun },
  );
  return (
    <form
      className={css.begin}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) void beginning.write();
      }}
    >
      {kind === 'forecast' ? (
        <>
          <span className={css.label}>{t('forecast.for')}</span>
          {spans.map((span) => (
            <Chip key={span} on={days === span} onClick={() => setDays(span)}>
              {t('days', { count: span })}
            </Chip>
          ))}
          <label className={css.inline}>
            <span>{t('days.own')}</span>
            <input
              type="number"
              min={1}
              max={90}
              value={days || ''}
              aria-invalid={wrong ? true : undefined}
              onChange={(event) => setDays(Math.round(Number(event.target.value)))}
            />
          </label>
        </>
      ) : (
        <>
          <Chip on={same(dates, lastMonth())} onClick={() => setDates(lastMonth())}>
            {t('period.month')}
          </Chip>
          <Chip on={same(dates, lastDays(30))} onClick={() => setDates(lastDays(30))}>
            {t('period.thirty')}
          </Chip>
          {(['since', 'until'] as const).map((side) => (
            <span key={side} className={css.inline}>
              <span aria-hidden>{t(`period.${side}`)}</span>
              <When
                kind="date"
                bare
                label={t(`period.${side}.label`)}
                value={dates[side]}
                error={wrong && t(wrong)}
                onChange={(date) => setDates({ ...dates, [side]: date })}
              />
            </span>
          ))}
        </>
      )}
      <Button
        look="primary"
        type="submit"
        icon={<IconPlayerPlay size={16} />}
        busy={beginning.busy}
        why={wrong && t(wrong)}
      >
        {t(`${kind}.begin`)}
      </Button>
      <span className={css.space} />
      {children}
    </form>
  );
};

const same = (one: Dates, other: Dates): boolean => one.since === other.since && one.until === other.until;
