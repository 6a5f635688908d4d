import { Handle, Position, useReactFlow, type Node, type NodeProps } from '@xyflow/react';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { CSSProperties, FocusEvent, ReactNode } from 'react';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useEditing, useNounWords } from '../editing.ts';
import { Sign } from '../../automation/icons.ts';
import { isClock, kindOfTrigger } from '../../automation/kinds.ts';
import type { Mark, Severity } from '../marks.ts';
import { shortOf } from '../short.ts';
import { useWords } from '../../words.ts';
import css from './Graph.module.css';
import { CELL, type Box } from './layout.ts';

export type Shown = Node<{
  box: Box;
  count: number | undefined;
  mark: Mark;
  severity: Severity | undefined;
  chosen: boolean;
  open: () => void;
  light: (id: string | undefined) => void;
}>;
type Props = NodeProps<Shown>;

export const StageNode = ({ id, data }: Props) => {
  const { t, language } = useNounWords('pipeline/graph');
  if (data.box.kind !== 'stage') return null;
  const { stage } = data.box;
  return (
    <Box id={id} data={data} className={css.stage!} style={{ '--stage': stage.color } as CSSProperties}>
      <span className={css.row}>
        <b>{inLanguage(stage.name, language)}</b>
        <Alert severity={data.severity} />
      </span>
      <span className={css.dim}>
        {data.count === undefined ? ' ' : t('pipeline:noun.count', { count: data.count })}
        {stage.kind !== 'open' && ` · ${t(`kind.${stage.kind}`)}`}
        {stage.retired && ` · ${t('retired')}`}
      </span>
    </Box>
  );
};

export const AnyNode = ({ id, data }: Props) => {
  const { t } = useNounWords('pipeline/graph');
  return (
    <Box id={id} data={data} className={css.stage!}>
      <b>{t('any')}</b>
      <span className={css.dim}>{t('any.note')}</span>
    </Box>
  );
};

export const AutomationNode = ({ id, data }: Props) => {
  const { t, language } = useWords('pipeline');
  const { names, templateName } = useEditing();
  if (data.box.kind !== 'automation') return null;
  const { automation } = data.box;
  const short = shortOf(automation, { names, language, t, templateName });
  return (
    <Box
      id={id}
      data={data}
      className={css.card!}
      label={`${inLanguage(automation.name, language)}: ${short.when}, ${short.then}`}
      off={automation.off}
      edge={data.severity ?? data.mark}
    >
      <span className={css.when} data-clock={isClock(automation.when) || undefined}>
        <Sign name={kindOfTrigger(automation.when)?.icon} size={13} />
        <span>{short.when}</span>
        <Alert severity={data.severity} />
      </span>
      <span className={css.then}>{short.then}</span>
    </Box>
  );
};

const Alert = ({ severity }: { severity: Severity | undefined }) => {
  const { t } = useNounWords('pipeline/graph');
  return severity ? (
    <IconAlertTriangle size={13} className={css.alert} data-severity={severity} aria-label={t(`problem.${severity}`)} />
  ) : null;
};

type BoxProps = {
  id: string;
  data: Shown['data'];
  className: string;
  style?: CSSProperties;
  label?: string;
  off?: boolean | undefined;
  edge?: string | undefined;
  children: ReactNode;
};

/** Opens on a click or Enter; the graph goes along when the keyboard passes over it. */
const Box = ({ id, data, className, style, label, off, edge, children }: BoxProps) => {
  const { setCenter, getZoom } = useReactFlow();
  const follow = ({ currentTarget }: FocusEvent<HTMLElement>) => {
    data.light(id);
    if (currentTarget.matches(':focus-visible'))
      void setCenter(data.box.x + CELL / 2, data.box.y + 30, { zoom: Math.max(0.7, getZoom()), duration: 120 });
  };
  return (
    <>
      <Handle type="target" position={Position.Left} className={css.handle} isConnectable={false} />
      <button
        type="button"
        className={`${className} nopan nodrag`}
        style={style}
        aria-label={label}
        data-hint={label}
        data-node={id}
        data-off={off || undefined}
        data-edge={edge}
        data-chosen={data.chosen || undefined}
        aria-current={data.chosen || undefined}
        onClick={data.open}
        onFocus={follow}
        onBlur={() => data.light(undefined)}
        onPointerEnter={() => data.light(id)}
        onPointerLeave={() => data.light(undefined)}
      >
        {children}
      </button>
      <Handle type="source" position={Position.Right} className={css.handle} isConnectable={false} />
    </>
  );
};
