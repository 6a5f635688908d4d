import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo, useRef } from 'react';
import { inLanguage } from '../../workflows/words/words.ts';
import { useKeys } from '../kit/keys.ts';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useWords } from '../words.ts';
import { Beside } from './panel/Beside.tsx';
import { Board } from './board/Board.tsx';
import { Conflict } from './Conflict.tsx';
import { ControlsProvider } from '../automation/controls.ts';
import { draftQuery, useDraft } from './pipeline-draft.ts';
import css from './Editor.module.css';
import { EditingProvider, useFacts, useNames, useTemplateName, type Editing } from './editing.ts';
import { EditorHeader } from './EditorHeader.tsx';
import { everyInput } from '../automation/input/every-input.ts';
import { placeFrom, placeText, type DeepLink } from './place.ts';
import { usePresence } from '../user/presence.ts';
import { Problems } from './Problems.tsx';
import { views } from './views.ts';

/** The editor of a pipeline: its board with a panel beside it, and the other views of the same draft. */
export const PipelinePage = () => {
  const { key } = useParams({ from: '/frame/pipelines/$key' });
  return <Editor key={key} pipeline={key} />;
};

const Editor = ({ pipeline }: { pipeline: string }) => {
  const { t, language } = useWords('pipeline');
  const { at, view = 'board' } = useSearch({ from: '/frame/pipelines/$key' });
  const navigate = useNavigate({ from: '/pipelines/$key' });
  const draft = useDraft(pipeline);
  const { definition, world } = draft;
  const names = useNames(definition);
  const facts = useFacts(names, definition, world);
  const templateName = useTemplateName(world);
  const others = usePresence(`pipeline:${pipeline}`, at ?? null);
  useQuery({ ...draftQuery(pipeline), refetchInterval: others.length > 0 ? 10_000 : false });
  const name = inLanguage(definition.name, language);
  const place = useMemo(() => placeFrom(at), [at]);
  const open = useRef((next: DeepLink | undefined) => {
    void navigate({ search: next ? { at: placeText(next) } : {}, replace: true }).then(() => bringIntoView(next));
  }).current;
  useKeys([
    { keys: 'mod+z', does: t('keys.undo'), run: draft.undo },
    { keys: 'mod+shift+z', does: t('keys.redo'), run: draft.redo },
    { keys: 'mod+y', run: draft.redo },
  ]);
  useEffect(() => void (document.title = `${name} · Voronka`), [name]);
  const editing: Editing = {
    pipeline,
    draft,
    place,
    open,
    names,
    facts,
    world,
    language,
    templateName,
    canTry: 'try' in views,
  };
  const View = view === 'board' ? undefined : views[view];
  return (
    <EditingProvider value={editing}>
      <ControlsProvider value={everyInput}>
        <EditorHeader others={others} view={View ? view : 'board'} />
        {View ? (
          <Suspense fallback={<Skeleton rows={8} />}>
            <View pipeline={pipeline} />
          </Suspense>
        ) : (
          <main className={css.main}>
            <div className={css.drawing}>
              <Board others={others} />
              <Beside place={place} />
            </div>
            <Problems />
          </main>
        )}
        {draft.theirs && <Conflict key={draft.theirs.revision} theirs={draft.theirs} />}
      </ControlsProvider>
    </EditingProvider>
  );
};

const bringIntoView = (place: DeepLink | undefined) => {
  const card =
    place?.kind === 'automation'
      ? `[data-card="${place.key}"]`
      : place?.kind === 'stage'
        ? `[data-stage="${place.key}"]`
        : undefined;
  if (card) document.querySelector(card)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};
