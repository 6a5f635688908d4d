import { IconDots } from '@tabler/icons-react';
import { memo, useEffect, useRef, useState } from 'react';
import type { Automation } from '../../../workflows/automation/automation.schema.ts';
import type { Names } from '../../../workflows/automation/automation-sentence.ts';
import type { PipelineNoun, Stage } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useWords } from '../../words.ts';
import { AddAutomation } from '../../automation/AddAutomation.tsx';
import css from './Board.module.css';
import { BoardCard } from './BoardCard.tsx';
import { dragItem, dropList, type Side } from './drag.ts';
import type { Mark, Severity } from '../marks.ts';
import { StageName } from './StageName.tsx';

export type ColumnProps = {
  /** undefined: "in any open stage" */
  stage: Stage | undefined;
  automations: Automation[];
  /** what goes through the pipeline */
  noun: PipelineNoun;
  leads: number | undefined;
  names: Names;
  templateName: (key: string) => string;
  markOf: (automation: Automation) => Mark;
  /** per card, in their order, joined: a plain text is cheap to compare */
  flags: string;
  severity: Severity | undefined;
  /** who is at which card: `key=Saule` */
  here: string;
  chosen: string | undefined;
  chosenStage: boolean;
  renaming: boolean;
  address: string;
  onOpen: (key: string) => void;
  onOpenStage: (key: string) => void;
  onRename: (key: string | undefined, name?: string) => void;
  onMenu: (key: string, column: string, at: HTMLElement) => void;
  onStageMenu: (key: string, at: HTMLElement) => void;
};

const drawn = (one: ColumnProps, other: ColumnProps): boolean =>
  (Object.keys(other) as (keyof ColumnProps)[]).every(
    (key) =>
      one[key] === other[key] ||
      (key === 'automations' &&
        one.automations.length === other.automations.length &&
        one.automations.every((automation, index) => automation === other.automations[index])),
  );

/** A stage with what fires there. */
export const BoardColumn = memo((props: ColumnProps) => {
  const { stage, automations, names, templateName, markOf, flags, here, chosen, address, onOpen, onMenu } = props;
  const { t, language } = useWords('pipeline');
  const list = useRef<HTMLElement>(null);
  const [over, setOver] = useState(false);
  const column = stage?.key ?? '';
  const context = props.noun;
  const name = stage ? inLanguage(stage.name, language) : t('column.any', { context });
  const severityOf = flags.split(',');
  const users = new Map(here.split('\n').map((line) => line.split('=') as [string, string]));
  useEffect(() => (list.current ? dropList(list.current, 'card', column, setOver) : undefined), [column]);
  return (
    <section
      ref={list}
      className={css.column}
      aria-label={name}
      data-column-of={column}
      data-over={over || undefined}
      data-retired={stage?.retired || undefined}
    >
      {stage ? (
        <StageHead {...props} stage={stage} />
      ) : (
        <header className={css.head} data-any>
          <h2>{name}</h2>
          <span className={css.note}>{t('column.any.note', { context })}</span>
        </header>
      )}
      <ul className={css.list} aria-label={t('column.list', { name })}>
        {automations.map((automation, index) => (
          <BoardCard
            key={automation.key}
            automation={automation}
            column={column}
            names={names}
            templateName={templateName}
            mark={markOf(automation)}
            severity={(severityOf[index] || undefined) as Severity | undefined}
            chosen={chosen === automation.key}
            here={users.get(automation.key) ?? ''}
            address={address}
            onOpen={onOpen}
            onMenu={onMenu}
          />
        ))}
      </ul>
      <AddAutomation stage={stage?.key} />
    </section>
  );
}, drawn);

const StageHead = ({
  stage,
  noun,
  leads,
  severity,
  chosenStage,
  renaming,
  onOpenStage,
  onRename,
  onStageMenu,
}: ColumnProps & { stage: Stage }) => {
  const { t, language } = useWords('pipeline');
  const head = useRef<HTMLElement>(null);
  const [side, setSide] = useState<Side>();
  const name = inLanguage(stage.name, language);
  useEffect(() => {
    if (!head.current) return;
    return dragItem({
      element: head.current,
      what: 'stage',
      key: stage.key,
      from: 'stages',
      axis: 'x',
      onSide: setSide,
    });
  }, [stage.key]);
  const note = [
    leads !== undefined && t('noun.count', { count: leads, context: noun }),
    stage.rotsAfterDays && t('column.rots', { count: stage.rotsAfterDays }),
    stage.kind !== 'open' && t(`kind.${stage.kind}`),
    stage.retired && t('column.retired', { context: noun }),
  ].filter(Boolean);
  return (
    <header
      ref={head}
      className={css.head}
      style={{ borderTopColor: stage.color }}
      data-chosen={chosenStage || undefined}
      data-side={side}
      data-stage={stage.key}
      data-edge={severity}
    >
      {renaming ? (
        <StageName name={name} onDone={(text) => onRename(undefined, text)} />
      ) : (
        <h2>
          <button
            type="button"
            className={css.stage}
            aria-current={chosenStage || undefined}
            onClick={() => onOpenStage(stage.key)}
            onDoubleClick={() => onRename(stage.key)}
          >
            {name}
          </button>
        </h2>
      )}
      <span className={css.note}>{note.join(' · ') || '\u00a0'}</span>
      <button
        type="button"
        className={css.more}
        aria-label={t('stage.menu', { name })}
        aria-haspopup="menu"
        onClick={(event) => onStageMenu(stage.key, event.currentTarget)}
      >
        <IconDots size={15} />
      </button>
    </header>
  );
};
