import { useForm } from '../ask/use-form.ts';
import type { After } from '../ask/use-write.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';

type Result = { result?: string };
type Props = {
  title: string;
  send: (result: Result) => Promise<unknown>;
  after?: After<{ result: string }, unknown>;
  onClose: () => void;
};

/** Closed with what came of it, one conversation or the chosen ones; whatever the client writes opens it again. */
export const CloseTalk = ({ title, send, after, onClose }: Props) => {
  const { t } = useWords('conversation');
  const form = useForm({ result: '' }, ({ result }) => send(result.trim() ? { result: result.trim() } : {}), {
    ...after,
    then: onClose,
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <Form of={form} does={t('close')} onCancel={onClose}>
        <Input label={t('close.result')} {...form.field('result')} />
      </Form>
    </Dialog>
  );
};
