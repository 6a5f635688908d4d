import { IconDownload, IconGitCompare } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { automationSentence } from '../../../workflows/automation/automation-sentence.ts';
import type { Automation } from '../../../workflows/automation/automation.schema.ts';
import type { PipelineVersionLine } from '../../../workflows/pipeline/draft.schema.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { Time } from '../../kit/Time.tsx';
import { toastProblem } from '../../kit/toast.tsx';
import { downloadPipeline } from '../file/download.ts';
import { useEditing, useNounWords } from '../editing.ts';
import { useWords } from '../../words.ts';
import { useDefinition } from './definition.ts';
import { Restore } from './Restore.tsx';
import css from './Version.module.css';
import type { Look, Which } from './look.ts';

type Props = { pipeline: string; which: Which; lines: PipelineVersionLine[]; go: (look: Look) => void };

/** One version as it was published, stage by stage, to be read only. */
export const VersionRead = ({ pipeline, which, lines, go }: Props) => {
  const { t } = useWords('pipeline/version');
  const { definition, error, again } = useDefinition(pipeline, which);
  const line = lines.find(({ number }) => number === which);
  const before = lines.find(({ number }) => typeof which === 'number' && number < which)?.number;
  return (
    <>
      <div className={css.head}>
        <h2 className={css.title}>{which === 'draft' ? t('draft') : t('number', { number: which })}</h2>
        {line && (
          <span className={css.dim}>
            {line.author ? `${line.author.name}, ` : ''}
            <Time at={line.createdAt} as="exact" />
          </span>
        )}
        <span className={css.space} />
        {before !== undefined && (
          <Button icon={<IconGitCompare size={16} />} onClick={() => go({ kind: 'compare', before, after: which })}>
            {t('compare.previous', { number: before })}
          </Button>
        )}
        {which !== 'draft' && (
          <>
            <Button
              icon={<IconGitCompare size={16} />}
              onClick={() => go({ kind: 'compare', before: which, after: 'draft' })}
            >
              {t('compare.draft')}
            </Button>
            <Button
              look="quiet"
              label={t('download')}
              icon={<IconDownload size={16} />}
              onClick={() => void downloadPipeline(pipeline, which).catch(toastProblem)}
            />
            <Restore pipeline={pipeline} number={which} />
          </>
        )}
      </div>
      {line?.note && <p className={css.remark}>{line.note}</p>}
      {error !== null && error !== undefined && <Problem error={error} again={again} />}
      {!definition && !error && <Skeleton rows={8} />}
      {definition && <Definition definition={definition} />}
    </>
  );
};

const Definition = ({ definition }: { definition: PipelineDefinition }) => {
  const { t, language } = useNounWords('pipeline/version');
  const anywhere = definition.automations.filter(({ stages }) => !stages?.length);
  return (
    <div className={css.groups}>
      {anywhere.length > 0 && (
        <section className={css.group}>
          <h3 className={css.groupName}>{t('group.any')}</h3>
          <Sentences automations={anywhere} definition={definition} />
        </section>
      )}
      {definition.stages.map((stage) => (
        <section key={stage.key} className={css.group}>
          <h3 className={css.groupName} style={{ '--stage': stage.color } as CSSProperties}>
            {inLanguage(stage.name, language)}
            {stage.kind !== 'open' && (
              <Chip tone={stage.kind === 'won' ? 'green' : 'red'}>{t(`kind.${stage.kind}`)}</Chip>
            )}
            {stage.retired && <Chip tone="dim">{t('retired')}</Chip>}
          </h3>
          <Sentences
            automations={definition.automations.filter(({ stages }) => stages?.includes(stage.key))}
            definition={definition}
          />
        </section>
      ))}
    </div>
  );
};

const Sentences = ({ automations, definition }: { automations: Automation[]; definition: PipelineDefinition }) => {
  const { t, language } = useWords('pipeline/version');
  const { templateName } = useEditing();
  if (automations.length === 0) return <p className={css.dim}>{t('nothing')}</p>;
  return (
    <ul>
      {automations.map((automation) => (
        <li key={automation.key} className={css.sentence} data-off={automation.off || undefined}>
          <b>{inLanguage(automation.name, language)}</b>
          {automation.off && <Chip tone="dim">{t('off')}</Chip>}
          <span>{automationSentence(automation, definition, language, templateName)}</span>
        </li>
      ))}
    </ul>
  );
};
