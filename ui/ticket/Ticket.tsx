import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import {
  IconArrowsJoin2,
  IconClockPause,
  IconEye,
  IconEyeOff,
  IconHandGrab,
  IconHelpCircle,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserShare,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { trackText } from '../../workflows/task/track.ts';
import type { Ticket } from '../../workflows/ticket/ticket.schema.ts';
import { del, post, put } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Files } from '../file/Files.tsx';
import { Snooze } from '../conversation/Snooze.tsx';
import { WhyHere } from '../conversation/WhyHere.tsx';
import { WayBack } from '../contact/WayBack.tsx';
import { Button } from '../kit/Button.tsx';
import { Page } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { PageProblem } from '../kit/Problem.tsx';
import { PageSkeleton } from '../kit/Skeleton.tsx';
import { useMe } from '../session.tsx';
import { RecordTimeline } from '../timeline/RecordTimeline.tsx';
import { Here } from '../user/Here.tsx';
import { useWords } from '../words.ts';
import card from '../contact/Card.module.css';
import { MergeTicket } from './MergeTicket.tsx';
import { PauseTicket } from './PauseTicket.tsx';
import { OwnValues } from './OwnValues.tsx';
import { TicketClocks } from './TicketClocks.tsx';
import { TicketFacts } from './TicketFacts.tsx';
import { TicketLinks } from './TicketLinks.tsx';
import { TicketStages } from './TicketStages.tsx';
import { TicketTasks } from './TicketTasks.tsx';
import { Transfer } from './Transfer.tsx';
import css from './Ticket.module.css';
import { changedBy, changeTicket, ticketQuery, useVersion } from './tickets.ts';

export const TicketPage = () => {
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(ticketQuery(id));
  if (error && !data) return <PageProblem error={error} again={() => void refetch()} />;
  return data ? <TicketScreen ticket={data} /> : <PageSkeleton />;
};

const TicketScreen = ({ ticket }: { ticket: Ticket }) => {
  const { t } = useWords('ticket');
  const me = useMe();
  const pipeline = useVersion(ticket);
  const [shown, show] = useState<'transfer' | 'merge' | 'pause' | 'why' | 'postpone'>();
  const { id, subject, track } = ticket;
  const changes = changedBy(id);
  useEffect(() => void (document.title = `${trackText(track)} ${subject} · Voronka`), [track, subject]);
  const taking = useWrite(() => post('/tickets/{id}/take', { path: { id } }), { changes });
  const resuming = useWrite(() => post('/tickets/{id}/process/resume', { path: { id } }), { changes });
  const watches = ticket.watchers.includes(me.id);
  const watching = useWrite(() => (watches ? del : put)('/tickets/{id}/watch', { path: { id } }), { changes });
  const [at, setAt] = useState<HTMLElement>();
  const isOpen = ticket.closedAt === null;
  const postpone = (button = document.getElementById('ticket-postpone') ?? undefined) => {
    setAt(button);
    show('postpone');
  };
  const canTake = isOpen && ticket.assigneeId !== me.id;
  useKeys([
    { keys: 'a', does: t('take'), run: () => canTake && void taking.write() },
    { keys: 'h', does: t('transfer'), run: () => isOpen && show('transfer') },
    { keys: 'z', does: t('conversation:snooze'), run: () => isOpen && postpone() },
  ]);
  return (
    <Page
      title={
        <>
          <WayBack to="/tickets" />
          {subject}
        </>
      }
      note={trackText(track)}
      many
      action={
        <>
          <Here noun="ticket" id={id} />
          {canTake && (
            <Button
              look="primary"
              folds
              keys="a"
              icon={<IconHandGrab size={16} />}
              busy={taking.busy}
              onClick={() => void taking.write()}
            >
              {t('take')}
            </Button>
          )}
          {ticket.assigneeId && (
            <Button look="quiet" label={t('why')} icon={<IconHelpCircle size={17} />} onClick={() => show('why')} />
          )}
          {isOpen && (
            <>
              <Button folds icon={<IconUserShare size={16} />} onClick={() => show('transfer')}>
                {t('transfer')}
              </Button>
              <Button
                id="ticket-postpone"
                look="quiet"
                label={t('conversation:snooze')}
                icon={<IconClockPause size={17} />}
                onClick={({ currentTarget }) => postpone(currentTarget)}
              />
              <Button
                look="quiet"
                label={t(watches ? 'unwatch' : 'watch')}
                icon={watches ? <IconEyeOff size={17} /> : <IconEye size={17} />}
                busy={watching.busy}
                onClick={() => void watching.write()}
              />
              <Button folds icon={<IconArrowsJoin2 size={16} />} onClick={() => show('merge')}>
                {t('merge')}
              </Button>
              {ticket.pausedAt ? (
                <Button
                  folds
                  icon={<IconPlayerPlay size={16} />}
                  busy={resuming.busy}
                  onClick={() => void resuming.write()}
                >
                  {t('resume')}
                </Button>
              ) : (
                <Button folds icon={<IconPlayerPause size={16} />} onClick={() => show('pause')}>
                  {t('pause')}
                </Button>
              )}
            </>
          )}
        </>
      }
    >
      {pipeline && (
        <div className={css.stages}>
          <TicketStages ticket={ticket} pipeline={pipeline} />
        </div>
      )}
      <div className={card.columns}>
        <div className={card.stack}>
          <TicketFacts ticket={ticket} pipeline={pipeline} />
          <OwnValues key={id} ticket={ticket} pipeline={pipeline} />
          <TicketClocks ticket={ticket} pipeline={pipeline} />
          <TicketTasks ticket={ticket} pipeline={pipeline} />
          <TicketLinks ticket={ticket} />
          <Files record={{ noun: 'ticket', id }} />
        </div>
        <div className={card.stack}>
          <RecordTimeline noun="ticket" id={id} pipeline={pipeline} />
        </div>
      </div>
      {shown === 'transfer' && <Transfer ticket={ticket} onClose={() => show(undefined)} />}
      {shown === 'merge' && <MergeTicket ticket={ticket} onClose={() => show(undefined)} />}
      {shown === 'postpone' && at && (
        <Snooze
          at={at}
          save={(until) => changeTicket(ticket, { postponedUntil: until })}
          changes={changes}
          onClose={() => show(undefined)}
        />
      )}
      {shown === 'why' && <WhyHere of="tickets" id={id} onClose={() => show(undefined)} />}
      {shown === 'pause' && <PauseTicket ticket={ticket} onClose={() => show(undefined)} />}
    </Page>
  );
};
