import type { PolicyRung } from '../../workflows/service/rung.schema.ts';

/** What a step may do, as one choice. */
export const stepKinds = [
  ...(['tell.assignee', 'tell.group', 'tell.supervisors', 'tell.on_call'] as const),
  ...(['assign.user', 'assign.group', 'assign.queue', 'raise'] as const),
];
export type StepKind = (typeof stepKinds)[number];

export const kindOf = ({ tell, assign }: PolicyRung): StepKind => {
  if (tell) return `tell.${tell}`;
  if (!assign) return 'raise';
  return 'user' in assign ? 'assign.user' : 'group' in assign ? 'assign.group' : 'assign.queue';
};

/** The step with what it does instead; `whom` is a user, a group or a priority. */
export const withKind = (rung: PolicyRung, kind: StepKind, whom: string): PolicyRung => {
  const { tell: _, assign: __, raise: ___, every, ...when } = rung;
  const [what, which] = kind.split('.');
  if (what === 'tell') {
    const tell = which as NonNullable<PolicyRung['tell']>;
    return { ...when, tell, ...(every && tell !== 'on_call' ? { every } : {}) };
  }
  if (what === 'raise') return { ...when, raise: whom as NonNullable<PolicyRung['raise']> };
  if (which === 'queue') return { ...when, assign: { queue: true } };
  return { ...when, assign: which === 'user' ? { user: whom } : { group: whom } };
};

export const whomOf = ({ assign, raise }: PolicyRung): string =>
  raise ?? (assign ? ('user' in assign ? assign.user : 'group' in assign ? assign.group : '') : '');
