import { useEffect, type RefObject } from 'react';
import { useKeys } from '../../kit/keys.ts';
import { useWords } from '../../words.ts';
import { neighbourIn, placeAutomation } from '../edit.ts';
import type { Editing } from '../editing.ts';
import { useRemoving } from '../removing.ts';

type Way = { x: number; y: number };
const arrows: Record<string, Way> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Arrows go from card to card, with Alt they carry the card; N adds an automation, A a step, Delete removes. */
export const useBoardKeys = (board: RefObject<HTMLElement | null>, now: RefObject<Editing>) => {
  const { t } = useWords('pipeline');
  const removing = useRemoving();
  useKeys([
    { keys: 'n', does: t('keys.automation'), run: () => addIn(board.current) },
    { keys: 'a', does: t('keys.step'), run: () => addStep(now.current) },
    {
      keys: 'm',
      does: t('keys.menu'),
      run: () => under()?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click(),
    },
    {
      keys: 'delete',
      does: t('keys.remove'),
      run: () => {
        const key =
          under()?.dataset.card ?? (now.current.place?.kind === 'automation' ? now.current.place.key : undefined);
        if (key) removing.automation(key);
      },
    },
    { keys: 'escape', whileTyping: true, run: () => now.current.place && now.current.open(undefined) },
  ]);
  useEffect(() => {
    const shown = board.current;
    if (!shown) return;
    const press = (event: KeyboardEvent) => {
      const way = arrows[event.key];
      const target = event.target as HTMLElement;
      if (!way || event.ctrlKey || event.metaKey || target.tagName === 'INPUT' || target.closest('[popover]')) return;
      event.preventDefault();
      if (event.altKey) carry(shown, now.current, way);
      else focusNext(shown, way);
    };
    shown.addEventListener('keydown', press);
    return () => shown.removeEventListener('keydown', press);
  }, [board, now]);
};

const under = () => document.activeElement?.closest<HTMLElement>('[data-card]') ?? undefined;

/** What the arrows stop at in a column: its head, its cards, its button. */
const stops = (column: Element): HTMLElement[] => [
  ...column.querySelectorAll<HTMLElement>('h2 > button, [data-card] > a, [data-add]'),
];

const focusNext = (board: HTMLElement, { x, y }: Way) => {
  const columns = [...board.querySelectorAll<HTMLElement>('[data-column-of]')];
  const active = document.activeElement;
  const column = active?.closest<HTMLElement>('[data-column-of]');
  if (!column) return (board.querySelector<HTMLElement>('[data-card] > a') ?? stops(columns[0]!)[0])?.focus();
  const here = stops(column);
  const at = here.findIndex((stop) => stop === active || stop.parentElement?.contains(active));
  const target = x ? columns[columns.indexOf(column) + x] : column;
  if (!target) return;
  const list = x ? stops(target) : here;
  const next = list[Math.max(0, Math.min(list.length - 1, at + y))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};

const carry = (board: HTMLElement, { draft }: Editing, { x, y }: Way) => {
  const card = under();
  const key = card?.dataset.card;
  if (!card || !key) return;
  const from = card.dataset.column || undefined;
  const columns = [undefined, ...draft.definition.stages.map((stage) => stage.key)];
  const to = x ? columns[columns.indexOf(from) + x] : from;
  if (x && columns.indexOf(from) + x < 0) return;
  if (x && columns.indexOf(from) + x >= columns.length) return;
  const beside = y ? neighbourIn(draft.definition, key, from, y as 1 | -1) : undefined;
  if (y && !beside) return;
  draft.change((before) =>
    placeAutomation(before, key, { from, to, ...(beside ? { beside, side: y < 0 ? 'before' : 'after' } : {}) }),
  );
  requestAnimationFrame(() =>
    board.querySelector<HTMLElement>(`[data-column="${to ?? ''}"][data-card="${key}"] > a`)?.focus(),
  );
};

const addIn = (board: HTMLElement | null) => {
  const column =
    document.activeElement?.closest('[data-column-of]') ?? board?.querySelector('[data-column-of]:nth-of-type(2)');
  column?.querySelector<HTMLElement>('[data-add]')?.click();
};

const addStep = ({ open, place }: Editing) => {
  const key = under()?.dataset.card;
  const press = () => document.querySelector<HTMLElement>('[data-add-step] > button')?.click();
  if (!key || (place?.kind === 'automation' && place.key === key)) return press();
  open({ kind: 'automation', key });
  requestAnimationFrame(() => requestAnimationFrame(press));
};
