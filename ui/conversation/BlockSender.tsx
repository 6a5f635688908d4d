import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';
import { changedBy } from './talks.ts';

/** What the sender writes is kept and disturbs nobody, until somebody hears them again. */
export const BlockSender = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useWords('conversation');
  const path = { id };
  const form = useForm(
    { reason: '' },
    ({ reason }) => post('/conversations/{id}/block', { path, body: reason ? { reason } : {} }),
    {
      changes: changedBy(id),
      says: t('spam.done'),
      undo: () => post('/conversations/{id}/unblock', { path }),
      then: onClose,
    },
  );
  return (
    <Dialog title={t('spam.title')} onClose={onClose}>
      <Form of={form} does={t('spam.block')} look="danger" onCancel={onClose}>
        <p>{t('spam.text')}</p>
        <Input label={t('spam.reason')} maxLength={300} {...form.field('reason')} />
      </Form>
    </Dialog>
  );
};
