import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';
import { changesCalls } from './calls.ts';
import { useWanted, want } from './reason.ts';

/** Over whatever page a number was pressed on. */
export const AskReason = () => (useWanted() ? <Reason /> : null);

const Reason = () => {
  const { t } = useWords('call');
  const begin = useWanted();
  const close = () => want(undefined);
  const form = useForm({ why: '' }, async ({ why }) => begin?.(why), { changes: changesCalls, then: close });
  return (
    <Dialog title={t('barred')} onClose={close}>
      <Form of={form} does={t('barred.call')} onCancel={close}>
        <Input label={t('barred.why')} required hint={t('barred.hint')} maxLength={200} {...form.field('why')} />
      </Form>
    </Dialog>
  );
};
