import type { UserProfile } from '../../workflows/user/user-profile.schema.ts';
import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';
import { changesUsers } from './users.ts';

/** Sets one limit for everybody who is ticked; undo restores the earlier ones. */
export const Limits = ({ users, onClose }: { users: UserProfile[]; onClose: (done: boolean) => void }) => {
  const { t } = useWords('user');
  const before = users.map(({ id, leadLimit }) => ({ id, leadLimit }));
  const form = useForm(
    { limit: String(Math.max(0, ...users.map(({ leadLimit }) => leadLimit))) },
    ({ limit }) =>
      post('/staff/limits', { body: { limits: users.map(({ id }) => ({ id, leadLimit: Number(limit) })) } }),
    {
      changes: changesUsers,
      says: t('limits.changed', { count: users.length }),
      undo: () => post('/staff/limits', { body: { limits: before } }),
      then: () => onClose(true),
    },
  );
  const over = users.filter(({ load }) => load > Number(form.typed.limit));
  return (
    <Dialog onClose={() => onClose(false)} title={t('limits.title', { count: users.length })}>
      <Form of={form} does={t('save')} onCancel={() => onClose(false)}>
        <Input label={t('field.limit')} type="number" min={0} max={1_000_000} required {...form.field('limit')} />
        <p className={css.dim}>{users.map(({ name }) => name).join(', ')}</p>
        {over.length > 0 && (
          <p className={css.warning}>{t('limits.over', { names: over.map(({ name }) => name).join(', ') })}</p>
        )}
      </Form>
    </Dialog>
  );
};
