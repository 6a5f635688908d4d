import { IconAlertTriangle } from '@tabler/icons-react';
import { accountName } from '../../workflows/channel/index.ts';
import type { Ops } from '../../workflows/ops/ops.schema.ts';
import { post } from '../ask/ask.ts';
import { Section } from '../kit/Section.tsx';
import { SubjectLink } from '../kit/SubjectLink.tsx';
import { Time } from '../kit/Time.tsx';
import type { Language } from '../language.ts';
import { useWords, type Say } from '../words.ts';
import css from './Ops.module.css';
import { Retry } from './Stuck.tsx';

/** Processes that could not be woken for an hour, and why. Nothing is lost: their news waits until somebody tries again. */
export const Parked = ({ parked }: { parked: Ops['relay']['parked'] }) => {
  const { t, language } = useWords('ops');
  return (
    <Section id="parked" title={`${t('parked')} · ${parked.length}`}>
      <p className={css.why}>{t('parked.why')}</p>
      <ul className={css.stuck}>
        {parked.map(({ workflowId, subject, error, since }) => (
          <li key={workflowId}>
            <IconAlertTriangle size={16} />
            <div>
              <b>
                {processName(workflowId, t, language)}
                {subject && (
                  <>
                    {' · '}
                    <SubjectLink subject={subject} />
                  </>
                )}
              </b>{' '}
              <span className={css.dim}>
                <Time at={since} />
              </span>
              <div className={css.error}>{error}</div>
            </div>
            <Retry again={() => post('/ops/pokes/{workflowId}/retry', { path: { workflowId } })} />
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** A channel by its account; everything else by its kind, because an id says nothing to a person. */
const processName = (workflowId: string, t: Say, language: Language): string => {
  const [noun = ''] = workflowId.split(':');
  const id = workflowId.slice(noun.length + 1);
  if (noun !== 'channel') return t(`noun.${noun}`);
  return `${t('noun.channel')} · ${accountName(id, language)}`;
};
