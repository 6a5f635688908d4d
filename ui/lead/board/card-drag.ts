import { useEffect, type RefObject } from 'react';

/** A card is dragged with the mouse and chosen by a long press; both are loaded after the board stands. */
export const useCardDrag = (card: RefObject<HTMLElement | null>, id: string, stage: string) =>
  useEffect(() => {
    let stops: (() => void)[] = [];
    let gone = false;
    void Promise.all([import('./drag.ts'), import('./touch.ts')]).then(([{ dragCard }, { touchCard }]) => {
      if (!gone && card.current) stops = [dragCard(card.current, id, stage), touchCard(card.current, id)];
    });
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  }, [card, id, stage]);
