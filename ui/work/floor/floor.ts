import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { asking, type Question } from '../../ask/asking.ts';
import { watchFloor } from '../../live.ts';

export const floorQuery = asking('/floor');

/** As it is now, for as long as the page is open. */
export const useFloor = () => {
  useEffect(watchFloor, []);
  return useQuery(floorQuery);
};

/** The current moment, each second: waiting is counted in seconds here. */
export const useSecond = (): number => {
  const [now, tick] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

/** What looks different on the floor when work was handed over. */
export const changesFloor: Question[] = [['/floor'], ['/floor/work'], ['/floor/contacts']];

/** What the list beside the floor shows: `waiting:` or `held:` and a queue, `user:` and a user, `level:` and a kind of channel. */
export type Shown = { what: 'waiting' | 'held' | 'user' | 'level'; of: string };
const kinds = ['waiting', 'held', 'user', 'level'];

export const shownFrom = (text: string | undefined): Shown | undefined => {
  const [what = '', ...of] = (text ?? '').split(':');
  return kinds.includes(what) && of.length > 0 ? { what: what as Shown['what'], of: of.join(':') } : undefined;
};
