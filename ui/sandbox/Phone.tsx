import { IconAlertTriangle, IconCheck, IconChecks, IconClock, IconMessage, IconPlugX } from '@tabler/icons-react';
import { Fragment } from 'react';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import { CallbackLine } from './CallbackLine.tsx';
import { Panes, Row } from './Panes.tsx';
import css from './Phone.module.css';
import { send, useMessages } from './sandbox-api.ts';
import type { Filter, Message, MessageState } from './sandbox-api.ts';

type Props = { filter: Filter; id: string; open: (id: string) => void };

/** The phones of everybody who got an SMS; a phone is opened by its number. */
export const Phone = ({ filter, id, open }: Props) => {
  const { t } = useWords('sandbox');
  const { data, isPending } = useMessages('sms', filter);
  const phones = Map.groupBy(data?.items ?? [], (sms) => sms.to[0] ?? '');
  const narrowed = Boolean(filter.q || filter.to);
  const number = id || [...phones.keys()][0];
  const shown = number === undefined ? undefined : phones.get(number);
  return (
    <Panes
      label={t('tab.sms')}
      opened={Boolean(id)}
      back={() => open('')}
      list={
        isPending ? (
          <Skeleton rows={8} height={56} />
        ) : (
          <ul>
            {[...phones].map(([to, [last]]) => (
              <Row
                key={to}
                title={to}
                at={<Time at={last!.at} />}
                sub={last!.text}
                on={to === number}
                onOpen={() => open(to)}
              />
            ))}
            {phones.size === 0 && (
              <Empty
                icon={<IconMessage size={28} />}
                title={t(narrowed ? 'nothing' : 'sms.empty')}
                text={narrowed ? undefined : t('sms.emptyText')}
              />
            )}
          </ul>
        )
      }
    >
      {shown && (
        <div className={css.phone}>
          <header className={css.top}>
            <h2>{number}</h2>
            <span>{t('sms.from', { from: shown[0]!.from })}</span>
          </header>
          <ol className={css.screen} aria-label={t('sms.talk', { number })}>
            {[...shown].reverse().map((sms) => (
              <Bubble key={sms.id} sms={sms} />
            ))}
          </ol>
        </div>
      )}
    </Panes>
  );
};

const icons: Record<MessageState, typeof IconCheck> = {
  queued: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  undelivered: IconAlertTriangle,
  failed: IconAlertTriangle,
};

const Bubble = ({ sms }: { sms: Message }) => {
  const { t } = useWords('sandbox');
  const Icon = icons[sms.state];
  const bad = sms.state === 'undelivered' || sms.state === 'failed';
  const move = (verb: string) => () => void send('POST', `/messages/${sms.id}/${verb}`);
  return (
    <li className={css.item}>
      <p className={css.bubble}>{linked(sms.text)}</p>
      <div className={css.under}>
        <Time at={sms.at} />
        <span className={css.state} data-bad={bad || undefined}>
          <Icon size={14} aria-hidden /> {t(`state.${sms.state}`)}
          {sms.errorCode !== null && ` (${sms.errorCode})`}
        </span>
        {sms.lost && (
          <Chip tone="amber" icon={<IconPlugX aria-hidden />} title={t('lostWhy')}>
            {t('lost')}
          </Chip>
        )}
      </div>
      <details className={css.more}>
        <summary>{t('sms.receipts')}</summary>
        <div className={css.buttons}>
          <Chip onClick={move('deliver')}>{t('sms.deliver')}</Chip>
          <Chip onClick={move('fail')}>{t('sms.fail')}</Chip>
          <Chip onClick={move('read')}>{t('sms.read')}</Chip>
        </div>
        <ul>
          {sms.callbacks.map((callback) => (
            <CallbackLine
              key={callback.id}
              callback={callback}
              what={t(`state.${callback.what.replace('status:', '')}`)}
            />
          ))}
        </ul>
      </details>
    </li>
  );
};

/** A phone makes links of addresses. */
const linked = (text: string) =>
  text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/).map((part, i) =>
    i % 2 === 1 ? (
      <a key={i} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ) : (
      <Fragment key={i}>{part}</Fragment>
    ),
  );
