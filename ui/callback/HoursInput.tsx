import type { AllowedHours } from '../../workflows/callback/callback.schema.ts';
import { zoneName } from '../../workflows/contact/zone-name.ts';
import { Chip } from '../kit/Chip.tsx';
import { Input } from '../kit/Field.tsx';
import { momentOf, shortMoment, wall } from '../kit/time.ts';
import { When } from '../kit/When.tsx';
import { useWords } from '../words.ts';
import { clockIn } from './callbacks.ts';
import css from './Callbacks.module.css';

/** A wall clock of the reader's zone, how long the promise lasts, and whether the client named the hour. */
export type Hours = { from: string; minutes: string; exact: boolean };

const FORMAT = 'YYYY-MM-DDTHH:mm';
export const hoursFrom = (from: string, to: string, exact: boolean): Hours => ({
  from: wall(from).format(FORMAT),
  minutes: String(Math.max(5, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))),
  exact,
});

export const windowOf = ({ from, minutes }: Hours) => {
  const begins = momentOf(from);
  return { from: begins.toISOString(), to: new Date(begins.getTime() + Number(minutes) * 60_000).toISOString() };
};

/** Why the client may not be called then, said before anything is sent. */
export const whyNotThen = (hours: Hours, allowed: AllowedHours | undefined): string | undefined => {
  if (!allowed || hours.exact || !hours.from) return undefined;
  const { from, to } = windowOf(hours);
  return allowed.spans.some((span) => span.from < to && span.to > from) ? undefined : (allowed.soonest ?? '');
};

type Props = {
  value: Hours;
  onChange: (value: Hours) => void;
  allowed: AllowedHours | undefined;
  error?: string | undefined;
};

/** Offers hours at which the client may be called, by the client's own clock, and says why another is not offered. */
export const HoursInput = ({ value, onChange, allowed, error }: Props) => {
  const { t, language } = useWords('callback');
  const bad = whyNotThen(value, allowed);
  const offered = (allowed?.spans ?? []).slice(0, 4).map(({ from }) => from);
  const there = allowed && value.from ? clockIn(allowed.zone, windowOf(value).from) : undefined;
  const why = bad === undefined ? undefined : t('hours.not', { next: bad ? shortMoment(bad) : '—' });
  return (
    <>
      <When
        kind="moment"
        label={t('from')}
        required
        value={value.from}
        onChange={(from) => onChange({ ...value, from })}
        error={error ?? why}
        hint={
          allowed &&
          there &&
          t('hours.there', { clock: there, zone: zoneName(allowed.zone, windowOf(value).from, language) })
        }
      />
      {offered.length > 0 && (
        <div className={css.spans} role="group" aria-label={t('hours.offered')}>
          {offered.map((from) => (
            <Chip
              key={from}
              on={wall(from).format(FORMAT) === value.from}
              onClick={() => onChange({ ...value, from: wall(from).format(FORMAT) })}
            >
              {shortMoment(from)}
            </Chip>
          ))}
        </div>
      )}
      {allowed?.by === 'unknown' && <p className={css.dim}>{t('hours.guess')}</p>}
      <Input
        label={t('minutes')}
        type="number"
        min={5}
        max={10_080}
        required
        value={value.minutes}
        onChange={({ target }) => onChange({ ...value, minutes: target.value })}
      />
      <label className={css.check}>
        <input
          type="checkbox"
          checked={value.exact}
          onChange={({ target }) => onChange({ ...value, exact: target.checked })}
        />
        <span>{t('exact')}</span>
      </label>
    </>
  );
};
