import { useCallback, useEffect, useRef, useState } from 'react';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { useKeys } from '../../kit/keys.ts';

type Placed = { id: string; stage: string };
type Aim<T> = { card: T; stage: string };

/** So long without another key and the card goes where it was aimed at. */
const REST_MS = 700;

/** Alt with arrows aims a card at a stage, step by step; it moves once, to where the aim rests. Enter moves it now, Esc leaves it. */
export const useAiming = <T extends Placed>(pipeline: Pipeline, moveTo: (card: T, stage: string) => void) => {
  const [aim, setAim] = useState<Aim<T>>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = useCallback(() => {
    clearTimeout(timer.current);
    setAim(undefined);
  }, []);
  const land = ({ card, stage }: Aim<T>) => {
    leave();
    if (stage !== card.stage) moveTo(card, stage);
  };
  const shift = (card: T, by: number) => {
    const { stages } = pipeline.definition;
    const from = aim?.card.id === card.id ? aim.stage : card.stage;
    const next = stages[stages.findIndex(({ key }) => key === from) + by];
    if (!next) return;
    const then = { card, stage: next.key };
    setAim(then);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => land(then), REST_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useKeys(
    [
      { keys: 'enter', run: () => aim && land(aim) },
      { keys: 'escape', run: leave },
    ],
    aim !== undefined,
  );
  return { aim, shift };
};
