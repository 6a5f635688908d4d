import { patch } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { cache } from '../cache.ts';
import { meQuery, useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { changesUsers } from './users.ts';

/** The phone that rings before a client is called. */
export const MyExtension = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('user');
  const form = useForm(
    { extension: useMe().extension ?? '' },
    ({ extension }) => patch('/me', { body: { extension: extension.trim() || null } }),
    {
      changes: changesUsers,
      says: t('extension.saved'),
      then: (me) => {
        cache.setQueryData(meQuery.queryKey, me);
        onClose();
      },
    },
  );
  return (
    <Dialog onClose={onClose} title={t('extension.own')}>
      <Form of={form} does={t('save')} onCancel={onClose}>
        <Input
          label={t('field.extension')}
          hint={t('field.extension.hint')}
          maxLength={40}
          autoComplete="off"
          {...form.field('extension')}
        />
      </Form>
    </Dialog>
  );
};
