import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { fixedOf, hasRest, shareText, type PlannedLine } from '../../../workflows/invoice/planned-line.ts';
import type { Words } from '../../../workflows/words/words.schema.ts';
import type { Currency } from '../../../workflows/money/money.schema.ts';
import { moneyText } from '../../../workflows/money/money.ts';
import { Amount, NumberInput } from '../condition/NumberInput.tsx';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import type { InputProps } from './input.ts';
import css from './Input.module.css';
import { WordsInput } from './WordsInput.tsx';

const LINE = { quantity: 1, unitAmount: 1_000_000 };

/** What is billed: a text, how many and the price of one, or a share of the lead's amount. */
export const LinesInput = ({ label, value, onChange, whole }: InputProps<PlannedLine[]>) => {
  const { t, language } = useWords('automation');
  const currency = (whole['currency'] ?? 'KZT') as Currency;
  const [amount, percent] = [fixedOf(value), shareText(value, language)];
  const total = [
    ...(percent ? [t('line.ofAmount', { percent })] : []),
    ...(amount ? [moneyText({ amount, currency }, language)] : []),
    ...(hasRest(value) ? [t('line.rest')] : []),
  ];
  return (
    <div className={css.stack} role="group" aria-label={label}>
      {value.map((line, index) => (
        <div key={index} className={css.box}>
          <WordsInput
            label={t('line.text')}
            value={line.text}
            onChange={(text) => onChange(value.with(index, { ...line, text }))}
          />
          <Price
            line={line}
            others={value.toSpliced(index, 1)}
            currency={currency}
            onChange={(next) => onChange(value.with(index, next))}
          >
            {value.length > 1 && (
              <Button
                look="quiet"
                label={t('line.remove')}
                icon={<IconX size={15} />}
                onClick={() => onChange(value.toSpliced(index, 1))}
              />
            )}
          </Price>
        </div>
      ))}
      <div className={css.line}>
        <Button
          icon={<IconPlus size={14} />}
          onClick={() => onChange([...value, { text: { ru: t('line.fresh') }, ...LINE }])}
        >
          {t('line.add')}
        </Button>
        <b className={css.total}>{total.join(' + ')}</b>
      </div>
    </div>
  );
};

const ways = {
  price: (text: Words) => ({ text, ...LINE }),
  share: (text: Words) => ({ text, percent: 50 }),
  rest: (text: Words) => ({ text, rest: true as const }),
};
type Way = keyof typeof ways;
const wayOf = (line: PlannedLine): Way => ('rest' in line ? 'rest' : 'percent' in line ? 'share' : 'price');

type PriceProps = {
  line: PlannedLine;
  others: PlannedLine[];
  currency: Currency;
  onChange(line: PlannedLine): void;
  children: ReactNode;
};

const Price = ({ line, others, currency, onChange, children }: PriceProps) => {
  const { t } = useWords('automation');
  const { text } = line;
  return (
    <>
      <select
        className={css.input}
        aria-label={t('line.way')}
        value={wayOf(line)}
        onChange={({ target }) => onChange(ways[target.value as Way](text))}
      >
        <option value="price">{t('line.way.price')}</option>
        <option value="share">{t('line.way.share')}</option>
        <option value="rest" disabled={hasRest(others)}>
          {t('line.way.rest')}
        </option>
      </select>
      <div className={css.line}>
        {'percent' in line && (
          <>
            <NumberInput
              label={t('line.percent')}
              value={line.percent}
              min={0.01}
              max={100}
              onChange={(percent) => onChange({ text, percent })}
            />
            <span>{t('line.percent.of')}</span>
          </>
        )}
        {'unitAmount' in line && (
          <>
            <NumberInput
              label={t('line.quantity')}
              value={line.quantity}
              min={1}
              onChange={(quantity) => onChange({ ...line, quantity: Math.max(1, Math.round(quantity)) })}
            />
            <span aria-hidden>×</span>
            <Amount
              label={t('line.price')}
              value={line.unitAmount}
              currency={currency}
              onChange={(unitAmount) => unitAmount > 0 && onChange({ ...line, unitAmount })}
            />
          </>
        )}
        {children}
      </div>
    </>
  );
};
