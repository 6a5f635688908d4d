import { IconAlertTriangle, IconCheck, IconExternalLink } from '@tabler/icons-react';
import type { Ops } from '../../workflows/ops/ops.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { refusalText } from '../kit/problem.ts';
import { Section } from '../kit/Section.tsx';
import { SubjectLink } from '../kit/SubjectLink.tsx';
import { Time } from '../kit/Time.tsx';
import { useWords, type Say } from '../words.ts';
import css from './Ops.module.css';

/** What cannot go on by itself: its error, since when, and the button that lets it try again. */
export const Stuck = ({ ops, temporalUi }: { ops: Ops; temporalUi: string | null }) => {
  const { t } = useWords('ops');
  return (
    <Section id="stuck" title={`${t('stuck')} · ${ops.stuck.length}`}>
      {ops.stuck.length === 0 ? (
        <p className={css.fine}>
          <IconCheck size={16} />
          {t('stuck.none')}
        </p>
      ) : (
        <ul className={css.stuck}>
          {ops.stuck.map((one) => (
            <li key={one.workflowId}>
              <IconAlertTriangle size={16} />
              <div>
                <b>
                  {t(`noun.${one.noun}`)}
                  {one.subject && (
                    <>
                      {' · '}
                      <SubjectLink subject={one.subject} />
                    </>
                  )}
                </b>{' '}
                <span className={css.dim}>
                  <Time at={one.since} />
                </span>
                <div className={css.error}>{one.error}</div>
              </div>
              {temporalUi && (
                <a
                  className={css.out}
                  href={`${temporalUi}/${encodeURIComponent(one.workflowId)}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  Temporal
                  <IconExternalLink size={14} />
                </a>
              )}
              <Retry
                again={() => post('/ops/processes/{workflowId}/retry', { path: { workflowId: one.workflowId } })}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

export const Retry = ({ again }: { again: () => Promise<unknown> }) => {
  const { t } = useWords('ops');
  const { write, busy } = useWrite(again, { changes: [['/ops']], says: t('retried') });
  return (
    <Button busy={busy} onClick={() => void write()}>
      {t('retry')}
    </Button>
  );
};

/** What automations could not do, and why; their processes went on. */
export const Failures = ({ failures }: { failures: Ops['failures'] }) => {
  const { t, language } = useWords('ops');
  return (
    <Section title={`${t('failures')} · ${failures.length}`}>
      <ul className={css.stuck}>
        {failures.map(({ subject, automation, because, at }) => (
          <li key={`${subject.id}${at}`}>
            <IconAlertTriangle size={16} />
            <div>
              <b>
                {typeof automation === 'string' ? automation : inLanguage(automation, language)}
                {' · '}
                <SubjectLink subject={subject} />
              </b>{' '}
              <span className={css.dim}>
                <Time at={at} />
              </span>
              <div className={css.error}>{refusalText(because as Refusal)}</div>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** An ad's or a form's own key behind what it is; a provider by its name. */
const sourceName = (source: string, t: Say): string => {
  const [kind = '', key] = source.split(':');
  return key && (kind === 'ad' || kind === 'form') ? t(`inbox.${kind}`, { key }) : source;
};

export const Inbox = ({ inbox }: { inbox: Ops['inbox'] }) => {
  const { t } = useWords('ops');
  return (
    <Section id="inbox" title={`${t('inbox')} · ${inbox.length}`}>
      <ul className={css.stuck}>
        {inbox.map(({ id, source, error, attempts, receivedAt }) => (
          <li key={id}>
            <IconAlertTriangle size={16} />
            <div>
              <b>{sourceName(source, t)}</b>{' '}
              <span className={css.dim}>
                <Time at={receivedAt} /> · {t('inbox.attempts', { attempts })}
              </span>
              <div className={css.error}>{error}</div>
            </div>
            <Retry again={() => post('/ops/inbox/{id}/retry', { path: { id } })} />
          </li>
        ))}
      </ul>
    </Section>
  );
};
