import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { Refusal } from '../../../workflows/refusal.ts';

type Placed = { id: string; stage: string };
type Ways<T> = {
  find: (id: string) => T | undefined;
  why: (card: T, stage: string) => Refusal | undefined;
  moveTo: (card: T, stage: string) => void;
};

/** What every board does with its cards: they are dropped on another stage, or sent there by their menu. */
export const useDropping = <T extends Placed>(
  board: RefObject<HTMLElement | null>,
  openerRef: RefObject<HTMLElement | null>,
  { find, why, moveTo }: Ways<T>,
) => {
  const [menu, setMenu] = useState<{ card: T; at: HTMLElement }>();
  const whyNot = useCallback(
    (id: string, stage: string) => {
      const card = find(id);
      return card ? why(card, stage) : undefined;
    },
    [find, why],
  );
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    void import('./drag.ts').then(({ watchDrops }) => {
      if (gone || !board.current) return;
      stop = watchDrops(board.current, (id, stage) => {
        const card = find(id);
        if (card) moveTo(card, stage);
      });
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [board, find, moveTo]);
  const openMenu = useCallback(
    (card: T, at: HTMLElement) => {
      openerRef.current = at;
      setMenu({ card, at });
    },
    [openerRef],
  );
  const closeMenu = useCallback(() => setMenu(undefined), []);
  return { menu, openMenu, closeMenu, whyNot };
};

/** After a move the focus follows a card that had it, or whose menu was open. */
export const useFollowing = (board: RefObject<HTMLElement | null>) => {
  const opener = useRef<HTMLElement>(null);
  const follow = useCallback(
    ({ id }: Placed, stage: string) => {
      const held = board.current?.querySelector(`[data-choice="${id}"]`)?.contains(document.activeElement);
      if (held || opener.current) focusOnceIn(board.current, id, stage);
      opener.current = null;
    },
    [board],
  );
  return { opener, follow };
};

/** The card appears in its new column a few frames later; the focus follows it there. */
const focusOnceIn = (board: HTMLElement | null, id: string, stage: string, frames = 20) => {
  if (board?.querySelector(`[data-stage="${stage}"] [data-choice="${id}"]`)) focusCard(board, id);
  else if (frames > 0) requestAnimationFrame(() => focusOnceIn(board, id, stage, frames - 1));
};

export const focusCard = (board: HTMLElement | null, id: string) => {
  const link = board?.querySelector<HTMLElement>(`[data-choice="${id}"] a`);
  link?.focus({ preventScroll: true });
  link?.closest('li')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};
