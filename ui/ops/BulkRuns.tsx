import { Link } from '@tanstack/react-router';
import {
  IconAlertTriangle,
  IconCheck,
  IconExternalLink,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Ops } from '../../workflows/ops/ops.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Chip } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { usePipelines } from '../pipeline/pipelines.ts';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { Table } from './Machinery.tsx';
import css from './Ops.module.css';

type BulkRun = Ops['walks'][number];

const looks: Record<string, { tone: 'green' | 'amber' | 'red' | 'dim' | 'accent'; icon: ReactNode }> = {
  running: { tone: 'accent', icon: <IconPlayerPlay size={14} /> },
  paused: { tone: 'amber', icon: <IconPlayerPause size={14} /> },
  stopped: { tone: 'dim', icon: <IconPlayerStop size={14} /> },
  failed: { tone: 'red', icon: <IconAlertTriangle size={14} /> },
  done: { tone: 'green', icon: <IconCheck size={14} /> },
};

/** Publications, mass changes and trials: how far each is, with the way to the screen where it is steered. */
export const BulkRuns = ({ runs, temporalUi }: { runs: BulkRun[]; temporalUi: string | null }) => {
  const { t } = useWords('ops');
  return (
    <Section title={t('bulkRuns')}>
      <Table
        head={[t('bulkRun.name'), t('bulkRun.state'), t('bulkRun.progress'), t('bulkRun.begun'), 'Temporal']}
        numbers={[2, 3, 4]}
      >
        {runs.map((run) => (
          <Row key={run.id} run={run} temporalUi={temporalUi} />
        ))}
      </Table>
    </Section>
  );
};

const Row = ({ run, temporalUi }: { run: BulkRun; temporalUi: string | null }) => {
  const { t, language } = useWords('ops');
  const { noun, id, state, done, of, by, since, error } = run;
  const pipeline = usePipelines().find(({ key }) => key === run.pipeline);
  const look = looks[state] ?? { tone: 'dim', icon: null };
  return (
    <tr>
      <td>
        <Screen run={run}>
          {t(noun === 'publication' ? 'bulkRun.publication' : `bulkRun.${noun}.${run.what}`, { what: run.what })}
        </Screen>
        <div className={css.dim}>
          {[pipeline && inLanguage(pipeline.definition.name, language), by].filter(Boolean).join(' · ')}
        </div>
        {error && <div className={css.error}>{error}</div>}
      </td>
      <td>
        <Chip tone={look.tone} icon={look.icon}>
          {t(`bulkRun.is.${state}`)}
        </Chip>
      </td>
      <td data-number>
        {run.endedAt === null && <progress value={done} max={Math.max(1, of)} aria-label={t('bulkRun.progress')} />}
        <div>{t('bulkRun.of', { done, of })}</div>
      </td>
      <td data-number>
        <Time at={since} />
      </td>
      <td data-number>
        {temporalUi && noun !== 'revival' && (
          <a
            className={css.out}
            href={`${temporalUi}/${encodeURIComponent(`${noun}:${id}`)}`}
            target="_blank"
            rel="noreferrer"
            aria-label="Temporal"
          >
            <IconExternalLink size={14} />
          </a>
        )}
      </td>
    </tr>
  );
};

/** Where it is steered; publishing and trying are for admins alone. */
const Screen = ({ run: { noun, id, pipeline, what }, children }: { run: BulkRun; children: ReactNode }) => {
  const { role } = useMe();
  if (noun === 'import')
    return (
      <Link to="/settings" search={{ tab: 'import', open: id }}>
        {children}
      </Link>
    );
  if (pipeline === null) return <b>{children}</b>;
  if (noun === 'mass-change')
    return (
      <Link to="/leads" search={{ pipeline, changes: true }}>
        {children}
      </Link>
    );
  if (role !== 'admin') return <b>{children}</b>;
  return (
    <Link
      to="/pipelines/$key"
      params={{ key: pipeline }}
      search={noun === 'publication' ? { view: 'publish' } : { view: 'try', at: `${what}~${id}` }}
    >
      {children}
    </Link>
  );
};
