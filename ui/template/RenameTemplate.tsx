import { patch } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';
import { changesTemplates } from './templates.ts';

export const RenameTemplate = ({ name: key, now, onClose }: { name: string; now: string; onClose: () => void }) => {
  const { t } = useWords('template');
  const form = useForm({ name: now }, (body) => patch('/templates/keys/{key}', { path: { key }, body }), {
    changes: changesTemplates,
    then: onClose,
  });
  return (
    <Dialog title={t('rename')} onClose={onClose}>
      <Form of={form} does={t('save')} onCancel={onClose}>
        <Input label={t('name')} hint={t('name.hint', { key })} required maxLength={100} {...form.field('name')} />
      </Form>
    </Dialog>
  );
};
