import { messageName } from '../../../workflows/channel/index.ts';
import { phoneText } from '../../../workflows/contact/phone-text.ts';
import type { Delivery } from '../../../workflows/delivery/delivery.schema.ts';
import { reasonIn } from '../../../workflows/delivery/reason.ts';
import { inOneLine } from '../../../workflows/letter/markup.ts';
import { quoted } from '../../../workflows/words/words.ts';
import { post } from '../../ask/ask.ts';
import { useWrite } from '../../ask/use-write.ts';
import { ChannelIcon } from '../../channel/ChannelIcon.tsx';
import { Button } from '../../kit/Button.tsx';
import { Chip, type Tone } from '../../kit/Chip.tsx';
import { toastProblem } from '../../kit/toast.tsx';
import { useNight } from '../../night/Night.tsx';
import { Time } from '../../kit/Time.tsx';
import { useWords } from '../../words.ts';
import { usePast } from './past.ts';
import { Clock, type Why } from './Entry.tsx';
import css from './Timeline.module.css';

type Props = { at: string; account: string; recipient: string; delivery: Delivery | undefined; why?: Why };

/** A message to the client in one entry: how far it got, and behind it its text and every attempt. */
export const MessageEntry = ({ at, account, recipient, delivery, why }: Props) => {
  const { t, language } = useWords('lead');
  // what a cap holds was never tried
  const isHeld = delivery?.state === 'failed' && delivery.attempts.length === 0;
  // what is tried again by itself has its reason
  const morning = delivery && (delivery.attempts.length === 0 || !delivery.reason) ? delivery.goesAt : null;
  const state = isHeld ? 'held' : morning ? 'morning' : (delivery?.state ?? 'queued');
  const past = usePast();
  const night = useNight();
  const retrying = useWrite(
    ({ id, inMorning }: { id: string; inMorning?: true }) =>
      post('/deliveries/{id}/retry', { path: { id }, body: inMorning ? { inMorning } : {} }),
    { changes: [['/deliveries']] },
  );
  const again = async ({ id, leadId, account: sender }: Delivery) => {
    if (state === 'morning' || !leadId) return void retrying.write({ id });
    await night.ask(
      leadId,
      async ({ inMorning }) => void (await retrying.write({ id, ...(inMorning ? { inMorning } : {}) })),
      sender,
    );
  };
  return (
    <article className={css.entry}>
      <span className={css.icon} data-tone={tones[state]}>
        <ChannelIcon account={account} size={14} />
      </span>
      <div className={css.words}>
        <span>
          {messageName(account, language)}
          {delivery?.subject ? ` ${quoted(delivery.subject, language)}` : ''} ·{' '}
          {phoneText(delivery?.recipient ?? recipient)}{' '}
          <Chip tone={tones[state]}>
            {t(`delivery.${state}`)}
            {morning && (
              <>
                {' '}
                <Time at={morning} />
              </>
            )}
          </Chip>
        </span>
        {delivery?.reason && (
          <div className={css.reason} data-tone={isHeld ? 'amber' : undefined}>
            {reasonIn(delivery.reason, language)}
          </div>
        )}
        {delivery && (delivery.body || delivery.attempts.length > 0) && !isHeld && (
          <details className={css.raw}>
            <summary>
              <span className={css.preview}>
                {delivery.body ? inOneLine(delivery.body) : t('delivery.more', { count: delivery.attempts.length })}
              </span>
            </summary>
            {delivery.body && <p className={css.body}>{delivery.body.replace(/\n+/g, '\n').trim()}</p>}
            <ul>
              {delivery.attempts.map((attempt) => (
                <li key={attempt.number}>
                  {attempt.number}. <Time at={attempt.startedAt} as="exact" /> · {t(`attempt.${attempt.outcome}`)} ·{' '}
                  <code>{attempt.requestId}</code>
                  {attempt.answer ? ` · ${attempt.answer}` : ''}
                </li>
              ))}
            </ul>
          </details>
        )}
        {!past && (isHeld || state === 'failed' || state === 'unknown' || state === 'morning') && (
          <Button busy={retrying.busy} onClick={() => void (delivery && again(delivery).catch(toastProblem))}>
            {t(isHeld ? 'delivery.send' : state === 'morning' ? 'delivery.now' : 'delivery.retry')}
          </Button>
        )}
        {night.question}
      </div>
      <Clock at={at} why={why} />
    </article>
  );
};

const tones: Record<Delivery['state'] | 'held' | 'morning', Tone> = {
  held: 'amber',
  morning: 'blue',
  queued: 'dim',
  sending: 'dim',
  sent: 'blue',
  delivered: 'green',
  read: 'green',
  failed: 'red',
  unknown: 'amber',
};
