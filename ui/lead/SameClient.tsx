import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconArrowMerge } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { post } from '../ask/ask.ts';
import { asking, type Question } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { usePast } from './story/past.ts';
import { useWords } from '../words.ts';
import css from './SameClient.module.css';

export const sameClientQuery = (id: string) => asking('/leads/{id}/same-client', { path: { id } });

/** Whatever joining and parting change. */
const changesLeads: Question[] = [
  ['/leads/{id}/same-client'],
  ['/leads'],
  ['/leads/{id}'],
  ['/tasks'],
  ['/deliveries'],
];

const part = (merge: string) => post('/merges/{id}/undo', { path: { id: merge } });

/** The client's other open leads, one press from being one with this, and those that are. */
export const SameClient = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('lead');
  const past = usePast();
  const { data } = useQuery(sameClientQuery(lead.id));
  const joining = useWrite(
    (other: Other) => post('/leads/{id}/merge', { path: { id: lead.id }, body: { with: other.id } }),
    { changes: changesLeads, says: (_, { number }) => t('join.done', { number }), undo: ({ merge }) => part(merge) },
  );
  const parting = useWrite((one: Joined) => part(one.merge!), { changes: changesLeads });
  const { open = [], joined = [] } = data ?? {};
  const offered = past || lead.closedAt !== null ? [] : open;
  if (offered.length + joined.length === 0) return null;
  return (
    <Section title={t('join.title')}>
      {offered.map((other) => (
        <Row key={other.id} other={other}>
          <Button
            icon={<IconArrowMerge size={15} />}
            busy={joining.busy && joining.wish?.id === other.id}
            onClick={() => void joining.write(other)}
          >
            {t('join.do')}
          </Button>
        </Row>
      ))}
      {joined.map((other) => (
        <Row key={other.id} other={other} note={t('join.here')}>
          {!past && other.merge && (
            <Button look="quiet" busy={parting.busy} onClick={() => void parting.write(other)}>
              {t('join.part')}
            </Button>
          )}
        </Row>
      ))}
    </Section>
  );
};

type Other = { id: string; number: number; name: string };
type Joined = Other & { merge: string | null };

const Row = ({ other, note, children }: { other: Other; note?: string; children: ReactNode }) => {
  const { t } = useWords('lead');
  return (
    <div className={css.row}>
      <Link to="/leads/$id" params={{ id: other.id }} className={css.name}>
        {t('kit:number', { number: other.number })} {other.name}
      </Link>
      {note && <span className={css.note}>{note}</span>}
      {children}
    </div>
  );
};

/** Over the page of a lead that is one with another. */
export const JoinedTo = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('lead');
  const past = usePast();
  const to = lead.joinedTo;
  const { data } = useQuery({ ...sameClientQuery(to?.id ?? lead.id), enabled: to !== null });
  const merge = data?.joined.find(({ id }) => id === lead.id)?.merge;
  const parting = useWrite(() => part(merge!), { changes: changesLeads, says: t('join.parted') });
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
