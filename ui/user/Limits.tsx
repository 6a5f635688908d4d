import { useState } from 'react';
import type { UserProfile } from '../../workflows/user/user-profile.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';
import { changesUsers } from './users.ts';

/** Sets one limit for everybody who is ticked; undo restores the earlier ones. */
export const Limits = ({ users, onClose }: { users: UserProfile[]; onClose: (done: boolean) => void }) => {
  const { t } = useWords('user');
  const [limit, setLimit] = useState(() => Math.max(0, ...users.map(({ leadLimit }) => leadLimit)));
  const over = users.filter(({ load }) => load > limit);
  const before = users.map(({ id, leadLimit }) => ({ id, leadLimit }));
  const saving = useWrite((limits: typeof before) => post('/staff/limits', { body: { limits } }), {
    changes: changesUsers,
    says: t('limits.changed', { count: users.length }),
    undo: () => post('/staff/limits', { body: { limits: before } }),
    then: () => onClose(true),
    refusal: 'form',
  });
  return (
    <Dialog onClose={() => onClose(false)} title={t('limits.title', { count: users.length })}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void saving.write(before.map(({ id }) => ({ id, leadLimit: limit })));
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
        <Problem error={saving.error} />
        <div className={css.buttons}>
          <Button look="primary" type="submit" busy={saving.busy}>
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
