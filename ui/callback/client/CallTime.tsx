import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { IconAlertTriangle, IconMapQuestion } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { PublicCallback } from '../../../workflows/callback/callback.schema.ts';
import { zoneName } from '../../../workflows/contact/zone-name.ts';
import { post } from '../../ask/ask.ts';
import { asking } from '../../ask/asking.ts';
import { isProblem } from '../../ask/problem.ts';
import { useWrite } from '../../ask/use-write.ts';
import { cache } from '../../cache.ts';
import { Button } from '../../kit/Button.tsx';
import { ClientSheet } from '../../kit/ClientSheet.tsx';
import { Empty } from '../../kit/Empty.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { problemText } from '../../kit/problem.ts';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { setTimeZone, shortDay, wall } from '../../kit/time.ts';
import { speak, useWords } from '../../words.ts';
import css from './CallTime.module.css';

const HALF_HOUR = 30 * 60_000;
const MOST_DAYS = 5;

/** Where a client moves the time of a promised call; nobody is signed in here. */
export const CallTimePage = () => {
  const { token = '' } = useParams({ strict: false });
  const { t } = useWords('callback/client');
  const query = useQuery(asking('/callback-times/{token}', { path: { token } }));
  const own = query.data?.language;
  useEffect(() => void (own && speak(own as 'ru')), [own]);
  const isOver = isProblem(query.error) && [400, 404, 422].includes(query.error.status);
  return (
    <ClientSheet>
      {query.isPending ? (
        <Skeleton rows={4} />
      ) : query.data ? (
        <Time token={token} callback={query.data} />
      ) : isOver ? (
        <Empty heading icon={<IconMapQuestion />} title={t('gone.title')} text={t('gone.text')} />
      ) : (
        <Empty
          heading
          icon={<IconAlertTriangle />}
          title={t('failed.title')}
          text={problemText(query.error)}
          action={
            <Button look="primary" onClick={() => void query.refetch()}>
              {t('kit:again')}
            </Button>
          }
        />
      )}
    </ClientSheet>
  );
};

const Time = ({ token, callback }: { token: string; callback: PublicCallback }) => {
  const { t, language } = useWords('callback/client');
  const { company, window, zone, phone, state, spans } = callback;
  const [from, choose] = useState<string>();
  // every time on this page is the client's own
  setTimeZone(zone);
  useEffect(() => void (document.title = [t('title'), company].filter(Boolean).join(' · ')), [t, company]);
  const question = asking('/callback-times/{token}', { path: { token } });
  const saving = useWrite(
    (body: { window: { from: string; to: string } } | { cancel: true }) =>
      post('/callback-times/{token}', { path: { token }, body }),
    {
      refusal: 'form',
      then: (answer) => {
        cache.setQueryData(question.queryKey, answer);
        choose(undefined);
      },
      says: t('saved'),
    },
  );
  const said = `${shortDay(wall(window.from))}, ${wall(window.from).format('HH:mm')}–${wall(window.to).format('HH:mm')}`;
  return (
    <div className={css.said}>
      {company && <p className={css.company}>{company}</p>}
      <h1>{t(state === 'over' ? 'over.title' : state === 'calling' ? 'calling.title' : 'title')}</h1>
      {state === 'over' && <p>{t('over.text')}</p>}
      {state === 'calling' && <p>{t('calling.text')}</p>}
      {state === 'open' && (
        <>
          <p className={css.when} role="status">
            {said}
          </p>
          <p className={css.dim}>{t('about', { phone, zone: zoneName(zone, window.from, language) })}</p>
          <div className={css.days} role="group" aria-label={t('choose')}>
            <p>{t('choose')}</p>
            {daysOf(spans).map(({ day, moments }) => (
              <section key={day} className={css.day}>
                <h2>{day}</h2>
                <div className={css.hours}>
                  {moments.map((at) => (
                    <button key={at} type="button" aria-pressed={at === from} onClick={() => choose(at)}>
                      {wall(at).format('HH:mm')}
                    </button>
                  ))}
                </div>
              </section>
            ))}
          </div>
          <Problem error={saving.error} />
          <Button
            look="primary"
            busy={saving.busy}
            why={from ? undefined : t('choose')}
            onClick={() =>
              from && void saving.write({ window: { from, to: new Date(Date.parse(from) + HALF_HOUR).toISOString() } })
            }
          >
            {t('move')}
          </Button>
          <Button look="quiet" busy={saving.busy} onClick={() => void saving.write({ cancel: true })}>
            {t('cancel')}
          </Button>
        </>
      )}
    </div>
  );
};

/** Every half hour of the next days, by the client's clock. */
const daysOf = (spans: PublicCallback['spans']): { day: string; moments: string[] }[] => {
  const days = new Map<string, string[]>();
  for (const { from, to } of spans)
    for (
      let at = Math.ceil(Date.parse(from) / HALF_HOUR) * HALF_HOUR;
      at + HALF_HOUR <= Date.parse(to);
      at += HALF_HOUR
    ) {
      const day = shortDay(wall(at));
      days.set(day, [...(days.get(day) ?? []), new Date(at).toISOString()]);
    }
  return [...days].slice(0, MOST_DAYS).map(([day, moments]) => ({ day, moments }));
};
