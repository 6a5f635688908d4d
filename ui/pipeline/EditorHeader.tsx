import { Link } from '@tanstack/react-router';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCloudOff,
  IconFlask,
  IconGitCompare,
  IconSettings,
  IconUpload,
} from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { diffOf } from '../../workflows/pipeline/diff.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Avatar } from '../kit/Avatar.tsx';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Header } from '../kit/Header.tsx';
import { problemText } from '../kit/problem.ts';
import { wall } from '../kit/time.ts';
import { useWords } from '../words.ts';
import { useEditing } from './editing.ts';
import css from './Editor.module.css';
import type { Other } from '../user/presence.ts';
import { ViewSwitch } from './ViewSwitch.tsx';
import { views } from './views.ts';

/** The pipeline, how many changes the draft has, whether it is saved, who else is here, and what can be done with it. */
export const EditorHeader = ({ others, view }: { others: Other[]; view: string }) => {
  const { t, language } = useWords('pipeline');
  const { draft, open, pipeline } = useEditing();
  const name = inLanguage(draft.definition.name, language);
  return (
    <Header
      many
      title={
        <button
          type="button"
          className={css.title}
          data-hint={t('pipeline.open')}
          onClick={() => open({ kind: 'pipeline' })}
        >
          <span>{name}</span>
          <IconSettings size={15} aria-label={t('pipeline.open')} />
        </button>
      }
      note={
        <span className={css.about}>
          <Changes />
          <Saved />
          {others.map(({ id, name: who }) => (
            <Avatar key={id} id={id} name={t('here', { names: who })} />
          ))}
        </span>
      }
      action={
        <>
          <Away />
          <ViewSwitch view={view} />
          <Button
            look="quiet"
            icon={<IconArrowBackUp size={17} />}
            keys="mod+z"
            folds
            why={draft.canUndo ? undefined : t('undo.nothing')}
            onClick={draft.undo}
          >
            {t('undo')}
          </Button>
          <Button
            look="quiet"
            label={t('redo')}
            icon={<IconArrowForwardUp size={17} />}
            why={draft.canRedo ? undefined : t('redo.nothing')}
            onClick={draft.redo}
            className={css.wide}
          />
          {views['try'] && (
            <Go view="try" pipeline={pipeline} icon={<IconFlask size={16} />}>
              {t('try')}
            </Go>
          )}
          {views['versions'] && (
            <Go view="versions" pipeline={pipeline} icon={<IconGitCompare size={16} />}>
              {t('compare')}
            </Go>
          )}
          {views['publish'] && (
            <Link
              to="/pipelines/$key"
              params={{ key: pipeline }}
              search={{ view: 'publish' }}
              className={css.publish}
              aria-label={t('publish')}
              onClick={() => void draft.save()}
            >
              <IconUpload size={17} aria-hidden />
              <span>{t('publish')}</span>
            </Link>
          )}
        </>
      }
    />
  );
};

const Go = ({
  view,
  pipeline,
  icon,
  children,
}: {
  view: 'try' | 'versions';
  pipeline: string;
  icon: React.ReactNode;
  children: string;
}) => (
  <Link to="/pipelines/$key" params={{ key: pipeline }} search={{ view }} className={css.go} aria-label={children}>
    {icon}
    <span>{children}</span>
  </Link>
);

/** "draft · 3 changes from version 7" */
const Changes = () => {
  const { t } = useWords('pipeline');
  const { draft } = useEditing();
  const { published } = draft;
  const definition = useDeferredValue(draft.definition);
  const count = useMemo(
    () => (published ? diffOf(published.definition, definition).length : undefined),
    [published, definition],
  );
  if (!published) return <Chip tone="amber">{t('draft.never')}</Chip>;
  return count ? (
    <Chip tone="amber">{t('draft.changes', { count, version: published.version })}</Chip>
  ) : (
    <Chip tone="green">{t('draft.same', { version: published.version })}</Chip>
  );
};

const Saved = () => {
  const { t } = useWords('pipeline');
  const { draft } = useEditing();
  if (draft.offline)
    return (
      <span className={css.lost} role="status">
        <IconCloudOff size={15} aria-hidden />
        {t('saved.offline')}
      </span>
    );
  if (draft.problem)
    return (
      <span className={css.lost} role="status" data-hint={problemText(draft.problem)}>
        {t('saved.failed', { why: problemText(draft.problem) })}
      </span>
    );
  const at = draft.read.updatedAt;
  return (
    <span className={css.saved} role="status" data-saving={draft.saving}>
      {draft.saving === 'saving' ? t('saving') : at ? t('saved', { clock: wall(at).format('HH:mm') }) : ''}
    </span>
  );
};

/** On a phone, where the words have no room. */
const Away = () => {
  const { t } = useWords('pipeline');
  const { draft } = useEditing();
  if (!draft.offline && !draft.problem) return null;
  const why = draft.offline ? t('saved.offline') : t('saved.failed', { why: problemText(draft.problem) });
  return (
    <span className={css.away} role="status" aria-label={why} data-hint={why}>
      <IconCloudOff size={18} aria-hidden />
    </span>
  );
};
