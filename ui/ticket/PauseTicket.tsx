import type { Ticket } from '../../workflows/ticket/ticket.schema.ts';
import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';
import { changedBy } from './tickets.ts';

/** Stops its clocks until somebody resumes it. */
export const PauseTicket = ({ ticket: { id }, onClose }: { ticket: Ticket; onClose: () => void }) => {
  const { t } = useWords('ticket');
  const form = useForm(
    { reason: '' },
    ({ reason }) => post('/tickets/{id}/process/pause', { path: { id }, body: { reason } }),
    { changes: changedBy(id), then: onClose },
  );
  return (
    <Dialog title={t('pause')} onClose={onClose}>
      <Form of={form} does={t('pause')} onCancel={onClose}>
        <p>{t('pause.text')}</p>
        <Input label={t('pause.reason')} required autoFocus maxLength={300} {...form.field('reason')} />
      </Form>
    </Dialog>
  );
};
