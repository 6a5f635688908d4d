import '@xyflow/react/dist/base.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Background, MarkerType, ReactFlow, ReactFlowProvider, type Edge, type NodeTypes } from '@xyflow/react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { inLanguage } from '../../../workflows/words/words.ts';
import { totalsQuery } from '../../lead/board/leads.ts';
import { useIsDark } from '../../kit/scheme.ts';
import { Beside } from '../panel/Beside.tsx';
import { EditingProvider, useEditing } from '../editing.ts';
import { marker, severities } from '../marks.ts';
import { placeText, type DeepLink } from '../place.ts';
import { Problems } from '../Problems.tsx';
import { useWords } from '../../words.ts';
import { AnyNode, AutomationNode, StageNode, type Shown } from './Boxes.tsx';
import { Controls } from './Controls.tsx';
import css from './Graph.module.css';
import { CARD, CELL, drawingOf, HEAD, type Box } from './layout.ts';
import { still } from './still.ts';

/** The draft as a graph, with the same panel beside it as the board has. */
export const GraphView = ({ pipeline }: { pipeline: string }) => {
  const navigate = useNavigate({ from: '/pipelines/$key' });
  const editing = useEditing();
  const open = useRef((place: DeepLink | undefined) => {
    const at = place ? { at: placeText(place) } : {};
    void navigate({ search: { view: 'graph', ...at }, replace: true });
  }).current;
  return (
    <EditingProvider value={{ ...editing, open }}>
      <main className={css.main}>
        <div className={css.drawing}>
          <ReactFlowProvider>
            <Graph pipeline={pipeline} />
          </ReactFlowProvider>
          <Beside place={editing.place} />
        </div>
        <Problems />
      </main>
    </EditingProvider>
  );
};

const nodeTypes: NodeTypes = { stage: StageNode, any: AnyNode, automation: AutomationNode };

const Graph = ({ pipeline }: { pipeline: string }) => {
  const { t, language } = useWords('pipeline/graph');
  const { draft, place, open } = useEditing();
  const dark = useIsDark();
  const frame = useRef<HTMLDivElement>(null);
  const page = usePage(frame);
  const definition = useDeferredValue(draft.definition);
  const totals = useQuery(totalsQuery({ pipeline })).data?.items;
  const [lit, setLit] = useState<string>();
  const drawing = useMemo(() => (page ? drawingOf(definition, page) : undefined), [definition, page]);
  const marks = useMemo(() => marker(draft.published?.definition), [draft.published]);
  const bad = useMemo(() => severities(draft.problems), [draft.problems]);
  // keeps the same node objects while only the highlight moves: a new object would be measured again
  const nodes = useMemo(
    () =>
      (drawing?.boxes ?? []).map((box): Shown => {
        const width = box.kind === 'automation' ? CELL - 10 : CELL;
        const height = box.kind === 'automation' ? CARD : HEAD - 8;
        return {
          id: box.id,
          type: box.kind,
          position: { x: box.x, y: box.y },
          style: { pointerEvents: 'all' },
          width,
          height,
          measured: { width, height },
          data: {
            box,
            count:
              box.kind === 'stage' && totals
                ? (totals.find(({ stage }) => stage === box.stage.key)?.count ?? 0)
                : undefined,
            mark: box.kind === 'automation' ? marks(box.automation) : undefined,
            severity: severityOf(bad, box),
            chosen: isChosen(place, box),
            open: () => open(placeOf(box)),
            light: setLit,
          },
        };
      }),
    [drawing, totals, marks, bad, place, open],
  );
  const edges = (drawing?.lines ?? []).map((line): Edge => {
    const on = lit === line.from || lit === line.to;
    return {
      id: line.id,
      source: line.from,
      target: line.to,
      ...(on ? { label: inLanguage(line.automation.name, language) } : {}),
      labelShowBg: true,
      className: css.edge!,
      style: {
        stroke: on ? 'var(--violet)' : 'var(--edge)',
        strokeWidth: on ? 2 : 1,
        opacity: on ? 1 : lit ? 0.15 : 0.45,
        ...(line.conditional ? { strokeDasharray: '5 4' } : {}),
      },
      markerEnd: { type: MarkerType.ArrowClosed, color: on ? 'var(--violet)' : 'var(--edge)' },
      zIndex: on ? 10 : 0,
    };
  });
  return (
    <section ref={frame} className={css.graph} aria-label={t('title')}>
      {drawing && (
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          colorMode={dark ? 'dark' : 'light'}
          {...still}
          onlyRenderVisibleElements={nodes.length > 300}
          fitViewOptions={{ padding: 0.04, maxZoom: 1 }}
          minZoom={0.05}
          maxZoom={2}
        >
          <Background gap={24} />
        </ReactFlow>
      )}
      <Controls frame={frame} />
      <p className={css.legend}>
        <span data-line="sure">{t('legend.sure')}</span>
        <span data-line="maybe">{t('legend.maybe')}</span>
      </p>
    </section>
  );
};

const isChosen = (place: DeepLink | undefined, box: Box): boolean =>
  (place?.kind === 'stage' && box.kind === 'stage' && place.key === box.stage.key) ||
  (place?.kind === 'automation' && box.kind === 'automation' && place.key === box.automation.key);

type Bad = ReturnType<typeof severities>;
const severityOf = ({ automations, stages }: Bad, box: Box) =>
  box.kind === 'automation'
    ? automations.get(box.automation.key)
    : box.kind === 'stage'
      ? stages.get(box.stage.key)
      : undefined;

const placeOf = (box: Box): DeepLink =>
  box.kind === 'automation'
    ? { kind: 'automation', key: box.automation.key }
    : box.kind === 'stage'
      ? { kind: 'stage', key: box.stage.key }
      : { kind: 'pipeline' };

/** The shape of the page when the graph was opened: it stays when a panel opens, so that the layout does not change. */
const usePage = (frame: { current: HTMLElement | null }) => {
  const [page, setPage] = useState<{ width: number; height: number }>();
  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setPage({ width: entry.contentRect.width, height: entry.contentRect.height });
      observer.disconnect();
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  return page;
};
