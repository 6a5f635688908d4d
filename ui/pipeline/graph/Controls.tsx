import { useReactFlow } from '@xyflow/react';
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import css from './Graph.module.css';

const STEP = 90;
const ways: Record<string, [number, number]> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};

/** Nearer, further, all of it; `+`, `-`, `0` and the arrows do the same while the graph has the focus. */
export const Controls = ({ frame }: { frame: { current: HTMLElement | null } }) => {
  const { t } = useWords('pipeline/graph');
  const { zoomIn, zoomOut, fitView, getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    const shown = frame.current;
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      const way = ways[event.key];
      if (way) {
        const { x, y, zoom } = getViewport();
        void setViewport({ x: x + way[0], y: y + way[1], zoom }, { duration: 80 });
      } else if (event.key === '+' || event.key === '=') void zoomIn();
      else if (event.key === '-') void zoomOut();
      else if (event.key === '0') void fitView(all);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    shown?.addEventListener('keydown', press);
    return () => shown?.removeEventListener('keydown', press);
  }, [frame, zoomIn, zoomOut, fitView, getViewport, setViewport]);
  return (
    <div className={css.controls} role="group" aria-label={t('controls')}>
      <Button look="plain" label={t('zoom.in')} icon={<IconPlus size={16} />} onClick={() => void zoomIn()} />
      <Button look="plain" label={t('zoom.out')} icon={<IconMinus size={16} />} onClick={() => void zoomOut()} />
      <Button
        look="plain"
        label={t('zoom.all')}
        icon={<IconArrowsMaximize size={16} />}
        onClick={() => void fitView(all)}
      />
    </div>
  );
};

const all = { padding: 0.04, maxZoom: 1, duration: 120 };
