import { useState } from 'react';
import { useWords } from '../words.ts';
import css from './Calendar.module.css';
import { minutesOf, snapped, STEP, timeFrom, timeOf } from './week.ts';

/** A time of the day from 00:00 to 24:00, the same in every browser's language; arrows go by a quarter of an hour. */
export const TimeInput = ({
  label,
  time,
  onChange,
}: {
  label: string;
  time: string;
  onChange: (time: string) => void;
}) => {
  const { t } = useWords('calendar');
  const [typed, setTyped] = useState<string>();
  const wrong = typed !== undefined && timeFrom(typed) === undefined;
  const take = () => {
    const next = typed === undefined ? undefined : timeFrom(typed);
    setTyped(undefined);
    if (next && next !== time) onChange(next);
  };
  return (
    <input
      className={css.time}
      inputMode="numeric"
      maxLength={5}
      aria-label={label}
      aria-invalid={wrong || undefined}
      data-hint={wrong ? t('interval.bad') : undefined}
      value={typed ?? time}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        const step = { ArrowUp: STEP, ArrowDown: -STEP }[event.key];
        if (event.key === 'Enter') take();
        if (!step) return;
        event.preventDefault();
        setTyped(timeOf(snapped(minutesOf(timeFrom(typed ?? time) ?? time) + step)));
      }}
    />
  );
};
