import { IconTrash } from '@tabler/icons-react';
import type { MacroStep } from '../../../workflows/macro/macro.schema.ts';
import { Button } from '../../kit/Button.tsx';
import { Input, Select, TextArea } from '../../kit/Field.tsx';
import type { Language } from '../../language.ts';
import { useUsers } from '../../session.tsx';
import { useWords } from '../../words.ts';
import css from './Quick.module.css';
import { TextsInput } from './TextsInput.tsx';

const begun: { [D in MacroStep['do']]: Extract<MacroStep, { do: D }> } = {
  reply: { do: 'reply', texts: {} },
  note: { do: 'note', text: '' },
  take: { do: 'take' },
  assign: { do: 'assign', to: null },
  snooze: { do: 'snooze', hours: 24 },
  close: { do: 'close' },
};

type Props = {
  step: MacroStep;
  wrong: (language: Language) => string | undefined;
  onChange: (step: MacroStep) => void;
  onDelete: () => void;
};

export const StepInput = ({ step, wrong, onChange, onDelete }: Props) => {
  const { t } = useWords('conversation/quick');
  return (
    <div className={css.step}>
      <div className={css.head}>
        <Select
          label={t('step')}
          value={step.do}
          onChange={({ target }) => onChange(begun[target.value as MacroStep['do']])}
        >
          {Object.keys(begun).map((one) => (
            <option key={one} value={one}>
              {t(`step.${one}`)}
            </option>
          ))}
        </Select>
        <Button look="quiet" label={t('step.delete')} icon={<IconTrash size={15} />} onClick={onDelete} />
      </div>
      <More step={step} wrong={wrong} onChange={onChange} />
    </div>
  );
};

/** What a step has to know. */
const More = ({ step, wrong, onChange }: Omit<Props, 'onDelete'>) => {
  const { t } = useWords('conversation/quick');
  const users = useUsers().filter(({ active }) => active);
  if (step.do === 'reply')
    return <TextsInput texts={step.texts} wrong={wrong} onChange={(texts) => onChange({ ...step, texts })} />;
  if (step.do === 'note')
    return (
      <TextArea
        label={t('text')}
        maxLength={4000}
        value={step.text}
        onChange={({ target }) => onChange({ ...step, text: target.value })}
      />
    );
  if (step.do === 'assign')
    return (
      <Select
        label={t('step.to')}
        value={step.to ?? ''}
        onChange={({ target }) => onChange({ ...step, to: target.value || null })}
      >
        <option value="">{t('step.nobody')}</option>
        {users.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    );
  if (step.do === 'snooze')
    return (
      <Input
        type="number"
        label={t('step.hours')}
        min={1}
        max={2160}
        required
        value={step.hours}
        onChange={({ target }) => onChange({ ...step, hours: Number(target.value) })}
      />
    );
  if (step.do === 'close')
    return (
      <Input
        label={t('step.result')}
        maxLength={500}
        value={step.result ?? ''}
        onChange={({ target }) => onChange({ do: 'close', ...(target.value ? { result: target.value } : {}) })}
      />
    );
  return null;
};
