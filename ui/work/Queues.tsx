import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { channelOf } from '../../workflows/channel/index.ts';
import type { Floor, FloorWork } from '../../workflows/work/floor.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { CallsNow } from '../call/CallsNow.tsx';
import { askAgain } from '../ask/asking.ts';
import { CallbackPanel } from '../callback/CallbackPanel.tsx';
import { HandOver } from '../conversation/HandOver.tsx';
import { handing } from '../conversation/handing.ts';
import { Empty } from '../kit/Empty.tsx';
import { Header } from '../kit/Header.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { Transfer } from '../ticket/Transfer.tsx';
import { useWords } from '../words.ts';
import { Breaches } from './floor/Breaches.tsx';
import { changesFloor, shownFrom, useFloor } from './floor/floor.ts';
import { Levels } from './floor/Levels.tsx';
import { Missed } from './floor/Missed.tsx';
import { PersonRow } from './floor/PersonRow.tsx';
import { QueueRow } from './floor/QueueRow.tsx';
import { WorkList } from './floor/WorkList.tsx';
import { useStatuses } from './work.ts';
import css from './floor/Floor.module.css';

const page = getRouteApi('/frame/queues');
type Handed = { kind: FloorWork['kind']; id: string; assigneeId: string | null };

/** Who waits how long, who does what, what is answered in time and what will be late: live, for supervisors. */
export const QueuesPage = () => {
  const { t } = useWords('work');
  const floor = useFloor();
  const [handed, handOver] = useState<Handed>();
  useEffect(() => void (document.title = `${t('queues')} · Voronka`), [t]);
  const done = () => {
    handOver(undefined);
    void askAgain(changesFloor);
  };
  return (
    <>
      <Header title={t('queues')} />
      <main className={css.page} tabIndex={0}>
        {floor.isPending ? (
          <Skeleton rows={8} />
        ) : !floor.data ? (
          <Problem error={floor.error} again={() => void floor.refetch()} />
        ) : (
          <Shown floor={floor.data} onHandOver={handOver} />
        )}
        {/* one dialog at a time: the list comes back when it is done */}
        {floor.data && !handed && <Beside floor={floor.data} onHandOver={handOver} />}
        {handed?.kind === 'conversation' && <HandOver {...handing(handed)} onClose={done} />}
        {handed?.kind === 'callback' && <CallbackPanel id={handed.id} onClose={done} />}
        {handed?.kind === 'ticket' && <Transfer ticket={handed} onClose={done} />}
      </main>
    </>
  );
};

type Props = { floor: Floor; onHandOver: (work: Handed) => void };

const Shown = ({ floor: { queues, operators, levels, breaches }, onHandOver }: Props) => {
  const { t } = useWords('work');
  const statuses = useStatuses();
  return (
    <>
      {queues.length === 0 ? (
        <Empty title={t('queues.none')} text={t('queues.none.text')} />
      ) : (
        <div className={css.queues}>
          {queues.map((queue) => (
            <QueueRow key={queue.id} queue={queue} />
          ))}
        </div>
      )}
      <CallsNow />
      <Levels levels={levels} />
      <Breaches
        breaches={breaches}
        onHandOver={({ kind, id, assignee }) => onHandOver({ kind, id, assigneeId: assignee?.id ?? null })}
      />
      {operators.length > 0 && (
        <Section title={t('people.now')} aside={operators.length}>
          <ul className={css.people}>
            {operators.map((operator) => (
              <PersonRow key={operator.id} operator={operator} statuses={statuses} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
};

/** The rows behind the number that was clicked. */
const Beside = ({ floor, onHandOver }: Props) => {
  const { t, language } = useWords('work');
  const navigate = page.useNavigate();
  const shown = shownFrom(page.useSearch().show);
  if (!shown) return null;
  const { what, of } = shown;
  const close = () => void navigate({ search: {} });
  const name =
    what === 'user'
      ? (floor.operators.find(({ id }) => id === of)?.name ?? '')
      : what === 'level'
        ? inLanguage(channelOf(of)?.name ?? { ru: of }, language)
        : inLanguage(floor.queues.find(({ id }) => id === of)?.name ?? { ru: '' }, language);
  const title = `${name}: ${t(`shown.${what}`)}`;
  if (what === 'level') return <Missed title={title} channel={of} onClose={close} />;
  return <WorkList title={title} shown={shown} onClose={close} onHandOver={onHandOver} />;
};
