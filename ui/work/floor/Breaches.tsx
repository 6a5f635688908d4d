import { promiseWords } from '../../../workflows/service/promise.words.ts';
import type { Breach } from '../../../workflows/work/floor.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Section } from '../../kit/Section.tsx';
import { useWords } from '../../words.ts';
import { waitText } from '../wait.ts';
import { useSecond } from './floor.ts';
import { WorkLink } from './WorkLink.tsx';
import css from './Floor.module.css';

type Props = { breaches: Breach[]; onHandOver: (breach: Breach) => void };

/** Promises that run out within the hour, the next first. */
export const Breaches = ({ breaches, onHandOver }: Props) => {
  const { t, language } = useWords('work');
  const now = useSecond();
  return (
    <Section title={t('breaches')} aside={breaches.length > 0 && breaches.length}>
      {breaches.length === 0 ? (
        <p className={css.dim}>{t('breaches.none')}</p>
      ) : (
        <ul className={css.rows}>
          {breaches.map((breach) => (
            <li key={`${breach.id} ${breach.promise}`}>
              <span className={css.due}>{t('breach.in', { time: waitText(Date.parse(breach.dueAt) - now, t) })}</span>
              <WorkLink {...breach} />
              <span className={css.dim}>{inLanguage(promiseWords[breach.promise], language)}</span>
              <span className={css.dim}>{breach.assignee?.name ?? t('nobody')}</span>
              <Button look="quiet" onClick={() => onHandOver(breach)}>
                {t('handOver')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};
