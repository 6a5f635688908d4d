import { IconCalendar } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../words.ts';
import { Field } from './Field.tsx';
import field from './Field.module.css';
import { Pop } from './Menu.tsx';
import { Month } from './Month.tsx';
import { wall } from './time.ts';
import { useNow } from './Time.tsx';
import { readWhen, stepWhen, writeWhen, type Almanac, type WhenKind } from './when.ts';
import css from './When.module.css';

type Props = {
  kind: WhenKind;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** only the box: the label is read out, not shown */
  bare?: boolean;
  error?: string | undefined;
  hint?: ReactNode;
  required?: boolean;
  readOnly?: boolean;
  autoFocus?: boolean;
  className?: string | undefined;
};

/**
 * A day, a moment or a time in the interface's own format: a browser's inputs speak the browser's language (am and pm in a Russian screen).
 * Typed freely, stepped by arrows, or chosen from a calendar; what is no date stays as typed and says so.
 */
export const When = ({ kind, label, value, onChange, bare, error, hint, className, readOnly, ...rest }: Props) => {
  const { t } = useWords('kit');
  const id = useId();
  const almanac = useAlmanac();
  const [typed, setTyped] = useState<string>();
  const [left, setLeft] = useState(true);
  const [at, setAt] = useState<HTMLElement>();
  const input = useRef<HTMLInputElement>(null);
  const clock = value.includes('T') ? value.slice(11, 16) : undefined;
  const read = typed === undefined ? undefined : readWhen(typed, kind, almanac, clock);
  const example = writeWhen({ date: almanac.today, moment: `${almanac.today}T18:40`, clock: '18:40' }[kind], almanac);
  const bad = typed?.trim() && !read ? t(kind === 'clock' ? 'when.bad.clock' : 'when.bad', { example }) : undefined;
  const problem = (left ? bad : undefined) ?? error;
  useEffect(() => input.current?.setCustomValidity(bad ?? ''), [bad]);
  const give = (next: string) => next !== value && onChange(next);
  const take = () => {
    if (typed === undefined) return;
    if (typed.trim() && !read) return;
    give(read?.value ?? '');
    setTyped(undefined);
  };
  const step = (by: 1 | -1) => {
    const from = read?.value ?? value;
    const text = typed ?? writeWhen(value, almanac);
    const caret = input.current?.selectionStart ?? 0;
    if (!from || readOnly) return;
    const inClock = kind === 'clock' || (kind === 'moment' && caret > text.lastIndexOf(' '));
    const next = stepWhen(from, by, inClock ? 'clock' : 'date');
    give(next);
    setTyped(undefined);
    requestAnimationFrame(() => input.current?.setSelectionRange(inClock ? 99 : caret, inClock ? 99 : caret));
  };
  const box = (
    <span className={css.box} data-kind={kind} data-bare={bare || undefined}>
      <input
        {...rest}
        ref={input}
        id={id}
        className={className ?? field.input}
        aria-label={bare ? label : undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={!bare && (problem || hint) ? `${id}-more` : undefined}
        data-hint={bare ? problem : undefined}
        readOnly={readOnly}
        inputMode={kind === 'clock' ? 'numeric' : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        placeholder={bare ? undefined : t('when.like', { example })}
        value={typed ?? (value && writeWhen(value, almanac))}
        onFocus={() => setLeft(false)}
        onChange={({ target }) => {
          setTyped(target.value);
          const now = readWhen(target.value, kind, almanac, clock);
          if (now?.whole) give(now.value);
        }}
        onBlur={() => {
          setLeft(true);
          take();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          if (event.altKey && kind !== 'clock') setAt(event.currentTarget);
          else step(event.key === 'ArrowUp' ? 1 : -1);
        }}
      />
      {kind !== 'clock' && !readOnly && (
        <button
          type="button"
          aria-label={`${label}: ${t('when.open')}`}
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => setAt(currentTarget)}
        >
          <IconCalendar size={16} aria-hidden />
        </button>
      )}
      {at && (
        <Pop at={at} label={t('when.open')} role="dialog" width={264} onClose={() => setAt(undefined)}>
          <Month
            date={value.slice(0, 10)}
            onChoose={(date) => {
              setAt(undefined);
              setTyped(undefined);
              give(kind === 'date' ? date : `${date}T${clock ?? '09:00'}`);
            }}
          />
        </Pop>
      )}
    </span>
  );
  return bare ? (
    box
  ) : (
    <Field id={id} label={label} error={problem} hint={hint}>
      {box}
    </Field>
  );
};

const useAlmanac = (): Almanac => {
  const { t, language } = useWords('kit');
  const today = wall(useNow()).format('YYYY-MM-DD');
  return useMemo(() => {
    const after = (days: number) => dayjs.utc(today).add(days, 'day').format('YYYY-MM-DD');
    const months = Array.from({ length: 12 }, (_, month) => {
      const first = dayjs.utc(Date.UTC(2026, month, 1));
      // by itself and beside a day: ноябрь, 1 ноября
      return [first.format('MMMM'), first.format('D MMMM').slice(2)];
    });
    const near = { [t('day.yesterday')]: after(-1), [t('day.today')]: today, [t('day.tomorrow')]: after(1) };
    return {
      language,
      today,
      near,
      months: language === 'en' ? months : months.map((names) => names.map((one) => one.toLowerCase())),
    };
  }, [t, language, today]);
};
