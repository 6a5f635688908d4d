import { useState } from 'react';
import type { FormSetting } from '../../workflows/form/form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { isProblem, post } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { usePipelines } from '../pipeline/pipelines.ts';
import { keyFrom } from '../kit/key-from.ts';
import { useWords } from '../words.ts';
import css from './Form.module.css';
import { firstForm, keepForm } from './forms.ts';

export const NewForm = ({
  taken,
  onClose,
  onMade,
}: {
  taken: string[];
  onClose: () => void;
  onMade: (key: string) => void;
}) => {
  const { t, language } = useWords('form');
  const pipelines = usePipelines();
  const [title, setTitle] = useState('');
  const [typedKey, setKey] = useState<string>();
  const [pipeline, setPipeline] = useState(pipelines[0]?.key ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const key = typedKey ?? keyFrom(title, taken);
  const errors = isProblem(error) ? error.errors : [];
  const make = async () => {
    setBusy(true);
    try {
      keepForm(
        await post<FormSetting>('/form-settings', { key, pipeline, definition: firstForm(title.trim(), language) }),
      );
      onMade(key);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('new')} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Input
          label={t('title')}
          value={title}
          required
          maxLength={300}
          placeholder={t('title.example')}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Input
          label={t('key')}
          hint={t('key.hint')}
          value={key}
          required
          pattern="[a-z][a-z0-9_]{0,39}"
          maxLength={40}
          spellCheck={false}
          error={errors.find(({ field }) => field === 'key')?.message}
          onChange={(event) => setKey(event.target.value)}
        />
        <Select label={t('pipeline')} value={pipeline} onChange={(event) => setPipeline(event.target.value)}>
          {pipelines.map((one) => (
            <option key={one.key} value={one.key}>
              {inLanguage(one.definition.name, language)}
            </option>
          ))}
        </Select>
        {error !== undefined && errors.length === 0 && <Problem error={error} />}
        <div className={css.actions}>
          <Button onClick={onClose}>{t('kit:cancel')}</Button>
          <Button look="primary" type="submit" busy={busy}>
            {t('make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
