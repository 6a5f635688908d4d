import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { User } from '../../../workflows/user/user.schema.ts';
import { Button } from '../../kit/Button.tsx';
import { NoteComposer } from '../../note/NoteComposer.tsx';
import { useWords } from '../../words.ts';

/** A note under the story, or a task. */
export const Composer = ({ lead, onTask }: { lead: Lead; onTask: () => void }) => {
  const { t } = useWords('lead');
  return (
    <NoteComposer
      record={{ noun: 'lead', id: lead.id }}
      changes={[['/leads/{id}/events', { path: { id: lead.id } }]]}
      sees={(user) => seesLead(user, lead)}
    >
      <Button look="quiet" onClick={onTask}>
        {t('task.add')}
      </Button>
    </NoteComposer>
  );
};

const seesLead = ({ id, role }: User, { responsibleId }: Lead): boolean =>
  role !== 'manager' || responsibleId === null || responsibleId === id;
