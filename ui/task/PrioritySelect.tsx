import { priorities } from '../../workflows/task/priority.ts';
import type { Priority } from '../../workflows/task/task.schema.ts';
import { Select } from '../kit/Field.tsx';
import { useWords } from '../words.ts';

type Props = { value: Priority; off?: boolean; onChange: (priority: Priority) => void };

export const PrioritySelect = ({ value, off = false, onChange }: Props) => {
  const { t } = useWords('task');
  return (
    <Select
      name="priority"
      label={t('field.priority')}
      value={value}
      disabled={off}
      onChange={({ target }) => onChange(target.value as Priority)}
    >
      {priorities.map((one) => (
        <option key={one} value={one}>
          {t(`priority.${one}`)}
        </option>
      ))}
    </Select>
  );
};
