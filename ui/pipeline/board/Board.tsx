import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Stage } from '../../../workflows/pipeline/pipeline.schema.ts';
import { asking } from '../../ask/asking.ts';
import { totalsQuery } from '../../lead/board/leads.ts';
import { useWords } from '../../words.ts';
import { useBoardKeys } from './board-keys.ts';
import css from './Board.module.css';
import { BoardColumn } from './BoardColumn.tsx';
import { CardMenu, StageMenu, type MenuAt } from './BoardMenu.tsx';
import { watchDrops, scrollWhileDragging } from './drag.ts';
import { addStage, automationsIn, patchStage, placeAutomation, placeStage, wordsIn } from '../edit.ts';
import { givenWords } from '../given.ts';
import { useEditing, type Editing } from '../editing.ts';
import { marker, severities } from '../marks.ts';
import { NewStage } from './NewStage.tsx';
import type { Other } from '../../user/presence.ts';
import { placeFrom, placeText, type DeepLink } from '../place.ts';

/** Stages as columns, automations as cards under the stage where they fire. */
export const Board = ({ others }: { others: Other[] }) => {
  const { t, language } = useWords('pipeline');
  const editing = useEditing();
  const { draft, place, templateName, pipeline } = editing;
  // every card may show a name that is being typed: they may follow a moment later, the typing may not wait for them
  const names = useDeferredValue(editing.names);
  const { definition, problems, published } = draft;
  const board = useRef<HTMLDivElement>(null);
  const now = useRef<Editing>(editing);
  now.current = editing;
  const [menu, setMenu] = useState<MenuAt>();
  const [renaming, setRenaming] = useState<string>();
  const renamed = useRef<string>(undefined);
  /** a stage is being named, behind this one */
  const [adding, setAdding] = useState<{ after: string | undefined }>();
  const { noun = 'lead' } = draft.definition;
  const isOfTickets = noun === 'ticket';
  // a conversation goes through no stages: what fires in it is one column
  const isOfTalks = noun === 'conversation';
  const ofLeads = useQuery({ ...totalsQuery({ pipeline }), enabled: noun === 'lead' });
  const ofTickets = useQuery({ ...asking('/tickets/totals', { query: { pipeline } }), enabled: isOfTickets });
  const totals = isOfTickets ? ofTickets : ofLeads;
  const markOf = useMemo(() => marker(published?.definition), [published]);
  const flags = useMemo(() => severities(problems), [problems]);
  useBoardKeys(board, now);
  useEffect(() => {
    if (document.activeElement === document.body) board.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => (board.current ? scrollWhileDragging(board.current) : undefined), []);
  useEffect(
    () =>
      watchDrops('card', ({ key, from, to, beside, side }) =>
        now.current.draft.change((before) =>
          placeAutomation(before, key, {
            from: from || undefined,
            to: to || undefined,
            ...(beside ? { beside, side } : {}),
          }),
        ),
      ),
    [],
  );
  useEffect(
    () =>
      watchDrops('stage', ({ key, beside, side }) => {
        if (beside) now.current.draft.change((before) => placeStage(before, key, beside, side));
      }),
    [],
  );
  const ways = useMemo(
    () => ({
      onOpen: (key: string) => openOrEnter(now.current, { kind: 'automation', key }),
      onOpenStage: (key: string) => openOrEnter(now.current, { kind: 'stage', key }),
      onMenu: (key: string, column: string, at: HTMLElement) => setMenu({ what: 'card', of: key, column, at }),
      onStageMenu: (key: string, at: HTMLElement) => setMenu({ what: 'stage', of: key, column: key, at }),
    }),
    [],
  );
  const onRename = useMemo(
    () => (key: string | undefined, name?: string) => {
      const stage = now.current.draft.definition.stages.find((one) => one.key === renamed.current);
      if (stage && name && !key)
        now.current.draft.change((old) =>
          patchStage(old, stage.key, {
            name: wordsIn(name, language, givenWords(stage.name) ? undefined : stage.name),
          }),
        );
      renamed.current = key;
      setRenaming(key);
    },
    [language],
  );
  const add = (name: string) => {
    const added = addStage(now.current.draft.definition, wordsIn(name, language), adding?.after);
    draft.change(added.definition);
    setAdding({ after: added.key });
  };
  const here = useMemo(() => hereText(others), [others]);
  const column = (stage: Stage | undefined) => {
    const automations = automationsIn(definition, stage?.key);
    const chosen = place?.kind === 'automation' && automations.some(({ key }) => key === place.key);
    return (
      <BoardColumn
        key={stage?.key ?? ''}
        stage={stage}
        automations={automations}
        noun={noun}
        leads={totals.data && (totals.data.items.find((one) => one.stage === stage?.key)?.count ?? 0)}
        names={names}
        templateName={templateName}
        markOf={markOf}
        flags={automations.map(({ key }) => flags.automations.get(key) ?? '').join(',')}
        severity={stage && flags.stages.get(stage.key)}
        here={here}
        chosen={chosen ? place.key : undefined}
        chosenStage={place?.kind === 'stage' && place.key === stage?.key}
        renaming={stage !== undefined && renaming === stage.key}
        address={`/pipelines/${pipeline}`}
        onRename={onRename}
        {...ways}
      />
    );
  };
  const lastOpen = definition.stages.findLast(({ kind }) => kind === 'open')?.key;
  return (
    <div
      ref={board}
      className={css.board}
      data-board
      data-one={isOfTalks || undefined}
      tabIndex={-1}
      role="group"
      aria-label={t('board')}
    >
      {column(undefined)}
      {(isOfTalks ? [] : definition.stages).flatMap((stage) => [
        column(stage),
        (adding ? adding.after : lastOpen) === stage.key && (
          <NewStage
            key="new stage"
            open={adding !== undefined}
            onOpen={() => setAdding({ after: lastOpen })}
            onName={add}
            onClose={() => setAdding(undefined)}
          />
        ),
      ])}
      {definition.automations.length === 0 && (
        <p className={css.teach}>{t(isOfTalks ? 'board.empty.talks' : 'board.empty')}</p>
      )}
      {menu?.what === 'card' && <CardMenu {...menu} onClose={() => setMenu(undefined)} />}
      {menu?.what === 'stage' && (
        <StageMenu
          {...menu}
          onClose={() => setMenu(undefined)}
          onRename={() => onRename(menu.of)}
          onAddAfter={() => setAdding({ after: menu.of })}
        />
      )}
    </div>
  );
};

/** Enter opens the panel; Enter again, on what is open already, puts the focus into it. */
const openOrEnter = ({ place, open }: Editing, next: DeepLink) => {
  if (place && placeText(place) === placeText(next))
    document.querySelector<HTMLElement>('[data-panel] input, [data-panel] textarea')?.focus();
  else open(next);
};

/** One line per card that somebody else has open. */
const hereText = (others: Other[]): string => {
  const lines = new Map<string, string[]>();
  for (const { name, focus } of others) {
    const place = placeFrom(focus ?? undefined);
    if (place?.kind === 'automation') lines.set(place.key, [...(lines.get(place.key) ?? []), name]);
  }
  return [...lines].map(([key, names]) => `${key}=${names.join(', ')}`).join('\n');
};
