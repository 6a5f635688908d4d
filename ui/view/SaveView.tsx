import { useState } from 'react';
import { whyNotShare } from '../../workflows/view/view.ts';
import type { View, ViewSearch, ViewShared } from '../../workflows/view/view.schema.ts';
import { post, queryKeys } from '../api.ts';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './View.module.css';

type Props = { pipeline: string; search: ViewSearch; onClose: () => void; onSaved: (view: View) => void };

/** A name for what is shown now, and for whom it is kept. */
export const SaveView = ({ pipeline, search, onClose, onSaved }: Props) => {
  const { t } = useWords('view');
  const me = useMe();
  const [name, setName] = useState('');
  const [shared, setShared] = useState<ViewShared>('mine');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setBusy(true);
    try {
      const view = await post<View>('/views', { pipeline, name, shared, search });
      await cache.invalidateQueries({ queryKey: queryKeys.views(pipeline) });
      onClose();
      onSaved(view);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('saveAs')} onClose={onClose}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Input
          label={t('name')}
          value={name}
          maxLength={60}
          required
          onChange={({ target }) => setName(target.value)}
        />
        <Select label={t('for')} value={shared} onChange={({ target }) => setShared(target.value as ViewShared)}>
          {(['mine', 'team', 'all'] as const)
            .filter((one) => !whyNotShare(me, one))
            .map((one) => (
              <option key={one} value={one}>
                {t(`for.${one}`)}
              </option>
            ))}
        </Select>
        {error !== undefined && <Problem error={error} />}
        <Button look="primary" type="submit" busy={busy}>
          {t('keep')}
        </Button>
      </form>
    </Dialog>
  );
};
