import '@xyflow/react/dist/base.css';
import {
  Background,
  Handle,
  MarkerType,
  Position,
  ReactFlow,
  ReactFlowProvider,
  type Edge,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import { IconAlertTriangle, IconFlag, IconHelpCircle, IconMessage } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import type { ScriptProblem, ScriptStep } from '../../../workflows/script/script.schema.ts';
import { shortText, textIn } from '../../../workflows/script/text.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useFields } from '../../field/fields.ts';
import { useIsDark } from '../../kit/scheme.ts';
import { Controls } from '../../pipeline/graph/Controls.tsx';
import { still } from '../../pipeline/graph/still.ts';
import { usePipelines } from '../../pipeline/pipelines.ts';
import { useWords } from '../../words.ts';
import graph from '../../pipeline/graph/Graph.module.css';
import css from './Edit.module.css';
import { BOX, layoutOf } from './layout.ts';

const icons = { say: IconMessage, ask: IconHelpCircle, end: IconFlag };
type Shown = Node<{
  step: ScriptStep;
  first: boolean;
  severity: ScriptProblem['severity'] | undefined;
  chosen: boolean;
  open: () => void;
}>;

const StepNode = ({ data: { step, first, severity, chosen, open } }: NodeProps<Shown>) => {
  const { t, language } = useWords('script');
  const Icon = icons[step.do];
  const text = shortText(textIn(step.text, language)) || t('step.empty');
  return (
    <>
      <Handle type="target" position={Position.Top} className={graph.handle} isConnectable={false} />
      <button
        type="button"
        className={`${css.box} nopan nodrag`}
        data-kind={step.do}
        data-chosen={chosen || undefined}
        aria-current={chosen || undefined}
        aria-label={`${t(`do.${step.do}`)}: ${text}`}
        onClick={open}
      >
        <span className={css.kind}>
          <Icon size={14} aria-hidden />
          {t(first ? 'first' : `do.${step.do}`)}
          {severity && (
            <IconAlertTriangle
              size={13}
              className={graph.alert}
              data-severity={severity}
              aria-label={t(`problem.${severity}`)}
            />
          )}
        </span>
        <span className={css.boxText}>{text}</span>
      </button>
      <Handle type="source" position={Position.Bottom} className={graph.handle} isConnectable={false} />
    </>
  );
};
const nodeTypes = { step: StepNode };

type Props = {
  steps: ScriptStep[];
  problems: ScriptProblem[];
  chosen: string | undefined;
  onOpen: (key: string) => void;
};

/** The steps and where each answer leads, as the graph of a pipeline shows its stages. */
export const ScriptGraph = (props: Props) => (
  <ReactFlowProvider>
    <Drawing {...props} />
  </ReactFlowProvider>
);

const Drawing = ({ steps, problems, chosen, onOpen }: Props) => {
  const { t } = useWords('script');
  const dark = useIsDark();
  const frame = useRef<HTMLElement>(null);
  const { boxes, lines } = useMemo(() => layoutOf(steps), [steps]);
  const nodes = boxes.map(({ step, x, y }, index): Shown => ({
    ...{ id: step.key, type: 'step', position: { x, y }, style: { pointerEvents: 'all' } },
    ...{ width: BOX.width, height: BOX.height, measured: BOX },
    data: {
      step,
      first: index === 0,
      severity: problems.find(({ at }) => at.step === step.key)?.severity,
      chosen: chosen === step.key,
      open: () => onOpen(step.key),
    },
  }));
  const nameOf = useWayNames(steps);
  const edges = lines.map(({ from, to, ways }): Edge => ({
    id: `${from} ${to}`,
    source: from,
    target: to,
    ...(ways.length > 0 ? { label: shortText(ways.map((value) => nameOf(from, value)).join(', ')) } : {}),
    labelShowBg: true,
    className: graph.edge!,
    style: { stroke: 'var(--edge)' },
    markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--edge)' },
  }));
  return (
    <section ref={frame} className={css.graph} aria-label={t('graph')}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        colorMode={dark ? 'dark' : 'light'}
        {...still}
        fitViewOptions={{ padding: 0.06, maxZoom: 1 }}
        minZoom={0.1}
        maxZoom={1.5}
      >
        <Background gap={24} />
      </ReactFlow>
      <Controls frame={frame} />
    </section>
  );
};

/** An answer as it is read: its own name, else that of the field’s option. */
const useWayNames = (steps: ScriptStep[]) => {
  const { t, language } = useWords('script');
  const pipelines = usePipelines();
  const contact = useFields('contact');
  return (key: string, value: string): string => {
    const step = steps.find((one) => one.key === key);
    if (step?.do !== 'ask') return value;
    const own = textIn(step.ways.find((way) => way.value === value)?.name, language);
    const { save } = step;
    if (own || !save) return own || value;
    const fields = save.noun === 'contact' ? contact : pipelines.flatMap(({ definition }) => definition.fields);
    const option = fields
      .filter((field) => field.key === save.field)
      .flatMap(({ options = [] }) => options)
      .find((one) => one.value === value);
    if (option) return inLanguage(option.name, language);
    return value === 'true' ? t('kit:field.yes') : value === 'false' ? t('kit:field.no') : value;
  };
};
