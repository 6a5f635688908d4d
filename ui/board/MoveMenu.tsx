import { useEffect, useRef } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { refusalText } from '../kit/problem.ts';
import { useWords } from '../words.ts';
import css from './MoveMenu.module.css';
import { whyNotTo } from './move.ts';

type Props = { lead: Lead; pipeline: Pipeline; at: DOMRect; onMove: (stage: string) => void; onClose: () => void };

/** "Move to": arrows and a digit choose; a stage that is refused says why. */
export const MoveMenu = ({ lead, pipeline, at, onMove, onClose }: Props) => {
  const { t, language } = useWords('board');
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    menu.current?.showPopover();
    menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, []);
  const { stages } = pipeline.definition;
  const height = stages.length * 32 + 44;
  const choose = (stage: string) => {
    if (whyNotTo(lead, pipeline, stage)) return;
    onClose();
    onMove(stage);
  };
  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      aria-label={t('moveTo', { name: lead.name })}
      className={css.menu}
      style={{ left: Math.max(8, Math.min(at.left, innerWidth - 268)), top: Math.max(8, Math.min(at.bottom + 4, innerHeight - height - 8)) }}
      onToggle={(event) => event.newState === 'closed' && onClose()}
      onKeyDown={(event) => {
        event.stopPropagation();
        const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
        const here = items.indexOf(document.activeElement as HTMLElement);
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        const digit = /^[1-9]$/.test(event.key) ? stages[Number(event.key) - 1] : undefined;
        if (step || digit) event.preventDefault();
        if (step) items[(here + step + items.length) % items.length]?.focus();
        if (digit) choose(digit.key);
        if (event.key === 'Escape' || event.key === 'Tab') onClose();
      }}
    >
      <div className={css.title} role="presentation">
        {t('moveTo.short')}
      </div>
      {stages.map((stage, index) => {
        const refusal = whyNotTo(lead, pipeline, stage.key);
        return (
          <button
            key={stage.key}
            type="button"
            role="menuitem"
            className={css.item}
            aria-disabled={refusal ? true : undefined}
            title={refusal && refusalText(refusal)}
            onClick={() => choose(stage.key)}
          >
            <span className={css.dot} style={{ background: stage.color }} aria-hidden />
            <span className={css.name}>{inLanguage(stage.name, language)}</span>
            {stage.key === lead.stage ? <span className={css.here}>{t('moveTo.here')}</span> : index < 9 && <kbd className={css.digit}>{index + 1}</kbd>}
          </button>
        );
      })}
    </div>
  );
};
