import { useState } from 'react';
import type { FormSetting } from '../../workflows/form/form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { isProblem, post } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { KeptNote } from '../kit/KeptNote.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useKept } from '../kept.ts';
import { useAskables } from '../pipeline/askables.ts';
import { keyFrom } from '../kit/key-from.ts';
import { useWords } from '../words.ts';
import css from './Form.module.css';
import { firstForm, keepForm } from './forms.ts';

type Typed = { title: string; key?: string; pipeline?: string };

export const NewForm = ({
  taken,
  into,
  onClose,
  onMade,
}: {
  taken: string[];
  /** the pipeline that is offered first */
  into?: string | undefined;
  onClose: () => void;
  onMade: (key: string) => void;
}) => {
  const { t, language } = useWords('form');
  const pipelines = useAskables();
  const { value, found, change, forget } = useKept<Typed>('form-new', { title: '' });
  const { title } = value;
  const pipeline = value.pipeline ?? into ?? pipelines[0]?.key ?? '';
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const key = value.key ?? keyFrom(title, taken);
  const errors = isProblem(error) ? error.errors : [];
  const make = async () => {
    setBusy(true);
    try {
      keepForm(
        await post<FormSetting>('/form-settings', { key, pipeline, definition: firstForm(title.trim(), language) }),
      );
      forget();
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
        {found && <KeptNote onClear={forget} />}
        <Input
          label={t('title')}
          value={title}
          required
          maxLength={300}
          placeholder={t('title.example')}
          onChange={(event) => change({ ...value, title: event.target.value })}
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
          onChange={(event) => change({ ...value, key: event.target.value })}
        />
        <Select
          label={t('pipeline')}
          value={pipeline}
          onChange={(event) => change({ ...value, pipeline: event.target.value })}
        >
          {pipelines.map((one) => (
            <option key={one.key} value={one.key}>
              {inLanguage(one.name, language)}
              {!one.published && ` · ${t('drawn')}`}
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
