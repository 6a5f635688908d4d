import { useState } from 'react';
import type { AdKind, AdSource } from '../../workflows/ad-form/ad-form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { isProblem, post } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { usePipelines } from '../pipeline/pipelines.ts';
import { keyFrom } from '../kit/key-from.ts';
import { useWords } from '../words.ts';
import css from '../form/Form.module.css';
import { keepAdSource } from '../form/forms.ts';

export const NewAd = ({
  taken,
  onClose,
  onMade,
}: {
  taken: string[];
  onClose: () => void;
  onMade: (key: string) => void;
}) => {
  const { t, language } = useWords('ad-form');
  const pipelines = usePipelines();
  const [name, setName] = useState('');
  const [typedKey, setKey] = useState<string>();
  const [kind, setKind] = useState<AdKind>('meta');
  const [pipeline, setPipeline] = useState(pipelines[0]?.key ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const key = typedKey ?? keyFrom(name, taken);
  const errors = isProblem(error) ? error.errors : [];
  const make = async () => {
    setBusy(true);
    try {
      keepAdSource(await post<AdSource>('/ad-sources', { key, name: name.trim(), kind, pipeline, secrets: {} }));
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
        <Select label={t('kind')} value={kind} onChange={(event) => setKind(event.target.value as AdKind)}>
          <option value="meta">{t('kind.meta')}</option>
          <option value="google">{t('kind.google')}</option>
        </Select>
        <Input
          label={t('name')}
          value={name}
          required
          maxLength={100}
          placeholder={t('name.example')}
          onChange={(event) => setName(event.target.value)}
        />
        <Input
          label={t('form:key')}
          hint={t('key.hint')}
          value={key}
          required
          pattern="[a-z][a-z0-9_]{0,39}"
          maxLength={40}
          spellCheck={false}
          error={errors.find(({ field }) => field === 'key')?.message}
          onChange={(event) => setKey(event.target.value)}
        />
        <Select label={t('form:pipeline')} value={pipeline} onChange={(event) => setPipeline(event.target.value)}>
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
            {t('form:make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
