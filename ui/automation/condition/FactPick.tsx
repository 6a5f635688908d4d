import { IconPlus } from '@tabler/icons-react';
import { useWords } from '../../words.ts';
import type { Fact } from './facts.ts';
import { Pick } from './Pick.tsx';

/** A field by its name; without a value it is a button that adds one. */
export const FactPick = ({
  facts,
  label,
  value,
  onChange,
}: {
  facts: Fact[];
  label: string;
  value?: string;
  onChange: (path: string) => void;
}) => {
  const { t } = useWords('automation/condition');
  const choices = facts.map(({ path, name, group }) => ({ value: path, name, group: t(`facts.${group}`) }));
  const known = value === undefined || facts.some(({ path }) => path === value);
  return (
    <Pick
      label={label}
      choices={
        known ? choices : [{ value: value!, name: t('field.gone', { path: value }), group: undefined }, ...choices]
      }
      value={value}
      invalid={!known}
      look={value === undefined ? 'add' : 'field'}
      onChange={(path) => path && onChange(path)}
    >
      {value === undefined && (
        <>
          <IconPlus size={14} aria-hidden />
          {label}
        </>
      )}
    </Pick>
  );
};
