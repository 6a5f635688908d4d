import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { User } from '../../../workflows/user/user.schema.ts';
import { asking } from '../../ask/asking.ts';
import { WriteButton } from '../../conversation/WriteButton.tsx';
import { Button } from '../../kit/Button.tsx';
import { NoteComposer } from '../../note/NoteComposer.tsx';
import { useWords } from '../../words.ts';
import { ToClient } from './ToClient.tsx';

const Answer = lazy(async () => ({ default: (await import('./Answer.tsx')).Answer }));

/** A note under the story, an answer to the client where she writes to us, or a task. */
export const Composer = ({ lead, onTask }: { lead: Lead; onTask: () => void }) => {
  const { t } = useWords('lead');
  const [to, answer] = useState<string>();
  const { data } = useQuery(asking('/conversations', { query: { lead: lead.id, limit: 3 } }));
  const client = useQuery(asking('/leads/{id}/client', { path: { id: lead.id } })).data;
  const talks = data?.items ?? [];
  const talk = talks.find(({ id }) => id === to);
  if (talk)
    return (
      <Suspense>
        <Answer key={talk.id} talk={talk} onNote={() => answer(undefined)} />
      </Suspense>
    );
  return (
    <NoteComposer
      record={{ noun: 'lead', id: lead.id }}
      changes={[['/leads/{id}/events', { path: { id: lead.id } }]]}
      sees={(user) => seesLead(user, lead)}
    >
      {talks.length > 0 && <ToClient talks={talks} onAnswer={answer} />}
      {data && talks.length === 0 && client && (
        <WriteButton
          look="quiet"
          client={{ id: client.contactId, name: client.name, addresses: client.addresses, leadId: lead.id }}
        />
      )}
      <Button look="quiet" onClick={onTask}>
        {t('task.add')}
      </Button>
    </NoteComposer>
  );
};

const seesLead = ({ id, role }: User, { responsibleId }: Lead): boolean =>
  role !== 'manager' || responsibleId === null || responsibleId === id;
