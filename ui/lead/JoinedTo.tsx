import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconArrowMerge } from '@tabler/icons-react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { usePast } from './story/past.ts';
import { useWords } from '../words.ts';
import css from './Joined.module.css';
import { changesLeads, partLeads, sameClientQuery } from './same-client.ts';

/** Over the page of a lead that is one with another. */
export const JoinedTo = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('lead');
  const past = usePast();
  const to = lead.joinedTo;
  const { data } = useQuery({ ...sameClientQuery(to?.id ?? lead.id), enabled: to !== null });
  const merge = data?.joined.find(({ id }) => id === lead.id)?.merge;
  const parting = useWrite(() => partLeads(merge!), { changes: changesLeads, says: t('join.parted') });
  if (!to) return null;
  return (
    <div className={css.bar} role="status">
      <IconArrowMerge size={16} aria-hidden />
      <span>
        {t('join.to')}{' '}
        <Link to="/leads/$id" params={{ id: to.id }}>
          {t('kit:number', { number: to.number })} {to.name}
        </Link>
      </span>
      {merge && !past && (
        <Button look="quiet" busy={parting.busy} onClick={() => void parting.write()}>
          {t('join.part')}
        </Button>
      )}
    </div>
  );
};
