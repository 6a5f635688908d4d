import type { Expression } from '../../../workflows/automation/expression.ts';
import { FactPick } from '../condition/FactPick.tsx';
import type { Fact } from '../condition/facts.ts';
import { Length } from '../condition/Length.tsx';
import { Amount, NumberInput } from '../condition/NumberInput.tsx';
import { Pick } from '../condition/Pick.tsx';
import { When } from '../../kit/When.tsx';
import { useWords } from '../../words.ts';
import { useEditing } from '../../pipeline/editing.ts';
import css from './Input.module.css';

type Props = { target: Fact; value: Expression; onChange: (value: Expression) => void };
type Way = 'value' | 'from' | 'moment' | 'number';

const wayOf = (value: Expression): Way =>
  'value' in value ? 'value' : 'from' in value ? 'from' : 'moment' in value ? 'moment' : 'number';

/** A constant, another field, a moment counted from now or from a date, a number counted from a field. */
export const ExpressionInput = ({ target, value, onChange }: Props) => {
  const { t } = useWords('automation');
  const { facts } = useEditing();
  const way = wayOf(value);
  const numeric = facts.filter(({ kind }) => kind === 'number' || kind === 'money');
  const begin: Record<Way, Expression> = {
    value: { value: target.kind === 'number' || target.kind === 'money' ? 0 : target.kind === 'checkbox' ? true : '' },
    from: { from: facts[0]?.path ?? 'name' },
    moment: { moment: 'now', plus: { amount: 1, unit: 'days' } },
    number: { number: numeric[0]?.path ?? 'amount.amount', by: '*', operand: 1 },
  };
  return (
    <div className={css.stack}>
      <select
        className={css.input}
        aria-label={t('expression')}
        value={way}
        onChange={(event) => onChange(begin[event.target.value as Way])}
      >
        {(['value', 'from', 'moment', 'number'] as const).map((one) => (
          <option key={one} value={one}>
            {t(`expression.${one}`)}
          </option>
        ))}
      </select>
      {'value' in value && (
        <Constant target={target} value={value.value} onChange={(one) => onChange({ value: one })} />
      )}
      {'from' in value && (
        <FactPick
          label={t('expression.from')}
          facts={facts}
          value={value.from}
          onChange={(from) => onChange({ from })}
        />
      )}
      {'moment' in value && <Moment value={value} onChange={onChange} />}
      {'number' in value && (
        <div className={css.line}>
          <FactPick
            label={t('expression.number')}
            facts={numeric}
            value={value.number}
            onChange={(number) => onChange({ ...value, number })}
          />
          <select
            className={css.short}
            aria-label={t('expression.by')}
            value={value.by}
            onChange={(event) => onChange({ ...value, by: event.target.value as '+' })}
          >
            {['+', '-', '*', '/'].map((by) => (
              <option key={by} value={by}>
                {{ '-': '−', '*': '×', '/': '÷' }[by] ?? by}
              </option>
            ))}
          </select>
          {typeof value.operand === 'number' && (
            <NumberInput
              label={t('expression.operand')}
              value={value.operand}
              onChange={(operand) => onChange({ ...value, operand })}
            />
          )}
        </div>
      )}
    </div>
  );
};

const Moment = ({
  value,
  onChange,
}: {
  value: Extract<Expression, { moment: string }>;
  onChange: (value: Expression) => void;
}) => {
  const { t } = useWords('automation');
  const { facts } = useEditing();
  const dates = facts.filter(({ kind }) => kind === 'date' || kind === 'moment');
  const way = value.minus ? 'minus' : 'plus';
  const by = value.minus ?? value.plus ?? { amount: 0, unit: 'days' };
  return (
    <>
      <Pick
        label={t('expression.moment')}
        value={value.moment}
        choices={[
          { value: 'now', name: t('expression.now') },
          ...dates.map(({ path, name }) => ({ value: path, name })),
        ]}
        onChange={(moment) => moment && onChange({ ...value, moment })}
      />
      <div className={css.line}>
        <select
          className={css.short}
          aria-label={t('expression.by')}
          value={way}
          onChange={(event) => onChange({ moment: value.moment, [event.target.value]: by })}
        >
          <option value="plus">+</option>
          <option value="minus">−</option>
        </select>
        <Length
          label={t('expression.shift')}
          value={by}
          onChange={(next) => onChange({ moment: value.moment, [way]: next })}
        />
      </div>
    </>
  );
};

type Scalar = string | number | boolean | null;

const Constant = ({ target, value, onChange }: { target: Fact; value: Scalar; onChange: (value: Scalar) => void }) => {
  const { t } = useWords('automation');
  const label = t('expression.value');
  if (target.kind === 'choice')
    return (
      <Pick
        label={label}
        choices={target.options ?? []}
        value={typeof value === 'string' && value ? value : undefined}
        none={t('expression.nothing')}
        onChange={(one) => onChange(one ?? null)}
      />
    );
  if (target.kind === 'checkbox')
    return (
      <label className={css.switch}>
        <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
        {target.name}
      </label>
    );
  if (target.path === 'amount.amount')
    return (
      <div className={css.line}>
        <Amount label={label} value={Number(value ?? 0)} currency={target.currency ?? 'KZT'} onChange={onChange} />
      </div>
    );
  if (target.kind === 'number' || target.kind === 'money')
    return <NumberInput label={label} value={Number(value ?? 0)} onChange={onChange} />;
  if (target.kind === 'date')
    return (
      <When kind="date" bare className={css.input} label={label} value={String(value ?? '')} onChange={onChange} />
    );
  return (
    <input
      className={css.input}
      type="text"
      aria-label={label}
      maxLength={2000}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.target.value)}
    />
  );
};
