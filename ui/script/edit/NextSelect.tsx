import type { ScriptDefinition } from '../../../workflows/script/script.schema.ts';
import { shortText, textIn } from '../../../workflows/script/text.ts';
import { Select } from '../../kit/Field.tsx';
import type { Language } from '../../language.ts';
import { useWords } from '../../words.ts';

type Props = {
  label: string;
  definition: ScriptDefinition;
  of: Language;
  value: string | undefined;
  none?: string;
  onChange: (next: string | undefined) => void;
};

export const NextSelect = ({ label, definition, of, value, none, onChange }: Props) => {
  const { t } = useWords('script');
  const known = definition.steps.some(({ key }) => key === value);
  return (
    <Select label={label} value={value ?? ''} onChange={({ target }) => onChange(target.value || undefined)}>
      <option value="">{none ?? t('next.none')}</option>
      {value !== undefined && !known && <option value={value}>{value}</option>}
      {definition.steps.map((step) => (
        <option key={step.key} value={step.key}>
          {t(`do.${step.do}`)}: {shortText(textIn(step.text, of)) || t('step.empty')}
        </option>
      ))}
    </Select>
  );
};
