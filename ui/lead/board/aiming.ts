import { useCallback, useEffect, useRef, useState } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { useKeys } from '../../kit/keys.ts';

type Aim = { lead: Lead; stage: string };

/** So long without another key and the card goes where it was aimed at. */
const REST_MS = 700;

/** Alt with arrows aims a card at a stage, step by step; it moves once, to where the aim rests. Enter moves it now, Esc leaves it. */
export const useAiming = (pipeline: Pipeline, moveTo: (lead: Lead, stage: string) => void) => {
  const [aim, setAim] = useState<Aim>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = useCallback(() => {
    clearTimeout(timer.current);
    setAim(undefined);
  }, []);
  const land = ({ lead, stage }: Aim) => {
    leave();
    if (stage !== lead.stage) moveTo(lead, stage);
  };
  const shift = (lead: Lead, by: number) => {
    const { stages } = pipeline.definition;
    const from = aim?.lead.id === lead.id ? aim.stage : lead.stage;
    const next = stages[stages.findIndex(({ key }) => key === from) + by];
    if (!next) return;
    const then = { lead, stage: next.key };
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
