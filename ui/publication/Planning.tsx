import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconRocket } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Publication, PublicationChoice } from '../../workflows/publication/publication.schema.ts';
import { post } from '../ask/ask.ts';
import { freshKey } from '../ask/call.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { TextArea } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useDraft } from '../pipeline/pipeline-draft.ts';
import { useSaid } from './said.ts';
import { Changes } from './Changes.tsx';
import { Fates } from './Fates.tsx';
import { Late } from './Late.tsx';
import { namesOf } from './names.ts';
import { Next } from './Next.tsx';
import { newWarnings } from '../../workflows/pipeline/problems.ts';
import { Problems } from './Problems.tsx';
import { changesPublished, planQuery } from './publications.ts';
import css from './Publish.module.css';
import { Vanished } from './Vanished.tsx';

const NOTHING: PublicationChoice = { stageMap: {}, keep: false, fire: false, endRuns: false };

/** First the plan, then the button: what a version would do to each living lead, and what the admin decides about it. */
export const Planning = ({ pipelineKey, last }: { pipelineKey: string; last: Publication | undefined }) => {
  const { t, language } = useSaid();
  const draft = useDraft(pipelineKey);
  const [choice, setChoice] = useState(NOTHING);
  const [note, setNote] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const [wish] = useState(freshKey);
  const isDrawn = draft.revision > 0 && draft.saving === 'saved';
  const plan = useQuery({ ...planQuery(pipelineKey, draft.revision, choice), enabled: isDrawn });
  const publishing = useWrite(
    (revision: number) => {
      const body = { ...choice, note, revision, confirmed };
      return post('/pipelines/{key}/publish', { path: { key: pipelineKey }, body, key: wish });
    },
    {
      changes: changesPublished(pipelineKey),
      says: ({ version }) => t('published', { version }),
      refused: () => void plan.refetch(),
    },
  );
  const isSame = useMemo(
    () => JSON.stringify(draft.definition) === JSON.stringify(draft.published?.definition),
    [draft.definition, draft.published],
  );
  const errors = draft.problems.filter(({ severity }) => severity === 'error');
  const warnings = draft.problems.filter(({ severity }) => severity !== 'error');
  const fresh = useMemo(
    () => newWarnings(draft.problems, draft.published?.definition, draft.world),
    [draft.problems, draft.published, draft.world],
  );
  const known = warnings.filter((one) => !fresh.includes(one));
  const change = (more: Partial<PublicationChoice>) => setChoice((now) => ({ ...now, ...more }));

  if (draft.revision === 0 || isSame)
    return (
      <Empty
        icon={<IconCheck />}
        title={t(last ? 'same.title' : 'none.title')}
        text={t(last ? 'same.text' : 'none.text', { version: last?.version })}
        action={draft.published && <Next pipeline={pipelineKey} />}
      />
    );

  const names = namesOf(draft.definition, draft.published?.definition, language);
  const shown = plan.data;
  const why =
    errors.length > 0
      ? t('why.errors', { count: errors.length })
      : fresh.length > 0 && !confirmed
        ? t('why.warnings')
        : !isDrawn
          ? t('why.saving')
          : !shown || plan.isPlaceholderData
            ? t('why.plan')
            : undefined;
  return (
    <>
      {errors.length > 0 && (
        <Section title={t('errors.title')}>
          <Problems problems={errors} />
        </Section>
      )}
      {plan.error && <Problem error={plan.error} again={() => void plan.refetch()} />}
      <Section
        title={t('plan.title')}
        aside={shown ? t('plan.total', { count: shown.total }) : plan.isFetching && t('plan.counting')}
      >
        {shown?.total === 0 ? (
          <p className={css.dim}>{t('plan.nobody')}</p>
        ) : shown ? (
          <div className={css.stack} data-stale={plan.isPlaceholderData || undefined}>
            <Fates plan={shown} names={names} fire={choice.fire} />
            <Vanished plan={shown} choice={choice} names={names} onChange={change} />
            <Late plan={shown} choice={choice} names={names} onChange={change} />
            <label className={css.switch}>
              <input
                type="checkbox"
                checked={choice.keep}
                onChange={(event) => change({ keep: event.target.checked })}
              />
              <span>
                {t('keep')}
                <small>{t('keep.more')}</small>
              </span>
            </label>
          </div>
        ) : (
          !plan.error && <Skeleton rows={3} height={72} />
        )}
      </Section>
      <Changes before={draft.published?.definition} after={draft.definition} />
      <Section title={t('publish.title')}>
        <div className={css.stack}>
          <TextArea
            label={t('note')}
            hint={t('note.hint')}
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          {fresh.length > 0 && <Problems problems={fresh} />}
          {known.length > 0 && (
            <details>
              <summary className={css.dim}>
                {t('known', { count: known.length, version: draft.published?.version })}
              </summary>
              <Problems problems={known} />
            </details>
          )}
          {fresh.length > 0 && errors.length === 0 && (
            <label className={css.switch}>
              <input type="checkbox" checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)} />
              <span>{t('warnings', { count: fresh.length })}</span>
            </label>
          )}
          <div className={css.actions}>
            <Button
              look="primary"
              icon={<IconRocket size={16} />}
              why={why}
              busy={publishing.busy}
              onClick={() => void (shown && publishing.write(shown.revision))}
            >
              {t('publish')}
            </Button>
            <span className={css.dim}>{why ?? t(shown?.total === 0 ? 'publish.first' : 'publish.then')}</span>
          </div>
        </div>
      </Section>
    </>
  );
};
