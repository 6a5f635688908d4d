import { Link } from '@tanstack/react-router';
import { IconAlertTriangle, IconShieldCheck, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { NoStepCheck } from '../../../workflows/lead/next-step.schema.ts';
import { post } from '../../ask/ask.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import { runCheck } from './check.ts';
import css from './NoNextStep.module.css';

/** All open leads beside Temporal's own list of processes: how far it is, and what does not match. */
export const Check = ({ onClose }: { onClose: () => void }) => {
  const [round, setRound] = useState(0);
  return <Round key={round} onClose={onClose} again={() => setRound(round + 1)} />;
};

const Round = ({ onClose, again }: { onClose: () => void; again: () => void }) => {
  const { t } = useWords('lead/no-next-step');
  const [line, setLine] = useState<NoStepCheck>({ state: 'reading', read: 0, of: 0 });
  useEffect(() => {
    const stop = new AbortController();
    runCheck(setLine, stop.signal).catch((error: unknown) => {
      if (!stop.signal.aborted) setLine({ state: 'failed', error: (error as Error).message });
    });
    return () => stop.abort();
  }, []);
  const mending = useWrite((send: () => Promise<unknown>) => send(), {
    says: t('done.poked'),
    then: () => void setTimeout(again, 1500),
  });
  return (
    <section className={css.check} aria-label={t('check')} aria-live="polite">
      <Button look="quiet" icon={<IconX size={16} />} label={t('kit:close')} onClick={onClose} className={css.close} />
      {(line.state === 'reading' || line.state === 'looking') && (
        <>
          <p>{t(`check.${line.state}`, { read: line.read, of: line.of })}</p>
          <progress max={Math.max(1, line.of)} value={line.read} />
        </>
      )}
      {line.state === 'failed' && (
        <p className={css.bad}>
          <IconAlertTriangle size={16} /> {t('check.failed')} <code>{line.error}</code>
        </p>
      )}
      {line.state === 'done' && (
        <>
          <p className={line.missingCount + line.strangeCount ? css.bad : css.good}>
            {line.missingCount + line.strangeCount ? <IconAlertTriangle size={16} /> : <IconShieldCheck size={16} />}
            {t(line.missingCount + line.strangeCount ? 'check.differs' : 'check.same', {
              leads: line.leads,
              processes: line.processes,
            })}
          </p>
          {line.missing.length > 0 && (
            <>
              <h2>{t('check.missing', { found: line.missingCount })}</h2>
              <ul className={css.found}>
                {line.missing.map(({ id, name, number }) => (
                  <li key={id}>
                    <Link to="/leads/$id" params={{ id }}>
                      {name} · {t('kit:number', { number })}
                    </Link>
                    <Button
                      onClick={() => void mending.write(() => post('/leads/{id}/process/retry', { path: { id } }))}
                    >
                      {t('mend.start')}
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )}
          {line.strange.length > 0 && (
            <>
              <h2>{t('check.strange', { found: line.strangeCount })}</h2>
              <ul className={css.found}>
                {line.strange.map(({ workflowId, name }) => (
                  <li key={workflowId}>
                    <span>{name ?? workflowId}</span>
                    <Button
                      onClick={() =>
                        void mending.write(() => post('/ops/processes/{workflowId}/retry', { path: { workflowId } }))
                      }
                    >
                      {t('mend.poke')}
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  );
};
