import { useQuery } from '@tanstack/react-query';
import { IconExternalLink } from '@tabler/icons-react';
import { Fragment, useMemo } from 'react';
import type { TrialLeadStory, TrialStory, TrialWhole } from '../../workflows/trial/trial.schema.ts';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { SubjectLink } from '../kit/SubjectLink.tsx';
import { exactText, wall } from '../kit/time.ts';
import { Sign } from '../automation/icons.ts';
import { useEditing } from '../pipeline/editing.ts';
import { kindOfStep } from '../automation/kinds.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { heardText, stepText, type Texts } from './step-text.ts';
import { rowsOf, type StoryRow } from './stories.ts';
import { nameIn } from './story.ts';
import { trialLeadQuery } from './trial.ts';
import shared from './Trial.module.css';
import css from './LeadStories.module.css';

/** What happened to a lead beside what would have happened. */
export const LeadStories = ({ trial, lead }: { trial: TrialWhole; lead: string }) => {
  const query = useQuery(trialLeadQuery(trial.id, lead));
  if (query.error) return <Problem error={query.error} again={() => void query.refetch()} />;
  return query.data ? <Told trial={trial} lead={query.data} /> : <Skeleton rows={8} />;
};

const Told = ({ trial, lead }: { trial: TrialWhole; lead: TrialLeadStory }) => {
  const { t, language } = useWords('trial');
  const { names, templateName } = useEditing();
  const users = useUsers();
  const rows = useMemo(() => rowsOf(lead.story), [lead.story]);
  const past = trial.kind === 'backtest';
  const texts: Texts = { definition: trial.definition, names, language, templateName, users, t };
  const days = rows.map(({ at }) => wall(at).format('D MMMM, dddd'));
  return (
    <article className={css.told}>
      <h3>
        <SubjectLink subject={lead}>
          {lead.number !== null && <span className={shared.dim}> № {lead.number}</span>}{' '}
          <IconExternalLink size={14} aria-hidden />
        </SubjectLink>
      </h3>
      {past && lead.story.same && <p className={shared.dim}>{t('story.same')}</p>}
      {rows.length === 0 && <p className={shared.dim}>{t('story.nothing')}</p>}
      <div className={shared.stories} data-sides={past || undefined} role="table" aria-label={t('story')}>
        {past && rows.length > 0 && (
          <div className={css.heads} role="row">
            <span role="columnheader">
              <span className={shared.unseen}>{t('time')}</span>
            </span>
            <b role="columnheader">{t('did.long')}</b>
            <b role="columnheader">{t('would.long')}</b>
          </div>
        )}
        {rows.map((row, index) => {
          const on = days[index];
          const isNew = on !== days[index - 1];
          return (
            <Fragment key={index}>
              {isNew && (
                <div className={css.date} role="row">
                  <span role="cell">{on}</span>
                </div>
              )}
              <Row row={row} past={past} texts={texts} />
            </Fragment>
          );
        })}
      </div>
      {moreOf(lead.story) > 0 && <p className={shared.dim}>{t('story.more', { count: moreOf(lead.story) })}</p>}
    </article>
  );
};

const moreOf = ({ more }: TrialStory): number => more;

const Row = ({ row, past, texts }: { row: StoryRow; past: boolean; texts: Texts }) => {
  const { t, language, definition } = texts;
  const time = (
    <time role="cell" dateTime={row.at} data-hint={exactText(row.at)}>
      {wall(row.at).format('HH:mm')}
    </time>
  );
  if (row.heard)
    return (
      <div className={css.heard} role="row">
        {time}
        <span role="cell">{heardText(row.heard, texts)}</span>
      </div>
    );
  const side = (step: StoryRow['after'], which: 'before' | 'after') => (
    <div
      role="cell"
      className={shared.side}
      data-side={which}
      data-only={past && !(row.before && row.after) ? true : undefined}
    >
      {step && (
        <>
          <Sign name={kindOfStep({ do: step.do })?.icon} size={14} />
          <span>
            {past && <span className={shared.unseen}>{t(which === 'before' ? 'did.long' : 'would.long')}: </span>}
            {/* where nothing differs both are one */}
            {stepText(step, step === row.after ? 'after' : 'before', texts)}
            <small>{nameIn(definition.automations, step.automation, language)}</small>
          </span>
        </>
      )}
    </div>
  );
  return (
    <div className={shared.pair} role="row" data-both={row.before && row.after ? true : undefined}>
      {time}
      {past && side(row.before, 'before')}
      {side(row.after, 'after')}
    </div>
  );
};
