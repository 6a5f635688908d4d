import { useState, type SyntheticEvent } from 'react';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { toast } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import css from './Pack.module.css';
import { removeDemo } from './packs.ts';

type Props = { pipeline: string; name: string; count: number; onClose: () => void };

/** It cannot be undone, so it is confirmed in writing. */
export const RemoveDemo = ({ pipeline, name, count, onClose }: Props) => {
  const { t } = useWords('pack');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const same = typed.trim().toLowerCase() === name.trim().toLowerCase();
  const remove = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!same || busy) return;
    setBusy(true);
    try {
      toast(t('removed', { count: await removeDemo(pipeline) }), { tone: 'green' });
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Dialog onClose={onClose} title={t('remove.title')}>
      <form className={css.plan} onSubmit={(event) => void remove(event)}>
        <p>{t('remove.text', { count })}</p>
        <Input
          label={t('remove.type', { name })}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        {problem !== undefined && <Problem error={problem} />}
        <div className={css.actions}>
          <Button onClick={onClose}>{t('kit:cancel')}</Button>
          <Button look="danger" type="submit" busy={busy} why={same ? undefined : t('remove.why')}>
            {t('remove.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
