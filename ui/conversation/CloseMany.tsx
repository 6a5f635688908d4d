import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';

type Props = { send: (result: string) => Promise<unknown>; onClose: () => void };

/** The chosen ones are closed, with what came of all of them. */
export const CloseMany = ({ send, onClose }: Props) => {
  const { t } = useWords('conversation');
  const form = useForm({ result: '' }, ({ result }) => send(result.trim()), { then: onClose });
  return (
    <Dialog title={t('close.many')} onClose={onClose}>
      <Form of={form} does={t('close')} onCancel={onClose}>
        <Input label={t('close.result')} {...form.field('result')} />
      </Form>
    </Dialog>
  );
};
