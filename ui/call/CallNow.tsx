import {
  IconArrowForwardUp,
  IconChevronDown,
  IconChevronUp,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Call } from '../../workflows/call/call.schema.ts';
import { Button } from '../kit/Button.tsx';
import { useKeys } from '../kit/keys.ts';
import { useWords } from '../words.ts';
import css from './Call.module.css';
import { CallNote, useNote } from './CallNote.tsx';
import { Clock } from './Clock.tsx';
import { useOrders } from './orders.ts';
import { PhonesButton } from './PhonesButton.tsx';
import { RecordButton } from './RecordButton.tsx';
import { since, stateWord } from './state.ts';
import { Transfer } from './Transfer.tsx';
import { Who, WhoIs } from './Who.tsx';

const folded = 'voronka.call.folded';

/** A call that goes on: what it does, who it is with, and what can be done. Its own shortcuts work while one types; Enter and Space do not reach it. */
export const CallNow = ({ call }: { call: Call }) => {
  const { t } = useWords('call');
  const { hangup, hold, resume, transfer, back, complete } = useOrders(call);
  const note = useNote(call);
  const [isOpen, open] = useState(localStorage.getItem(folded) !== 'yes');
  const [handing, hand] = useState(false);
  const button = useRef<HTMLSpanElement>(null);
  const isUp = call.state === 'up';
  const word = stateWord(call);
  const isMasked = call.recording.gaps.at(-1)?.to === null;
  const why = isUp ? undefined : t('notUp');
  const consulting = word === 'state.consulting';
  const held = call.onHold || consulting;
  const toggle = consulting ? back : held ? resume : hold;
  const end = consulting ? complete : hangup;
  const fold = () => {
    localStorage.setItem(folded, isOpen ? 'yes' : 'no');
    open(!isOpen);
  };
  useKeys([
    { keys: 'alt+x', does: t('hangup'), whileTyping: true, run: () => void end.write() },
    { keys: 'alt+z', does: t('hold'), whileTyping: true, run: () => isUp && void toggle.write() },
    { keys: 'alt+p', does: t('transfer'), whileTyping: true, run: () => isUp && hand(true) },
  ]);
  const Icon = call.direction === 'in' ? IconPhoneIncoming : IconPhoneOutgoing;
  return (
    <>
      {isOpen && (
        <div className={css.card}>
          <WhoIs call={call} />
          <CallNote note={note} rows={3} />
        </div>
      )}
      <div className={css.bar} data-state={held ? 'hold' : call.state} data-direction={call.direction}>
        <Icon size={18} aria-hidden className={css.icon} />
        <div className={css.text}>
          <Who call={call} />
          <span role="status">
            {t(word)}
            {word === 'state.ringing.in' && ` ${t('lift')}`}
            {isMasked && ` · ${t('masked')}`}
          </span>
        </div>
        <Clock since={since(call)} />
        <div className={css.acts}>
          <PhonesButton line={call.accountId} />
          <RecordButton call={call} />
          <Button
            icon={held ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
            label={t(held ? 'resume' : 'hold')}
            why={why}
            busy={toggle.busy}
            aria-keyshortcuts="Alt+Z"
            onClick={() => void toggle.write()}
          />
          <span ref={button}>
            <Button
              icon={<IconArrowForwardUp size={16} />}
              label={t('transfer')}
              why={why}
              busy={transfer.busy}
              aria-haspopup="dialog"
              aria-keyshortcuts="Alt+P"
              onClick={() => hand(!handing)}
            />
          </span>
          <Button
            icon={isOpen ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
            label={t(isOpen ? 'fold' : 'unfold')}
            aria-expanded={isOpen}
            onClick={fold}
          />
          <Button
            look={consulting ? 'primary' : 'danger'}
            icon={consulting ? <IconArrowForwardUp size={16} /> : <IconPhoneOff size={16} />}
            busy={end.busy}
            keys="alt+x"
            onClick={() => void end.write()}
          >
            <span className={css.wide}>
              {t(consulting ? 'handOver' : word === 'state.ringing.in' ? 'decline' : 'hangup')}
            </span>
          </Button>
        </div>
      </div>
      {handing && button.current && (
        <Transfer
          at={button.current}
          onTo={(to) => {
            hand(false);
            void transfer.write(to);
          }}
          onClose={() => hand(false)}
        />
      )}
    </>
  );
};
