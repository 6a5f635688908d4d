import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconDownload,
  IconFileImport,
  IconLayoutGrid,
  IconPlus,
} from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import type { PipelineLine } from '../../../workflows/pipeline/draft.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { patch } from '../../ask/ask.ts';
import { asking } from '../../ask/asking.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Empty } from '../../kit/Empty.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { Time } from '../../kit/Time.tsx';
import { toastProblem } from '../../kit/toast.tsx';
import { downloadPipeline } from '../file/download.ts';
import { FileDrop } from '../file/FileDrop.tsx';
import { useMe } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { NewPipeline } from './NewPipeline.tsx';
import { PublishedPipelines } from './PublishedPipelines.tsx';
import css from '../../settings/Settings.module.css';
import { DemoNote, PackGallery } from '../../settings/workshop.tsx';

/** Admins edit pipelines, others see what is published. */
export const Pipelines = () => (useMe().role === 'admin' ? <Drawn /> : <PublishedPipelines />);

const Drawn = () => {
  const { t } = useWords('pipeline/list');
  const [from, setFrom] = useState<{ key?: string }>();
  const [choosing, setChoosing] = useState(false);
  const list = useQuery(asking('/pipelines/all'));
  if (list.isPending) return <Skeleton rows={5} height={64} />;
  if (!list.data) return <Problem error={list.error} again={() => void list.refetch()} />;
  const [live, archived] = [true, false].map((wanted) =>
    list.data.items.filter(({ archivedAt }) => (archivedAt === null) === wanted),
  ) as [PipelineLine[], PipelineLine[]];
  return (
    <FileDrop>
      {(askFile) => (
        <>
          <div className={css.chips}>
            <Button look="primary" icon={<IconPlus size={16} />} onClick={() => setFrom({})}>
              {t('pipeline.new')}
            </Button>
            <Button icon={<IconLayoutGrid size={16} />} onClick={() => setChoosing(true)}>
              {t('pipeline.ready')}
            </Button>
            <Button icon={<IconFileImport size={16} />} onClick={askFile}>
              {t('pipeline.fromFile')}
            </Button>
          </div>
          {live.length === 0 && <Empty title={t('pipeline.none')} text={t('pipeline.none.text')} />}
          <ul className={css.pipelines}>
            {live.map((line) => (
              <One key={line.id} line={line} onCopy={() => setFrom({ key: line.key })} />
            ))}
          </ul>
          {archived.length > 0 && (
            <details>
              <summary>{t('pipeline.archived', { count: archived.length })}</summary>
              <ul className={css.pipelines}>
                {archived.map((line) => (
                  <One key={line.id} line={line} onCopy={() => setFrom({ key: line.key })} />
                ))}
              </ul>
            </details>
          )}
          {from && <NewPipeline from={from.key} known={list.data.items} onClose={() => setFrom(undefined)} />}
          <Suspense>
            {choosing && (
              <PackGallery taken={list.data.items.map(({ key }) => key)} onClose={() => setChoosing(false)} />
            )}
          </Suspense>
        </>
      )}
    </FileDrop>
  );
};

const counted = { lead: 'pipeline.leads', ticket: 'pipeline.tickets', conversation: 'pipeline.talks' } as const;

const One = ({ line, onCopy }: { line: PipelineLine; onCopy: () => void }) => {
  const { t, language } = useWords('pipeline/list');
  const name = inLanguage(line.name, language);
  const archive = (archived: boolean) => patch('/pipelines/{key}', { path: { key: line.key }, body: { archived } });
  const archiving = useWrite(archive, {
    changes: [['/pipelines/all'], ['/pipelines/fields'], ['/pipelines']],
    says: (_, archived) => t(archived ? 'pipeline.isArchived' : 'pipeline.isBack', { name }),
    tone: 'dim',
    undo: (_, archived) => archive(!archived),
  });
  return (
    <li className={css.pipeline}>
      <div className={css.person}>
        <Link to="/pipelines/$key" params={{ key: line.key }} className={css.open}>
          {name}
        </Link>
        <span className={css.dim}>
          {[
            ...(line.noun === 'conversation' ? [] : [t('pipeline.stages', { count: line.stages })]),
            t('pipeline.automations', { count: line.automations }),
            t(counted[line.noun], { count: line.leads }),
          ].join(' · ')}
        </span>
      </div>
      {line.publishedVersion === null ? (
        <Chip>{t('pipeline.never')}</Chip>
      ) : (
        <Chip tone="green">{t('pipeline.version', { version: line.publishedVersion })}</Chip>
      )}
      {line.draft && (
        <Chip tone="amber">
          {t('pipeline.draft')} · <Time at={line.draft.updatedAt} />
        </Chip>
      )}
      {line.pack && (
        <Suspense>
          <DemoNote pipeline={line.key} name={name} />
        </Suspense>
      )}
      <Button
        look="quiet"
        label={t('pipeline.download', { name })}
        icon={<IconDownload size={16} />}
        onClick={() => void downloadPipeline(line.key).catch(toastProblem)}
      />
      <Button look="quiet" label={t('pipeline.copy', { name })} icon={<IconCopy size={16} />} onClick={onCopy} />
      <Button
        look="quiet"
        label={t(line.archivedAt ? 'pipeline.restore' : 'pipeline.archive', { name })}
        icon={line.archivedAt ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
        busy={archiving.busy}
        onClick={() => void archiving.write(!line.archivedAt)}
      />
    </li>
  );
};
