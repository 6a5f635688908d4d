import { IconEar } from '@tabler/icons-react';
import type { Call } from '../../workflows/call/call.schema.ts';
import { phoneText } from '../../workflows/contact/phone-text.ts';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Call.module.css';
import { listenOf } from './calls.ts';
import { Clock } from './Clock.tsx';
import { Listening } from './Listening.tsx';
import { PhonesButton } from './PhonesButton.tsx';

/** Under every page while one listens to a call of somebody else: whose it is, who hears one, and the ways out. */
export const ListenBar = ({ call }: { call: Call }) => {
  const { t } = useWords('call');
  const me = useMe();
  const mine = listenOf(call, me.id);
  if (!mine) return null;
  const name = call.user?.name ?? '…';
  const says = mine.upAt ? t(`listen.as.${mine.turns.at(-1)?.as}`, { name }) : t('listen.rings');
  return (
    <div className={`${css.bar} ${css.wraps}`} data-state="up">
      <IconEar size={18} aria-hidden className={css.icon} />
      <div className={css.text}>
        <span className={css.name}>
          {name} · {call.contact?.name || (call.phone ? phoneText(call.phone) : t('hidden'))}
        </span>
        <span role="status">{says}</span>
      </div>
      <Clock since={mine.upAt ?? mine.from} />
      <PhonesButton line={call.accountId} />
      <Listening call={call} />
    </div>
  );
};
