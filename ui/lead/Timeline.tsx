import { useQuery } from '@tanstack/react-query';
import { IconBolt, IconCheckbox, IconCreditCard, IconFileText, IconMessage, IconNote, IconArrowsRightLeft, IconMail } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Delivery } from '../../workflows/delivery/delivery.schema.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { get, post, queryKeys, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { Chip, type Tone } from '../kit/Chip.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { Time } from '../kit/Time.tsx';
import { dayText } from '../kit/time.ts';
import { toastProblem } from '../kit/toast.tsx';
import { usePipeline } from '../pipelines.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { kindOf, sentenceOf, type Kind } from './sentence.ts';
import css from './Timeline.module.css';

const filters = ['all', 'message', 'task', 'process'] as const;
type Filter = (typeof filters)[number];

/** Everything that happened to a lead, newest at the bottom. */
export const Timeline = ({ lead }: { lead: Lead }) => {
  const { t, language } = useWords('lead');
  const [filter, setFilter] = useState<Filter>('all');
  const pipeline = usePipeline(lead.pipeline);
  const users = useUsers();
  const events = useQuery({ queryKey: queryKeys.events(lead.id), queryFn: ({ signal }) => get<Page<Event>>(`/leads/${lead.id}/events`, { query: { limit: 200 }, signal }) });
  const deliveries = useQuery({ queryKey: queryKeys.deliveries({ lead: lead.id }), queryFn: ({ signal }) => get<Page<Delivery>>('/deliveries', { query: { lead: lead.id, limit: 100 }, signal }) });
  const byId = useMemo(() => new Map((deliveries.data?.items ?? []).map((one) => [one.id, one])), [deliveries.data]);
  const entries = useMemo(() => fold(events.data?.items ?? []).filter((event) => shows(filter, kindOf(event))), [events.data, filter]);
  const feed = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (feed.current) feed.current.scrollTop = feed.current.scrollHeight;
  }, [entries.length]);

  return (
    <section className={css.timeline} aria-label={t('timeline')}>
      <div className={css.filters} role="group" aria-label={t('timeline.filter')}>
        {filters.map((one) => (
          <Chip key={one} on={filter === one} onClick={() => setFilter(one)}>
            {t(`filter.${one}`)}
          </Chip>
        ))}
      </div>
      <div ref={feed} className={css.feed} tabIndex={0} role="region" aria-label={t('timeline')}>
        <div className={css.space} />
        {events.isPending && <Skeleton rows={6} height={26} />}
        {events.error && <Problem error={events.error} again={() => void events.refetch()} />}
        {entries.map((event, index) => (
          <div key={event.id} className={css.block}>
            {(index === 0 || dayText(event.at) !== dayText(entries[index - 1]!.at)) && <div className={css.day}>{dayText(event.at)}</div>}
            {event.noun === 'delivery' ? (
              <MessageEntry event={event} delivery={byId.get(event.nounId)} ahead={lead.clockOffset} />
            ) : (
              <Entry event={event} text={sentenceOf(event, { t, language, pipeline, users })} ahead={lead.clockOffset} />
            )}
          </div>
        ))}
      </div>
    </section>
  );
};

const shows = (filter: Filter, kind: Kind) => filter === 'all' || filter === kind || (filter === 'process' && kind === 'money');

/** A message is one entry however far it got: only its beginning stands in the story. */
const fold = (events: Event[]): Event[] => events.filter(({ noun, type }) => noun !== 'delivery' || type === 'delivery.queued');

const looks: Record<Kind, { tone: Tone; Icon: typeof IconBolt }> = {
  message: { tone: 'dim', Icon: IconMessage },
  task: { tone: 'dim', Icon: IconCheckbox },
  process: { tone: 'violet', Icon: IconBolt },
  person: { tone: 'dim', Icon: IconArrowsRightLeft },
  money: { tone: 'green', Icon: IconCreditCard },
};

const Entry = ({ event, text, ahead }: { event: Event; text: string; ahead: number }) => {
  const { t } = useWords('lead');
  const note = event.type === 'lead.noted';
  const { tone, Icon } = note ? { tone: 'amber' as Tone, Icon: IconNote } : event.type === 'lead.created' ? { tone: 'blue' as Tone, Icon: IconFileText } : looks[kindOf(event)];
  const failed = event.type === 'automation.failed' || event.type === 'invoice.payment_failed' || event.type === 'task.overdue';
  return (
    <article className={css.entry}>
      <span className={css.icon} data-tone={failed ? 'red' : tone}>
        <Icon size={14} />
      </span>
      <div className={css.words} data-note={note || undefined}>
        {text}
        {note && <div className={css.by}>{event.actor.name}</div>}
        {typeof event.data['raw'] === 'object' && event.data['raw'] !== null && Object.keys(event.data['raw']).length > 0 && (
          <details className={css.raw}>
            <summary>{t('raw')}</summary>
            <dl>
              {Object.entries(event.data['raw']).map(([key, value]) => (
                <div key={key}>
                  <dt>{key}</dt>
                  <dd>{String(value)}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
      <Time at={event.at} ahead={ahead} />
    </article>
  );
};

const tones: Record<Delivery['state'], Tone> = { queued: 'dim', sending: 'dim', sent: 'blue', delivered: 'green', read: 'green', failed: 'red', unknown: 'amber' };

const MessageEntry = ({ event, delivery, ahead }: { event: Event; delivery: Delivery | undefined; ahead: number }) => {
  const { t } = useWords('lead');
  const account = String(event.data['account'] ?? delivery?.account);
  const state = delivery?.state ?? 'queued';
  const retry = async () => {
    try {
      await post(`/deliveries/${event.nounId}/retry`);
      await cache.invalidateQueries({ queryKey: ['deliveries'] });
    } catch (error) {
      toastProblem(error);
    }
  };
  return (
    <article className={css.entry}>
      <span className={css.icon} data-tone={tones[state]}>
        {account === 'email' ? <IconMail size={14} /> : <IconMessage size={14} />}
      </span>
      <div className={css.words}>
        <span>
          {t(`channel.${account}`)}
          {delivery?.subject ? ` «${delivery.subject}»` : ''} · {delivery?.recipient ?? String(event.data['recipient'] ?? '')}{' '}
          <Chip tone={tones[state]}>{t(`delivery.${state}`)}</Chip>
        </span>
        {delivery?.reason && <div className={css.reason}>{delivery.reason}</div>}
        {delivery && (
          <details className={css.raw}>
            <summary>{t('delivery.more', { count: delivery.attempts.length })}</summary>
            {delivery.body && <p className={css.body}>{delivery.body}</p>}
            <ul>
              {delivery.attempts.map((attempt) => (
                <li key={attempt.number}>
                  {attempt.number}. <Time at={attempt.startedAt} as="exact" /> · {t(`attempt.${attempt.outcome}`)} · <code>{attempt.requestId}</code>
                  {attempt.answer ? ` · ${attempt.answer}` : ''}
                </li>
              ))}
            </ul>
          </details>
        )}
        {(state === 'failed' || state === 'unknown') && (
          <Button look="quiet" onClick={() => void retry()}>
            {t('delivery.retry')}
          </Button>
        )}
      </div>
      <Time at={event.at} ahead={ahead} />
    </article>
  );
};
