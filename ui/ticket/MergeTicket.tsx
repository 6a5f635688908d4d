import { useState } from 'react';
import type { Ticket } from '../../workflows/ticket/ticket.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Picker, type Picked } from '../kit/Picker.tsx';
import { useWords } from '../words.ts';
import card from '../contact/Card.module.css';
import { changedBy, findTickets } from './tickets.ts';

/** Takes another open ticket into this one. */
export const MergeTicket = ({ ticket: { id }, onClose }: { ticket: Ticket; onClose: () => void }) => {
  const { t } = useWords('ticket');
  const [other, setOther] = useState<Picked>();
  const merging = useWrite((from: Picked) => post('/tickets/{id}/merge', { path: { id }, body: { with: from.id } }), {
    changes: changedBy(id),
    says: t('merged'),
    then: onClose,
  });
  return (
    <Dialog title={t('merge')} onClose={onClose}>
      <div className={card.form}>
        {other ? (
          <>
            <p>{t('merge.text', { track: other.note ?? '', subject: other.text })}</p>
            <div className={card.end}>
              <Button onClick={() => setOther(undefined)}>{t('merge.other')}</Button>
              <Button look="primary" busy={merging.busy} onClick={() => void merging.write(other)}>
                {t('merge')}
              </Button>
            </div>
          </>
        ) : (
          <Picker
            label={t('merge.find')}
            of="tickets"
            find={async (q, signal) => (await findTickets(q, signal)).filter((one) => one.id !== id)}
            onPick={setOther}
            onCancel={onClose}
          />
        )}
      </div>
    </Dialog>
  );
};
