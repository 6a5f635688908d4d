import type { Ticket } from '../../workflows/ticket/ticket.schema.ts';
import { get, put } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Picker, type Picked } from '../kit/Picker.tsx';
import { useWords } from '../words.ts';
import { changedBy, changeTicket, findTickets } from './tickets.ts';

export type Linked = 'related' | 'parent' | 'talk';

/** Names another ticket, the bigger matter, or one more conversation. */
export const LinkTicket = ({ ticket, what, onClose }: { ticket: Ticket; what: Linked; onClose: () => void }) => {
  const { t } = useWords('ticket');
  const { id } = ticket;
  const linking = useWrite(
    async ({ id: other }: Picked) => {
      if (what === 'parent') await changeTicket(ticket, { parentId: other });
      else if (what === 'related') await put('/tickets/{id}/related/{other}', { path: { id, other } });
      else await put('/tickets/{id}/talks/{other}', { path: { id, other } });
    },
    { changes: [...changedBy(id), ['/tickets/{id}']], then: onClose },
  );
  return (
    <Dialog title={t(`link.${what}`)} onClose={onClose}>
      <Picker
        label={t(what === 'talk' ? 'link.talk.find' : 'merge.find')}
        of={what}
        find={async (q, signal) =>
          (what === 'talk' ? await findTalks(q, signal) : await findTickets(q, signal)).filter(
            (one) => one.id !== id && !ticket.talks.includes(one.id),
          )
        }
        onPick={(one) => void linking.write(one)}
        onCancel={onClose}
      />
    </Dialog>
  );
};

const findTalks = async (q: string, signal: AbortSignal): Promise<Picked[]> =>
  (await get('/conversations', { query: { q, limit: 8 }, signal })).items.map(({ id, contact, lastText }) => ({
    id,
    text: contact.name,
    note: lastText.slice(0, 60),
  }));
