import '@xyflow/react/dist/base.css';
import { useQuery } from '@tanstack/react-query';
import {
  Background,
  Handle,
  MarkerType,
  Position,
  ReactFlow,
  type Edge,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import { IconBolt, IconMapPin } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import type { Words } from '../../../workflows/words/words.schema.ts';
import { Dialog } from '../../kit/Dialog.tsx';
import { useIsDark } from '../../kit/scheme.ts';
import { relativeText } from '../../kit/time.ts';
import { useNow } from '../../kit/Time.tsx';
import { stageOf } from '../../pipeline/pipelines.ts';
import { useWords } from '../../words.ts';
import { fold } from '../story/fold.ts';
import css from './Graph.module.css';
import { wayOf, type Box } from './graph.ts';
import { processQuery } from './lead-process.ts';
import { useStory } from '../story/lead-story.ts';
import { useVersionOf } from '../version.ts';

type Shown = Node<{ kind: Box['kind']; title: string; color: string; when: string; why: string[] }>;

/** The lead's way through its pipeline: where it was, where it stands, what it waits for, where it may go. */
export const Graph = ({ lead, onClose }: { lead: Lead; onClose: () => void }) => {
  const { t, language } = useWords('lead');
  const pipeline = useVersionOf(lead);
  const dark = useIsDark();
  const now = useNow() + lead.clockOffset;
  const story = useStory(lead.id);
  const waits = useQuery(processQuery(lead.id)).data?.waitsFor ?? lead.process.waitsFor;
  const [open, setOpen] = useState(false);
  // the drawing measures itself, so it must wait until the dialog has its size
  useEffect(() => {
    const frame = requestAnimationFrame(() => setOpen(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  const way = useMemo(
    () =>
      pipeline ? wayOf(lead, waits, fold(story.data?.items ?? []), pipeline.definition) : { boxes: [], lines: [] },
    [lead, waits, story.data, pipeline],
  );
  const say = (name: Words | string) => (typeof name === 'string' ? name : inLanguage(name, language));
  const nodes = way.boxes.map((box): Shown => {
    const stage = box.stage ? stageOf(pipeline, box.stage) : undefined;
    const title = stage ? inLanguage(stage.name, language) : say(box.name ?? box.stage ?? '');
    return {
      id: box.id,
      type: 'box',
      position: { x: box.x, y: box.y },
      data: {
        kind: box.kind,
        title,
        color: stage?.color ?? 'var(--violet)',
        when: box.at ? relativeText(box.at, now) : '',
        why: [...new Set(box.why.map(say))].map((one) => (one === title ? t('graph.outcome') : one)),
      },
    };
  });
  const edges = way.lines.map(({ from, to, done }): Edge => ({
    id: `${from} ${to}`,
    source: from,
    target: to,
    style: done ? { stroke: 'var(--green)', strokeWidth: 2 } : { stroke: 'var(--edge)', strokeDasharray: '5 4' },
    markerEnd: { type: MarkerType.ArrowClosed, color: done ? 'var(--green)' : 'var(--edge)' },
  }));
  return (
    <Dialog onClose={onClose} title={t('graph.title')} wide>
      <p className={css.legend}>{t('graph.legend')}</p>
      <div className={css.graph} tabIndex={0} role="group" aria-label={t('graph.title')}>
        {open && story.data && (
          <ReactFlow
            nodes={nodes}
            edges={edges}
            nodeTypes={nodeTypes}
            colorMode={dark ? 'dark' : 'light'}
            nodesDraggable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            elementsSelectable={false}
            fitView
            fitViewOptions={{ padding: 0.06, maxZoom: 1 }}
            minZoom={0.15}
            proOptions={{ hideAttribution: true }}
          >
            <Background gap={24} />
          </ReactFlow>
        )}
      </div>
    </Dialog>
  );
};

const StageBox = ({ data: { kind, title, color, when, why } }: NodeProps<Shown>) => (
  <div className={css.stage} style={{ borderTopColor: color }} data-kind={kind}>
    <Handle type="target" position={Position.Left} className={css.handle} />
    <b>
      {kind === 'here' && <IconMapPin size={14} />}
      {kind === 'wait' && <IconBolt size={14} />}
      {title}
    </b>
    {why.map((one) => (
      <span key={one}>{one}</span>
    ))}
    {when && <i>{when}</i>}
    <Handle type="source" position={Position.Right} className={css.handle} />
  </div>
);
const nodeTypes = { box: StageBox };
