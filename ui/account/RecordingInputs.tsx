import type { RecordingPolicy } from '../../workflows/call/recording.schema.ts';
import { Input, Select } from '../kit/Field.tsx';
import { useWords } from '../words.ts';
import css from './Account.module.css';

type Props = {
  policy: RecordingPolicy;
  wrong: (field: string) => string | undefined;
  onChange: (policy: RecordingPolicy) => void;
};

const choices: RecordingPolicy['record'][] = ['all', 'ask', 'never'];

/** What a line records, what is said before, and how long it is kept. */
export const RecordingInputs = ({ policy, wrong, onChange }: Props) => {
  const { t } = useWords('account');
  const change = (set: Partial<RecordingPolicy>) => onChange({ ...policy, ...set });
  return (
    <fieldset className={css.people}>
      <legend>{t('recording')}</legend>
      <Select
        label={t('recording.record')}
        value={policy.record}
        error={wrong('recording.record')}
        onChange={({ target }) => change({ record: choices.find((one) => one === target.value) ?? 'all' })}
      >
        {choices.map((one) => (
          <option key={one} value={one}>
            {t(`recording.${one}`)}
          </option>
        ))}
      </Select>
      {policy.record === 'all' && (
        <Input
          label={t('recording.consent')}
          hint={t('recording.consent.hint')}
          placeholder="custom/notice"
          maxLength={300}
          value={policy.consent ?? ''}
          error={wrong('recording.consent')}
          onChange={({ target }) => change({ consent: target.value || null })}
        />
      )}
      {policy.record !== 'never' && (
        <Input
          label={t('recording.keepDays')}
          hint={t('recording.keepDays.hint')}
          type="number"
          min={1}
          max={3650}
          value={policy.keepDays ?? ''}
          error={wrong('recording.keepDays')}
          onChange={({ target }) => change({ keepDays: target.value ? Number(target.value) : null })}
        />
      )}
    </fieldset>
  );
};
