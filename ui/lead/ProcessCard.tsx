import { useQuery } from '@tanstack/react-query';
import {
  IconExternalLink,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconRefresh,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { post, queryKeys } from '../api.ts';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { ageText } from '../kit/time.ts';
import { toastProblem } from '../kit/toast.tsx';
import { mostUrgent, WaitLine } from '../kit/WaitLine.tsx';
import { maySkip, useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Lead.module.css';
import { nextText } from './next.ts';
import { processQuery } from './process.ts';

/** What the process waits for, what comes next, and the hand brake. */
export const ProcessCard = ({ lead, pipeline }: { lead: Lead; pipeline: Pipeline }) => {
  const { t, language } = useWords('lead');
  const me = useMe();
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const process = useQuery(processQuery(lead.id));
  const steer = async (what: 'pause' | 'resume' | 'skip' | 'retry', body: object = {}) => {
    setBusy(true);
    try {
      await post(`/leads/${lead.id}/process/${what}`, body);
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
      await Promise.all([
        cache.invalidateQueries({ queryKey: queryKeys.process(lead.id) }),
        cache.invalidateQueries({ queryKey: queryKeys.lead(lead.id) }),
      ]);
    }
  };
  const state = process.data?.state ?? lead.process.state;
  const over = state === 'finished' || lead.closedAt !== null;
  const waits = process.data?.waitsFor ?? lead.process.waitsFor;
  const then =
    over || state === 'paused' || state === 'stuck'
      ? undefined
      : nextText(mostUrgent(waits), pipeline.definition, language, t);
  return (
    <section className={css.now} aria-label={t('process')}>
      <div className={css.nowTitle}>
        <WaitLine lead={lead} />
      </div>
      {state === 'paused' && process.data?.pausedReason && (
        <p className={css.dim}>{t('process.paused', { reason: process.data.pausedReason })}</p>
      )}
      {state === 'stuck' && process.data?.error && <p className={css.red}>{process.data.error}</p>}
      {lead.clockOffset > 0 && (
        <p className={css.dim}>{t('process.ahead', { age: ageText(new Date(0).toISOString(), lead.clockOffset) })}</p>
      )}
      {then && <p className={css.then}>{then}</p>}
      <div className={css.buttons}>
        {!over && state !== 'paused' && (
          <Button icon={<IconPlayerPause size={15} />} busy={busy} onClick={() => setAsks(true)}>
            {t('pause')}
          </Button>
        )}
        {state === 'paused' && (
          <Button icon={<IconPlayerPlay size={15} />} busy={busy} onClick={() => void steer('resume')}>
            {t('resume')}
          </Button>
        )}
        {!over && maySkip(me) && state !== 'paused' && (
          <Button icon={<IconPlayerSkipForward size={15} />} busy={busy} onClick={() => void steer('skip')}>
            {t('skip')}
          </Button>
        )}
        {state === 'stuck' && (
          <Button icon={<IconRefresh size={15} />} busy={busy} onClick={() => void steer('retry')}>
            {t('retry')}
          </Button>
        )}
      </div>
      <div className={css.links}>
        {me.temporalUiUrl && me.role !== 'manager' && (
          <a
            className={css.link}
            href={`${me.temporalUiUrl}/namespaces/default/workflows/lead:${lead.id}`}
            target="_blank"
            rel="noreferrer"
          >
            Temporal <IconExternalLink size={12} />
          </a>
        )}
        {me.sandboxUrl && (
          <a className={css.link} href={`${me.sandboxUrl}/?lead=${lead.id}`} target="_blank" rel="noreferrer">
            {t('sandbox')} <IconExternalLink size={12} />
          </a>
        )}
      </div>
      {asks && (
        <PauseDialog
          onClose={() => setAsks(false)}
          onPause={(reason) => (setAsks(false), void steer('pause', { reason }))}
        />
      )}
    </section>
  );
};

const PauseDialog = ({ onClose, onPause }: { onClose: () => void; onPause: (reason: string) => void }) => {
  const { t } = useWords('lead');
  const [reason, setReason] = useState('');
  return (
    <Dialog onClose={onClose} title={t('pause.title')}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim()) onPause(reason.trim());
        }}
      >
        <p className={css.dim}>{t('pause.text')}</p>
        <Input
          label={t('pause.reason')}
          value={reason}
          maxLength={500}
          required
          onChange={(event) => setReason(event.target.value)}
        />
        <Button look="primary" type="submit" why={reason.trim() ? undefined : t('pause.needs')}>
          {t('pause')}
        </Button>
      </form>
    </Dialog>
  );
};
