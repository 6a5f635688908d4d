import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';
import { changedBy } from './talks.ts';

/** Closed with what came of it; whatever the client writes opens it again. */
export const CloseTalk = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useWords('conversation');
  const form = useForm(
    { result: '' },
    ({ result }) => post('/conversations/{id}/close', { path: { id }, body: result ? { result } : {} }),
    {
      changes: changedBy(id),
      says: t('closed'),
      undo: () => post('/conversations/{id}/reopen', { path: { id } }),
      then: onClose,
    },
  );
  return (
    <Dialog title={t('close.title')} onClose={onClose}>
      <Form of={form} does={t('close')} onCancel={onClose}>
        <Input label={t('close.result')} {...form.field('result')} />
      </Form>
    </Dialog>
  );
};
