import { IconPlus, IconX } from '@tabler/icons-react';
import type { Expression } from '../../../workflows/automation/expression.ts';
import { factOf } from '../condition/facts.ts';
import { Pick } from '../condition/Pick.tsx';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import { useEditing } from '../../pipeline/editing.ts';
import { settable } from './AnswerInput.tsx';
import { ExpressionInput } from './ExpressionInput.tsx';
import type { InputProps } from './input.ts';
import css from './Input.module.css';

type Setting = { field: string; to: Expression };

/** Field by field: what is written there. */
export const SettingsInput = ({ label, value, onChange }: InputProps<Setting[]>) => {
  const { t } = useWords('automation');
  const editing = useEditing();
  const fields = settable(editing);
  const next = fields.find((field) => !value.some((one) => one.field === field.value))?.value ?? 'name';
  return (
    <div className={css.stack} role="group" aria-label={label}>
      {value.map((one, index) => (
        <div key={index} className={css.box}>
          <div className={css.line}>
            <Pick
              label={t('setting.field')}
              choices={fields}
              value={one.field}
              invalid={!fields.some((field) => field.value === one.field)}
              onChange={(field) => field && onChange(value.with(index, { field, to: { value: '' } }))}
            />
            {value.length > 1 && (
              <Button
                look="quiet"
                label={t('setting.remove')}
                icon={<IconX size={15} />}
                onClick={() => onChange(value.toSpliced(index, 1))}
              />
            )}
          </div>
          <ExpressionInput
            target={factOf(editing.facts, one.field)}
            value={one.to}
            onChange={(to) => onChange(value.with(index, { ...one, to }))}
          />
        </div>
      ))}
      <Button icon={<IconPlus size={14} />} onClick={() => onChange([...value, { field: next, to: { value: '' } }])}>
        {t('setting.add')}
      </Button>
    </div>
  );
};
