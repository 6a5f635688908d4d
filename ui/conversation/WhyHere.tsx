import { useQuery } from '@tanstack/react-query';
import { inLanguage } from '../../workflows/words/words.ts';
import { asking } from '../ask/asking.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { exactText } from '../kit/time.ts';
import { useWords } from '../words.ts';
import { waitText } from '../work/wait.ts';
import css from '../work/Work.module.css';

type Props = { of?: 'conversations' | 'tickets'; id: string; onClose: () => void };

/** Why a talk or a ticket went to whom: each decision with who else could have had it. */
export const WhyHere = ({ of = 'conversations', id, onClose }: Props) => {
  const { t, language } = useWords('conversation');
  const routing = useQuery(asking(`/${of}/{id}/routing` as '/conversations/{id}/routing', { path: { id } }));
  const { items, waiting, whyNotMe } = routing.data ?? {};
  return (
    <Dialog title={t('why')} onClose={onClose} wide>
      {routing.isPending && <Skeleton rows={4} />}
      <Problem error={routing.error} />
      <div className={css.why}>
        {waiting && <p>{t('why.place', { place: waiting.place })}</p>}
        {items?.length === 0 && !waiting && <p>{t('why.none')}</p>}
        {whyNotMe && <p>{t('why.notMe', { why: whyNotMe })}</p>}
        {items?.map(({ id: decision, at, says, group, waitedS, candidates }) => (
          <section key={decision}>
            <h3>{says}</h3>
            <p className={css.dim}>
              {[
                exactText(at),
                ...(group ? [inLanguage(group, language)] : []),
                ...(waitedS > 0 ? [t('why.waited', { time: waitText(waitedS * 1000, t) })] : []),
              ].join(' · ')}
            </p>
            <ul>
              {candidates.map((one) => (
                <li key={one.id}>
                  <span>{one.name}</span>
                  <span className={css.dim}>{one.why ?? t('why.got')}</span>
                  <span className={css.number}>{one.limit === null ? one.load : `${one.load}/${one.limit}`}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
};
