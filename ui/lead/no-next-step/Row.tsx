import { Link } from '@tanstack/react-router';
import {
  IconAlertTriangle,
  IconChecklist,
  IconEar,
  IconHandStop,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  type Icon,
} from '@tabler/icons-react';
import { doorWords } from '../../../workflows/lead/door.ts';
import type { NoStepLead } from '../../../workflows/lead/next-step.schema.ts';
import type { NoStepWhy } from '../../../workflows/process/next-step.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { post } from '../../ask/ask.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { ageText, exactText } from '../../kit/time.ts';
import { useNow } from '../../kit/Time.tsx';
import { stageOf, usePipeline } from '../../pipeline/pipelines.ts';
import { useUsers } from '../../session.tsx';
import { useWords } from '../../words.ts';
import css from './NoNextStep.module.css';

type Props = { lead: NoStepLead; onTask: () => void; onDone: () => void };

/** A lead, why it has no next step, and the one thing that gives it one. */
export const Row = ({ lead, onTask, onDone }: Props) => {
  const { t, language } = useWords('lead/no-next-step');
  const pipeline = usePipeline(lead.pipeline);
  const users = useUsers();
  const now = useNow() + lead.clockOffset;
  const stage = stageOf(pipeline, lead.stage);
  const responsible = users.find(({ id }) => id === lead.responsibleId)?.name ?? t('nobody');
  const { tone, Icon } = looks[lead.why];
  const { write: mend, busy } = useWrite(
    (what: 'resume' | 'retry') => post(`/leads/{id}/process/${what}`, { path: { id: lead.id } }),
    {
      says: (_, what) => t(`done.${what}`, { name: lead.name }),
      then: () => void setTimeout(onDone, 1200),
    },
  );
  return (
    <li className={css.row}>
      <span className={css.icon} data-tone={tone}>
        <Icon size={16} aria-hidden />
      </span>
      <div className={css.who}>
        <Link to="/leads/$id" params={{ id: lead.id }}>
          {lead.name}
        </Link>
        <span className={css.dim}>
          № {lead.number} · {stage ? inLanguage(stage.name, language) : lead.stage} · {responsible}
        </span>
      </div>
      <div className={css.why}>
        <span>{sentence(lead, t)}</span>
        {lead.idleDoor && <span>{t('kit:idleDoor', { door: inLanguage(doorWords[lead.idleDoor], language) })}</span>}
        <span className={css.dim} data-hint={exactText(lead.since)}>
          {now - Date.parse(lead.since) < 60_000 ? t('since.now') : t('since', { age: ageText(lead.since, now) })}
        </span>
      </div>
      {lead.why === 'nothing' && (
        <Button icon={<IconChecklist size={16} />} onClick={onTask}>
          {t('mend.task')}
        </Button>
      )}
      {lead.why === 'paused' && (
        <Button icon={<IconPlayerPlay size={16} />} busy={busy} onClick={() => void mend('resume')}>
          {t('mend.resume')}
        </Button>
      )}
      {lead.why === 'stuck' && (
        <Button icon={<IconRefresh size={16} />} busy={busy} onClick={() => void mend('retry')}>
          {t('mend.retry')}
        </Button>
      )}
      {lead.why === 'silent' && (
        <Button icon={<IconEar size={16} />} busy={busy} onClick={() => void mend('retry')}>
          {t('mend.poke')}
        </Button>
      )}
    </li>
  );
};

const sentence = (lead: NoStepLead, t: (key: string, values?: Record<string, unknown>) => string): string => {
  const { why, reason, until, by } = lead;
  if (why === 'paused') {
    const pause = t(by ? 'is.paused.by' : 'is.paused', { by: by ?? '', reason: reason ?? '' });
    return `${pause} ${until ? t('is.paused.until', { when: exactText(until) }) : t('is.paused.open')}`;
  }
  return t(`is.${why}`, { reason: reason ?? '' });
};

const looks: Record<NoStepWhy, { tone: string; Icon: Icon }> = {
  nothing: { tone: 'red', Icon: IconAlertTriangle },
  silent: { tone: 'red', Icon: IconEar },
  stuck: { tone: 'red', Icon: IconHandStop },
  paused: { tone: 'amber', Icon: IconPlayerPause },
};
