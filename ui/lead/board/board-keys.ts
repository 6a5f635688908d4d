import type { RefObject } from 'react';
import { useKeys } from '../../kit/keys.ts';
import { useWords } from '../../words.ts';
import { focusCard } from './dropping.ts';
import { choose } from './selection.ts';

type Ways<T> = {
  find: (id: string) => T | undefined;
  openMenu: (card: T, at: HTMLElement) => void;
  shift: (card: T, by: number) => void;
};

/** Arrows and j k go through the cards, m opens the menu, Alt with arrows aims the card at another column. */
export const useBoardKeys = <T extends { id: string }>(
  board: RefObject<HTMLElement | null>,
  { find, openMenu, shift: aim }: Ways<T>,
) => {
  const { t } = useWords('lead/board');
  const itemUnderFocus = () => find(cardUnderFocus()?.dataset.choice ?? '');
  const down = () => step(board.current, 0, 1);
  const up = () => step(board.current, 0, -1);
  const left = () => step(board.current, -1, 0);
  const right = () => step(board.current, 1, 0);
  const shift = (by: number) => {
    const item = itemUnderFocus();
    if (item) aim(item, by);
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
        const item = itemUnderFocus();
        const card = cardUnderFocus();
        if (item && card) openMenu(item, card.querySelector('a') ?? card);
      },
    },
    {
      keys: 'x',
      does: t('keys.select'),
      run: () => {
        const item = itemUnderFocus();
        if (item) choose(item.id);
      },
    },
    { keys: 'alt+arrowleft', does: t('keys.moveLeft'), run: () => shift(-1) },
    { keys: 'alt+arrowright', does: t('keys.moveRight'), run: () => shift(1) },
  ]);
};

const cardUnderFocus = () => document.activeElement?.closest<HTMLElement>('[data-choice]') ?? undefined;

/** From the focused card to its neighbour; from nowhere to the first card. Empty columns are passed over. */
const step = (board: HTMLElement | null, sideways: number, downwards: number) => {
  if (!board) return;
  const columns = [...board.querySelectorAll<HTMLElement>('[data-list]')].map((list) => [
    ...list.querySelectorAll<HTMLElement>('[data-choice]'),
  ]);
  const here = cardUnderFocus();
  let x = columns.findIndex((cards) => here && cards.includes(here));
  if (!here || x < 0) return focusCard(board, columns.flat()[0]?.dataset.choice ?? '');
  const y = columns[x]!.indexOf(here) + downwards;
  do x += sideways;
  while (sideways && columns[x]?.length === 0);
  const cards = columns[x];
  const next = cards?.[Math.max(0, Math.min(y, cards.length - 1))];
  if (next) focusCard(board, next.dataset.choice ?? '');
};
