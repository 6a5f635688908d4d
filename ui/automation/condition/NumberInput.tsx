import type { Currency } from '../../../workflows/money/money.schema.ts';
import { signOf } from '../../../workflows/money/money.ts';
import { minorUnits, typedAmount } from '../../kit/amount.ts';
import { useWords } from '../../words.ts';
import css from './ConditionBuilder.module.css';
import { useTyped } from './typed.ts';

/** What is typed stays as it is typed; only a number goes on. */
export const NumberInput = ({
  label,
  value,
  onChange,
  min,
  max,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
}) => {
  const [typed, setTyped] = useTyped(String(value), sameNumber);
  const number = Number(typed.replace(',', '.'));
  const fits =
    typed.trim() !== '' && Number.isFinite(number) && number >= (min ?? -Infinity) && number <= (max ?? Infinity);
  return (
    <input
      className={css.input}
      inputMode="decimal"
      aria-label={label}
      aria-invalid={!fits || undefined}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        const next = Number(event.target.value.replace(',', '.'));
        if (
          event.target.value.trim() !== '' &&
          Number.isFinite(next) &&
          next >= (min ?? -Infinity) &&
          next <= (max ?? Infinity)
        )
          onChange(next);
      }}
    />
  );
};

export const Amount = ({
  label,
  value,
  currency,
  onChange,
}: {
  label: string;
  value: number;
  currency: Currency;
  onChange: (minor: number) => void;
}) => {
  const { language } = useWords('automation/condition');
  const [typed, setTyped] = useTyped(
    typedAmount(value, currency, language),
    (a, b) => minorUnits(a, currency) === minorUnits(b, currency),
  );
  const minor = minorUnits(typed, currency);
  return (
    <>
      <input
        className={css.input}
        inputMode="decimal"
        aria-label={label}
        aria-invalid={minor === undefined || undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = minorUnits(event.target.value, currency);
          if (next !== undefined) onChange(next);
        }}
      />
      <span className={css.unit}>{signOf(currency)}</span>
    </>
  );
};

const sameNumber = (typed: string, value: string): boolean =>
  typed.trim() !== '' && Number(typed.replace(/\s/g, '').replace(',', '.')) === Number(value.replace(',', '.'));
