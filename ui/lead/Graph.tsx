import '@xyflow/react/dist/base.css';
import { Background, Controls, Handle, Position, ReactFlow, type Edge, type Node, type NodeProps } from '@xyflow/react';
import { useMemo } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { useIsDark } from '../kit/scheme.ts';
import { usePipeline } from '../pipelines.ts';
import { useWords } from '../words.ts';
import css from './Graph.module.css';

type StageNode = Node<{ name: string; color: string; here: boolean; automations: string[] }>;

/** The stages of the lead's pipeline, what fires in each, and where the lead stands. */
export const Graph = ({ lead, onClose }: { lead: Lead; onClose: () => void }) => {
  const { t, language } = useWords('lead');
  const pipeline = usePipeline(lead.pipeline);
  const dark = useIsDark();
  const { nodes, edges } = useMemo(
    () => (pipeline ? drawn(pipeline.definition, lead.stage, (words) => inLanguage(words, language)) : { nodes: [], edges: [] }),
    [pipeline, lead.stage, language],
  );
  return (
    <Dialog onClose={onClose} title={t('graph')} wide>
      <div className={css.graph}>
        <ReactFlow nodes={nodes} edges={edges} nodeTypes={nodeTypes} colorMode={dark ? 'dark' : 'light'} nodesDraggable={false} nodesConnectable={false} fitView minZoom={0.2} proOptions={{ hideAttribution: true }}>
          <Background gap={24} />
          <Controls showInteractive={false} />
        </ReactFlow>
      </div>
    </Dialog>
  );
};

const StageBox = ({ data }: NodeProps<StageNode>) => (
  <div className={css.stage} style={{ borderTopColor: data.color }} data-here={data.here || undefined}>
    <Handle type="target" position={Position.Left} className={css.handle} />
    <b>{data.name}</b>
    {data.automations.map((name) => (
      <span key={name}>{name}</span>
    ))}
    <Handle type="source" position={Position.Right} className={css.handle} />
  </div>
);
const nodeTypes = { stage: StageBox };

const drawn = (definition: PipelineDefinition, here: string, say: (words: { ru: string }) => string): { nodes: StageNode[]; edges: Edge[] } => {
  const nodes = definition.stages.map((stage, index): StageNode => ({
    id: stage.key,
    type: 'stage',
    position: { x: (index % 4) * 260, y: Math.floor(index / 4) * 220 },
    data: {
      name: say(stage.name),
      color: stage.color,
      here: stage.key === here,
      automations: definition.automations.filter(({ stages }) => stages?.includes(stage.key)).map(({ name }) => say(name)),
    },
  }));
  const edges = definition.automations.flatMap((automation) =>
    automation.then.flatMap((action): Edge[] =>
      action.do === 'lead.move'
        ? (automation.stages ?? []).map((from) => ({ id: `${automation.key}-${from}`, source: from, target: action.stage, label: say(automation.name), animated: from === here }))
        : [],
    ),
  );
  return { nodes, edges };
};
