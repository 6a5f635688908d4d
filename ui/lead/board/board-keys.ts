import type { RefObject } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { useKeys } from '../../kit/keys.ts';
import { useWords } from '../../words.ts';
import { findLead, focusCard } from './moving.ts';
import { choose } from './selection.ts';

type Ways = { openMenu: (lead: Lead, at: HTMLElement) => void; shift: (lead: Lead, by: number) => void };

/** Arrows and j k go through the cards, m opens the menu, Alt with arrows aims the card at another column. */
export const useBoardKeys = (board: RefObject<HTMLElement | null>, { openMenu, shift: aim }: Ways) => {
  const { t } = useWords('lead/board');
  const down = () => step(board.current, 0, 1);
  const up = () => step(board.current, 0, -1);
  const left = () => step(board.current, -1, 0);
  const right = () => step(board.current, 1, 0);
  const shift = (by: number) => {
    const lead = leadUnderFocus();
    if (lead) aim(lead, by);
  };
  useKeys([
    { keys: 'j', does: t('keys.down'), run: down },
    { keys: 'k', does: t('keys.up'), run: up },
    { keys: 'arrowdown', run: down },
    { keys: 'arrowup', run: up },
    { keys: 'arrowleft', run: left },
    { keys: 'arrowright', run: right },
    {
      keys: 'm',
      does: t('keys.move'),
      run: () => {
        const lead = leadUnderFocus();
        const card = cardUnderFocus();
        if (lead && card) openMenu(lead, card.querySelector('a') ?? card);
      },
    },
    {
      keys: 'x',
      does: t('keys.select'),
      run: () => {
        const lead = leadUnderFocus();
        if (lead) choose(lead.id);
      },
    },
    { keys: 'alt+arrowleft', does: t('keys.moveLeft'), run: () => shift(-1) },
    { keys: 'alt+arrowright', does: t('keys.moveRight'), run: () => shift(1) },
  ]);
};

const cardUnderFocus = () => document.activeElement?.closest<HTMLElement>('[data-lead]') ?? undefined;
const leadUnderFocus = () => findLead(cardUnderFocus()?.dataset.lead ?? '');

/** From the focused card to its neighbour; from nowhere to the first card. Empty columns are passed over. */
const step = (board: HTMLElement | null, sideways: number, downwards: number) => {
  if (!board) return;
  const columns = [...board.querySelectorAll<HTMLElement>('[data-list]')].map((list) => [
    ...list.querySelectorAll<HTMLElement>('[data-lead]'),
  ]);
  const here = cardUnderFocus();
  let x = columns.findIndex((cards) => here && cards.includes(here));
  if (!here || x < 0) return focusCard(board, columns.flat()[0]?.dataset.lead ?? '');
  const y = columns[x]!.indexOf(here) + downwards;
  do x += sideways;
  while (sideways && columns[x]?.length === 0);
  const cards = columns[x];
  const next = cards?.[Math.max(0, Math.min(y, cards.length - 1))];
  if (next) focusCard(board, next.dataset.lead ?? '');
};
