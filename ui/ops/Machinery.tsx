import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { accountName } from '../../workflows/channel/index.ts';
import { isReason, reasonText } from '../../workflows/delivery/reason.ts';
import type { Ops } from '../../workflows/ops/ops.schema.ts';
import { Chip } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import { ageText, relativeText } from '../kit/time.ts';
import { Time, useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './Ops.module.css';

export const Queues = ({ queues }: { queues: Ops['queues'] }) => {
  const { t } = useWords('ops');
  return (
    <Section title={t('queues')}>
      <Table
        head={[t('queue.name'), t('queue.kind'), t('queue.backlog'), t('queue.age'), t('queue.pollers')]}
        numbers={[2, 3, 4]}
      >
        {queues.map(({ name, kind, backlog, ageSeconds, pollers }) => (
          <tr key={`${name} ${kind}`}>
            <td>
              <code>{name}</code>
            </td>
            <td>{t(`kind.${kind}`)}</td>
            <td data-number>{backlog}</td>
            <td data-number>{backlog ? t('unit.s', { value: Math.round(ageSeconds) }) : '—'}</td>
            <td data-number>
              {pollers || (
                <span className={css.bad}>
                  <IconAlertTriangle size={14} />
                  {t('queue.nobody')}
                </span>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  );
};

export const Workers = ({ workers }: { workers: Ops['workers'] }) => {
  const { t } = useWords('ops');
  return (
    <Section title={t('workers')}>
      {workers.length === 0 ? (
        <p className={css.bad}>
          <IconAlertTriangle size={14} />
          {t('workers.none')}
        </p>
      ) : (
        <Table head={[t('worker.name'), t('queue.name'), t('worker.seen')]} numbers={[2]}>
          {workers.map(({ identity, queue, lastSeenAt }) => (
            <tr key={`${identity} ${queue}`}>
              <td>{identity}</td>
              <td>
                <code>{queue}</code>
              </td>
              <td data-number>{lastSeenAt ? <Time at={lastSeenAt} /> : '—'}</td>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
};

/** `ops` shows them with what waits; settings show the same accounts. */
export const Channels = ({ channels }: { channels: Ops['channels'] }) => {
  const { t, language } = useWords('ops');
  const now = useNow();
  return (
    <Section id="channels" title={t('channels')}>
      <Table
        head={[t('channel.name'), t('channel.state'), t('channel.waiting'), t('channel.unknown'), t('channel.failed')]}
        numbers={[2, 3, 4]}
      >
        {channels.map(({ id, state, error, trouble, downSince, retryAt, waiting, unknown, failed }) => (
          <tr key={id}>
            <td>{accountName(id, language)}</td>
            <td>
              <Chip
                tone={state === 'ok' ? 'green' : 'red'}
                icon={state === 'ok' ? <IconCheck size={14} /> : <IconAlertTriangle size={14} />}
              >
                {t(state === 'ok' ? 'channel.ok' : state === 'off' ? 'channel.off' : 'channel.down')}
                {downSince && ` ${ageText(downSince, now)}`}
              </Chip>
              {trouble && isReason(trouble) && (
                <div className={css.trouble}>{reasonText(trouble, undefined, language)}</div>
              )}
              {error && <div className={css.error}>{error}</div>}
              {retryAt && state !== 'ok' && (
                <div className={css.dim}>{t('channel.next', { when: relativeText(retryAt, now) })}</div>
              )}
            </td>
            <td data-number>{waiting}</td>
            <td data-number>{unknown}</td>
            <td data-number>{failed}</td>
          </tr>
        ))}
      </Table>
    </Section>
  );
};

export const Table = ({ head, numbers, children }: { head: string[]; numbers: number[]; children: ReactNode }) => (
  <div className={css.scroll} tabIndex={0} role="group" aria-label={head[0]}>
    <table className={css.table}>
      <thead>
        <tr>
          {head.map((name, index) => (
            <th key={name} scope="col" data-number={numbers.includes(index) || undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
