import { FieldType } from '../../workflows/field/field.schema.ts';
import { Select } from '../kit/Field.tsx';
import { useWords } from '../words.ts';

/** What a field holds; another choice shows first what it would do. */
export const TypeSelect = ({ type, onChange }: { type: FieldType; onChange: (type: FieldType) => void }) => {
  const { t } = useWords('field');
  return (
    <Select
      label={t('type')}
      hint={t('change.hint')}
      value={type}
      onChange={({ target }) => onChange(FieldType.parse(target.value))}
    >
      {FieldType.options.map((one) => (
        <option key={one} value={one}>
          {t(`type.${one}`)}
        </option>
      ))}
    </Select>
  );
};
