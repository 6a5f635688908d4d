import { IconFlask, IconLock, IconHistory, IconTelescope } from '@tabler/icons-react';
import { Suspense } from 'react';
import { Empty } from '../kit/Empty.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useEditing, useNounWords } from '../pipeline/editing.ts';
import { useMe } from '../session.tsx';
import { ManyLeads } from './ManyLeads.tsx';
import { OneLead } from './OneLead.tsx';
import { usePlace, type TrialLink } from './place.ts';
import css from './Trial.module.css';

const ways: [TrialLink['show'], typeof IconFlask][] = [
  ['lead', IconFlask],
  ['forecast', IconTelescope],
  ['backtest', IconHistory],
];

/** Trying what is drawn before anybody feels it: on one lead, on those that live, on what was. */
export const TrialView = ({ pipeline }: { pipeline: string }) => {
  const { t } = useNounWords('trial');
  const [place, go] = usePlace();
  const me = useMe();
  const { noun = 'lead' } = useEditing().draft.definition;
  // what a client asks or writes cannot be made up as a lead can: it is tried on those that there are
  const shown = noun === 'lead' ? ways : ways.slice(1);
  const way = shown.some(([show]) => show === place.show) ? place.show : 'forecast';
  if (me.role !== 'admin') return <Empty icon={<IconLock />} title={t('forbidden.title')} text={t('forbidden.text')} />;
  return (
    <main className={css.view}>
      <nav className={css.ways} aria-label={t('ways')}>
        {shown.map(([show, Icon]) => (
          <button
            key={show}
            type="button"
            aria-current={way === show ? 'page' : undefined}
            onClick={() => go({ show })}
          >
            <Icon size={16} aria-hidden />
            {t(`way.${show}`)}
          </button>
        ))}
        <span className={css.lead}>{t(`way.${way}.text`)}</span>
      </nav>
      <Suspense fallback={<Skeleton rows={8} />}>
        {way === 'lead' ? <OneLead /> : <ManyLeads key={way} pipeline={pipeline} kind={way} />}
      </Suspense>
    </main>
  );
};
