import { useQuery } from '@tanstack/react-query';
import { IconArrowMerge } from '@tabler/icons-react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { usePast } from './story/past.ts';
import { useWords } from '../words.ts';
import { changesLeads, partLeads, sameClientQuery } from './same-client.ts';

/** On another lead of the same client: makes it one with this, or parts it again. */
export const JoinLead = ({ lead, other }: { lead: Lead; other: { id: string; number: number } }) => {
  const { t } = useWords('lead');
  const past = usePast();
  const { data } = useQuery(sameClientQuery(lead.id));
  const joining = useWrite(() => post('/leads/{id}/merge', { path: { id: lead.id }, body: { with: other.id } }), {
    changes: changesLeads,
    says: t('join.done', { number: other.number }),
    undo: ({ merge }) => partLeads(merge),
  });
  const merge = data?.joined.find(({ id }) => id === other.id)?.merge;
  const parting = useWrite(() => partLeads(merge!), { changes: changesLeads, says: t('join.parted') });
  if (past || !data) return null;
  if (merge)
    return (
      <Button look="quiet" busy={parting.busy} onClick={() => void parting.write()}>
        {t('join.part')}
      </Button>
    );
  if (lead.closedAt !== null || !data.open.some(({ id }) => id === other.id)) return null;
  return (
    <Button icon={<IconArrowMerge size={15} />} busy={joining.busy} onClick={() => void joining.write()}>
      {t('join.do')}
    </Button>
  );
};
