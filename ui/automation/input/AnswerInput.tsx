import { IconArrowRight, IconPlus, IconX } from '@tabler/icons-react';
import { Button } from '../../kit/Button.tsx';
import { Pick } from '../condition/Pick.tsx';
import { useWords } from '../../words.ts';
import { useEditing, type Editing } from '../../pipeline/editing.ts';
import type { InputProps } from './input.ts';
import css from './Input.module.css';

type Mapping = { from: string; to: string };

/** What may be written to: the name, the amount, own fields. */
export const settable = ({ facts }: Editing) =>
  facts
    .filter(({ path }) => path === 'name' || path === 'amount.amount' || path.startsWith('fields.'))
    .map(({ path, name }) => ({ value: path, name }));

/** Which part of the answer goes to which field. */
export const AnswerInput = ({ label, value, onChange }: InputProps<Mapping[] | undefined>) => {
  const { t } = useWords('automation');
  const editing = useEditing();
  const fields = settable(editing);
  const list = value ?? [];
  return (
    <div className={css.stack} role="group" aria-label={label}>
      {list.map((one, index) => (
        <div key={index} className={css.line}>
          <input
            className={css.input}
            aria-label={t('answer.from')}
            placeholder="result.id"
            value={one.from}
            maxLength={120}
            onChange={(event) => event.target.value && onChange(list.with(index, { ...one, from: event.target.value }))}
          />
          <IconArrowRight size={15} aria-hidden />
          <Pick
            label={t('answer.to')}
            choices={fields}
            value={one.to}
            onChange={(to) => to && onChange(list.with(index, { ...one, to }))}
          />
          <Button
            look="quiet"
            label={t('answer.remove')}
            icon={<IconX size={15} />}
            onClick={() => onChange(list.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button
        icon={<IconPlus size={14} />}
        onClick={() => onChange([...list, { from: 'result', to: fields[0]?.value ?? 'name' }])}
      >
        {t('answer.add')}
      </Button>
    </div>
  );
};

/** One field that may be written to. */
export const SettableInput = ({ label, value, onChange }: InputProps<string>) => {
  const fields = settable(useEditing());
  return (
    <Pick
      label={label}
      choices={fields}
      value={value}
      invalid={!fields.some((field) => field.value === value)}
      onChange={(field) => field && onChange(field)}
    />
  );
};
