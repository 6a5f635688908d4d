import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordingPolicy } from '../../workflows/call/recording.schema.ts';
import { UPLOADED } from '../../workflows/sound/uploaded.ts';
import { asking } from '../ask/asking.ts';
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
    <fieldset className={css.part}>
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
      {policy.record === 'all' && <ConsentInput {...{ policy, wrong, onChange }} />}
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

/** What is said before a recorded talk: nothing, a sound of the house in the client's language, or one of the PBX. */
const ConsentInput = ({ policy, wrong, onChange }: Props) => {
  const { t } = useWords('account');
  const sounds = useQuery(asking('/sounds')).data?.items.filter(({ voices }) => voices.length > 0) ?? [];
  const { consent } = policy;
  const [own, setOwn] = useState(consent !== null && !consent.startsWith(UPLOADED));
  const chosen = own ? PBX : (consent ?? '');
  return (
    <>
      <Select
        label={t('recording.consent')}
        value={chosen}
        onChange={({ target: { value } }) => {
          setOwn(value === PBX);
          onChange({ ...policy, consent: value === PBX || value === '' ? null : value });
        }}
      >
        <option value="">{t('recording.consent.none')}</option>
        {sounds.map(({ key, name }) => (
          <option key={key} value={`${UPLOADED}${key}`}>
            {name}
          </option>
        ))}
        <option value={PBX}>{t('recording.consent.pbx')}</option>
      </Select>
      {own && (
        <Input
          label={t('recording.consent.sound')}
          hint={t('recording.consent.hint')}
          placeholder="custom/notice"
          maxLength={300}
          value={consent ?? ''}
          error={wrong('recording.consent')}
          onChange={({ target }) => onChange({ ...policy, consent: target.value || null })}
        />
      )}
    </>
  );
};

const PBX = 'pbx';
