import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconCheck, IconExternalLink, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { asking } from '../ask/asking.ts';
import { Empty } from '../kit/Empty.tsx';
import { Header, Page } from '../kit/Header.tsx';
import { PageProblem, Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { wall } from '../kit/time.ts';
import { mayOps, useMe } from '../session.tsx';
import { loadWords, useWords, type Say } from '../words.ts';
import { Channels, Queues, Workers } from './Machinery.tsx';
import css from './Ops.module.css';
import { Parked } from './Parked.tsx';
import { Failures, Inbox, Stuck } from './Stuck.tsx';
import { StrayPayments } from './StrayPayments.tsx';
import { isLate, isSmsOver, troublesOf, type Trouble } from '../../workflows/ops/trouble.ts';
import { Views } from './Views.tsx';
import { BulkRuns } from './BulkRuns.tsx';

const OnCall = lazy(async () => {
  const [{ OnCall: choice }] = await Promise.all([import('../team-bot/OnCall.tsx'), loadWords('team-bot')]);
  return { default: choice };
});

/** How the machinery is doing, at one glance; asks again every 3 s while somebody looks. */
export const OpsPage = () => {
  const { t } = useWords('ops');
  const me = useMe();
  const may = mayOps(me);
  const query = useQuery({
    ...asking('/ops'),
    refetchInterval: 3_000,
    staleTime: 0,
    enabled: may,
  });
  useEffect(() => void (document.title = `${t('title')} · Voronka`), [t]);
  if (!may)
    return (
      <Page title={t('title')}>
        <Empty icon={<IconLock />} title={t('forbidden.title')} text={t('forbidden.text')} />
      </Page>
    );
  const ops = query.data;
  if (!ops && query.error)
    return (
      <>
        <Header title={t('title')} />
        <PageProblem error={query.error} again={() => void query.refetch()} />
      </>
    );
  const troubles = ops ? troublesOf(ops) : [];
  const bad = !ops?.temporal.ok || troubles.length > 0;
  return (
    <Page
      title={t('title')}
      note={t('fresh')}
      action={
        <nav className={css.links} aria-label={t('title')}>
          {me.temporalUiUrl && <Out href={me.temporalUiUrl}>{t('link.temporal')}</Out>}
          {me.sandboxUrl && <Out href={me.sandboxUrl}>{t('link.sandbox')}</Out>}
          <Out href="/metrics">{t('link.metrics')}</Out>
        </nav>
      }
    >
      {!ops ? (
        <Skeleton rows={8} />
      ) : (
        <div className={css.ops}>
          {query.error && <Problem error={query.error} again={() => void query.refetch()} />}
          {query.error && (
            <p className={css.dim}>{t('stale', { clock: wall(query.dataUpdatedAt).format('HH:mm:ss') })}</p>
          )}
          {!ops.temporal.ok && (
            <p className={css.alarm} role="alert">
              <IconAlertTriangle size={16} />
              {t('temporal.down', { error: ops.temporal.error ?? '' })}
            </p>
          )}
          <div className={css.tiles}>
            <div className={css.tile}>
              <b className={css.state} data-tone={bad ? 'red' : 'green'}>
                {bad ? <IconAlertTriangle size={16} /> : <IconCheck size={16} />}
                {t(bad ? 'all.bad' : 'all.ok')}
              </b>
              {troubles.map((one) => (
                <TroubleLink key={one.what} {...one} />
              ))}
            </div>
            <Tile name={t('tile.open')} value={ops.leads.open} />
            <Tile name={t('tile.paused')} value={ops.leads.paused} />
            <Link to="/no-next-step" className={css.through}>
              <Tile name={t('tile.noStep')} value={ops.leads.withoutNextStep} bad={ops.leads.withoutNextStep > 0} />
            </Link>
            <Tile name={t('tile.stuck')} value={ops.stuck.length} bad={ops.stuck.length > 0} />
            <Tile
              id="tile.behind"
              name={t('tile.behind')}
              value={ops.relay.pokesWaiting}
              bad={isLate(ops.relay.oldestAt)}
            />
            <Tile
              id="overdue"
              name={t('tile.late')}
              value={took(ops.lateness.p99Ms, t)}
              more={t('tile.late.more', { p50: took(ops.lateness.p50Ms, t), overdue: ops.lateness.overdueNow })}
              bad={ops.lateness.overdueNow > 0}
            />
            <Tile
              id="caps"
              name={t('caps')}
              value={t('caps.of', { sms: ops.caps.sms, most: ops.caps.caps.smsPerDay })}
              more={t('caps.held', { held: ops.caps.held })}
              bad={isSmsOver(ops)}
            />
          </div>
          {ops.relay.parked.length > 0 && <Parked parked={ops.relay.parked} />}
          <Stuck ops={ops} temporalUi={me.temporalUiUrl} />
          {me.temporalUiUrl && <Views temporalUi={me.temporalUiUrl} />}
          {ops.walks.length > 0 && <BulkRuns runs={ops.walks} temporalUi={me.temporalUiUrl} />}
          <StrayPayments count={ops.strayMoney} />
          {ops.failures.length > 0 && <Failures failures={ops.failures} />}
          <div className={css.pair}>
            <Channels channels={ops.channels} />
            <Queues queues={ops.queues} />
          </div>
          <div className={css.pair}>
            <Workers workers={ops.workers} />
            {ops.inbox.length > 0 && <Inbox inbox={ops.inbox} />}
          </div>
          <Suspense>
            <OnCall />
          </Suspense>
        </div>
      )}
    </Page>
  );
};

const took = (ms: number, t: Say): string =>
  ms < 1000 ? t('unit.ms', { value: Math.round(ms) }) : t('unit.s', { value: (ms / 1000).toFixed(1) });

/** Leads to what is wrong. */
const TroubleLink = ({ what, count }: Trouble) => {
  const { t } = useWords('ops');
  const text = what === 'caps' ? t(what) : `${t(what)}: ${count}`;
  return what === 'tile.noStep' ? (
    <Link to="/no-next-step" className={css.cause}>
      {text}
    </Link>
  ) : (
    <a href={`#${what}`} className={css.cause}>
      {text}
    </a>
  );
};

type TileProps = { name: string; value: number | string; more?: string; bad?: boolean; id?: string };

const Tile = ({ name, value, more, bad, id }: TileProps) => (
  <div id={id} className={css.tile} data-tone={bad ? 'red' : undefined}>
    <span className={css.name}>{name}</span>
    <b className={css.value}>
      {bad && <IconAlertTriangle size={18} />}
      {value}
    </b>
    {more && <span className={css.more}>{more}</span>}
  </div>
);

const Out = ({ href, children }: { href: string; children: string }) => (
  <a href={href} target="_blank" rel="noreferrer" className={css.out}>
    {children}
    <IconExternalLink size={14} />
  </a>
);
