import { IconEar, IconEarOff, IconMessageCircle, IconUsersPlus } from '@tabler/icons-react';
import type { Call, ListenAs } from '../../workflows/call/call.schema.ts';
import { Button } from '../kit/Button.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Call.module.css';
import { isOf, listenOf } from './calls.ts';
import { useOrders } from './orders.ts';

const all: ListenAs[] = ['listen', 'whisper', 'join'];
const icons = { listen: IconEar, whisper: IconMessageCircle, join: IconUsersPlus };

/** For those who oversee: to hear a call of somebody else, to be heard by whoever talks for us or by both, and to leave. */
export const Listening = ({ call }: { call: Call }) => {
  const me = useMe();
  if (me.role === 'manager' || call.state === 'ended' || isOf(call, me.id)) return null;
  return <Ways call={call} me={me.id} />;
};

const Ways = ({ call, me }: { call: Call; me: string }) => {
  const { t } = useWords('call');
  const { listen, leave } = useOrders(call);
  const mine = listenOf(call, me);
  const as = mine?.turns.at(-1)?.as;
  return (
    <div className={css.ways} role="group" aria-label={t('listen.how')}>
      {(mine ? all : all.slice(0, 1)).map((way) => {
        const Icon = icons[way];
        return (
          <Button
            key={way}
            icon={<Icon size={16} />}
            {...(mine ? { 'aria-pressed': way === as } : {})}
            busy={listen.busy && listen.wish === way}
            why={call.state === 'up' ? undefined : t('notUp')}
            onClick={() => void listen.write(way)}
          >
            {t(way === 'listen' ? 'listen' : `listen.${way}`)}
          </Button>
        );
      })}
      {mine && (
        <Button look="danger" icon={<IconEarOff size={16} />} busy={leave.busy} onClick={() => void leave.write()}>
          {t('listen.leave')}
        </Button>
      )}
    </div>
  );
};
