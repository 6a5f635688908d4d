import { useState } from 'react';
import type { UserProfile } from '../../workflows/user/user-profile.schema.ts';
import { post } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';
import { refreshUsers } from './users.ts';

type Limit = { id: string; leadLimit: number };

/** Sets one limit for everybody who is ticked; undo restores the earlier ones. */
export const Limits = ({ users, onClose }: { users: UserProfile[]; onClose: (done: boolean) => void }) => {
  const { t } = useWords('user');
  const [limit, setLimit] = useState(() => Math.max(0, ...users.map(({ leadLimit }) => leadLimit)));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const over = users.filter(({ load }) => load > limit);
  const save = async () => {
    setBusy(true);
    setError(undefined);
    const before = users.map(({ id, leadLimit }) => ({ id, leadLimit }));
    try {
      await write(before.map(({ id }) => ({ id, leadLimit: limit })));
      toast(t('limits.changed', { count: users.length }), {
        tone: 'green',
        action: { text: t('kit:undo'), run: () => void write(before).catch(toastProblem) },
      });
      onClose(true);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <Dialog onClose={() => onClose(false)} title={t('limits.title', { count: users.length })}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Input
          label={t('field.limit')}
          type="number"
          min={0}
          max={1_000_000}
          required
          value={Number.isNaN(limit) ? '' : limit}
          onChange={(event) => setLimit(event.target.valueAsNumber)}
        />
        <p className={css.dim}>{users.map(({ name }) => name).join(', ')}</p>
        {over.length > 0 && (
          <p className={css.warning}>{t('limits.over', { names: over.map(({ name }) => name).join(', ') })}</p>
        )}
        {error !== undefined && <Problem error={error} />}
        <div className={css.buttons}>
          <Button look="primary" type="submit" busy={busy}>
            {t('save')}
          </Button>
          <Button look="quiet" onClick={() => onClose(false)}>
            {t('kit:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

const write = async (limits: Limit[]) => {
  await post('/staff/limits', { limits });
  await refreshUsers();
};
