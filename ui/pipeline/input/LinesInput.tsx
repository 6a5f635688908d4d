import { IconPlus, IconX } from '@tabler/icons-react';
import type { Currency } from '../../../workflows/money/money.schema.ts';
import { moneyText } from '../../../workflows/money/money.ts';
import type { Words } from '../../../workflows/words/words.schema.ts';
import { Amount, NumberInput } from '../../condition/NumberInput.tsx';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import type { InputProps } from './input.ts';
import css from './Input.module.css';
import { WordsInput } from './WordsInput.tsx';

type Line = { text: Words; quantity: number; unitAmount: number };

/** What is billed: a text, how many, the price of one. */
export const LinesInput = ({ label, value, onChange, whole }: InputProps<Line[]>) => {
  const { t, language } = useWords('pipeline');
  const currency = (whole['currency'] ?? 'KZT') as Currency;
  const put = (index: number, patch: Partial<Line>) => onChange(value.with(index, { ...value[index]!, ...patch }));
  const total = value.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0);
  return (
    <div className={css.stack} role="group" aria-label={label}>
      {value.map((line, index) => (
        <div key={index} className={css.box}>
          <WordsInput label={t('line.text')} value={line.text} onChange={(text) => put(index, { text })} />
          <div className={css.line}>
            <NumberInput
              label={t('line.quantity')}
              value={line.quantity}
              min={1}
              onChange={(quantity) => put(index, { quantity: Math.max(1, Math.round(quantity)) })}
            />
            <span aria-hidden>×</span>
            <Amount
              label={t('line.price')}
              value={line.unitAmount}
              currency={currency}
              onChange={(unitAmount) => unitAmount > 0 && put(index, { unitAmount })}
            />
            {value.length > 1 && (
              <Button
                look="quiet"
                label={t('line.remove')}
                icon={<IconX size={15} />}
                onClick={() => onChange(value.toSpliced(index, 1))}
              />
            )}
          </div>
        </div>
      ))}
      <div className={css.line}>
        <Button
          icon={<IconPlus size={14} />}
          onClick={() => onChange([...value, { text: { ru: t('line.fresh') }, quantity: 1, unitAmount: 1_000_000 }])}
        >
          {t('line.add')}
        </Button>
        <b className={css.total}>{moneyText({ amount: total, currency }, language)}</b>
      </div>
    </div>
  );
};
