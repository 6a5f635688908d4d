import { IconHeadphones, IconPhoneIncoming, IconPhoneOutgoing, IconPhoneX } from '@tabler/icons-react';
import type { Call } from '../../workflows/call/call.schema.ts';
import { phoneText } from '../../workflows/contact/phone-text.ts';
import { talkTime } from '../../workflows/call/talk-time.ts';
import { Time } from '../kit/Time.tsx';
import { usePipelines } from '../pipeline/pipelines.ts';
import { useWords } from '../words.ts';
import css from './Calls.module.css';
import { outcomeText } from './outcomes.ts';
import { isMissed, stateWord } from './state.ts';

/** One call in 36 px: with whom, who talked, what came of it. */
export const CallRow = ({ call, on, onOpen }: { call: Call; on: boolean; onOpen: () => void }) => {
  const { t, language } = useWords('call');
  const pipelines = usePipelines();
  const missed = isMissed(call);
  const Icon = missed ? IconPhoneX : call.direction === 'in' ? IconPhoneIncoming : IconPhoneOutgoing;
  const number = call.phone ? phoneText(call.phone) : t('hidden');
  const what = call.state === 'ended' ? t(`how.${call.how ?? 'failed'}`) : t(stateWord(call));
  return (
    <li>
      <button type="button" className={css.row} data-on={on || undefined} onClick={onOpen}>
        <Icon
          size={16}
          role="img"
          aria-label={t(missed ? 'missed' : `direction.${call.direction}`)}
          className={css.icon}
          data-missed={missed || undefined}
        />
        <span className={css.who}>
          <b>{call.contact?.name || number}</b> {call.contact && <span className={css.dim}>{number}</span>}
        </span>
        <span className={css.user}>{call.user?.name}</span>
        <span className={css.what} data-missed={missed || undefined}>
          {what}
          {call.greeting?.pressed && ` · ${t('greeting.pressed')}`}
          {call.greeting?.failed && ` · ${t('greeting.failed')}`}
          {call.outcome && ` · ${outcomeText(call, pipelines, language, t)}`}
        </span>
        <span className={css.length}>
          {(call.recording.state === 'kept' || call.recording.state === 'one_sided') && (
            <IconHeadphones size={14} role="img" aria-label={t('player')} />
          )}{' '}
          {call.answeredAt && talkTime(call.talkSeconds)}
        </span>
        <span className={css.at}>
          <Time at={call.askedAt} />
        </span>
      </button>
    </li>
  );
};
