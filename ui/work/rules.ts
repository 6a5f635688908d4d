import type { GroupRules, ShiftEnd } from '../../workflows/work/group.schema.ts';

type Typed = { skill: string; level: string; relax: string };

/** What the screen shows of a group's rules is their first need and first step; what stands behind these was told by a program and stays. */
export const withTyped = (
  { needs = [], relaxed = [] }: Partial<Pick<GroupRules, 'needs' | 'relaxed'>>,
  { skill, level, relax }: Typed,
): Pick<GroupRules, 'needs' | 'relaxed'> => {
  const [step = { level: 0 }, ...steps] = relaxed;
  return {
    needs: [...(skill ? [{ skill, level: Number(level) }] : []), ...needs.slice(1)],
    relaxed: relax.trim() === '' ? steps : [{ ...step, afterS: Number(relax) }, ...steps],
  };
};

/** A choice of the card: `stays`, `queue`, or the group that it goes to. */
export const shiftEndOf = (choice: string): ShiftEnd =>
  choice === 'stays' || choice === 'queue' ? { then: choice } : { then: 'group', group: choice };
