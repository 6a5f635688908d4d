import { route } from '../../workflows/work/route.ts';
import type { Person, Work } from '../../workflows/work/work.ts';
import { diceOf } from '../faults/killing.ts';
import { figure, type Figure } from './figure.ts';

const PEOPLE = 200;
const skills = ['billing', 'delivery', 'returns', 'loans'];
const rules = { relaxed: [{ afterS: 60, level: 1 }], knownS: 60, languageS: 30 };

/** Decisions of the router a second, on one core: who of 200 operators gets this, by skill, language, load and who is known. */
export const q2 = async ({ short }: { short: boolean }): Promise<Figure[]> => {
  const dice = diceOf(2);
  const some = <T>(list: T[]): T => list[Math.floor(dice() * list.length)]!;
  const people = Array.from({ length: PEOPLE }, (_, n): Person => ({
    ...{ id: `p${n}`, takes: dice() < 0.8, groups: ['g'], languages: ['ru', some(['kk', 'en'])] },
    ...{ skills: { [some(skills)]: 1 + Math.floor(dice() * 9), [some(skills)]: 5 }, load: Math.floor(dice() * 4) },
    ...{ limit: 5, lastAt: `2026-12-04T08:${String(n % 60).padStart(2, '0')}:00.000Z` },
  }));
  const works = Array.from({ length: 1000 }, (_, n): Work => ({
    ...{ id: `w${n}`, kind: 'conversation', channel: 'telegram', group: 'g', since: '2026-12-04T09:00:00.000Z' },
    ...{ aheadS: 0, weight: 1, needs: [{ skill: some(skills), level: 3 }], language: some(['ru', 'kk']) },
    ...{ knownBy: dice() < 0.2 ? `p${Math.floor(dice() * PEOPLE)}` : null, tried: [] },
  }));
  const now = '2026-12-04T09:00:10.000Z';
  let made = 0;
  const began = performance.now();
  const until = began + (short ? 2000 : 8000);
  while (performance.now() < until)
    for (let n = 0; n < 100; n++) {
      route([works[made % works.length]!], people, rules, now);
      made += 1;
    }
  const perSecond = (made * 1000) / (performance.now() - began);
  return [figure({ name: 'q2', value: perSecond, unit: 'decisions/s' }, { of: 'value', atLeast: 20_000 })];
};
