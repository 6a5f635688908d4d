import type { Assignment } from '../../../workflows/lead/assign.schema.ts';
import type { Team } from '../../../workflows/user/user-profile.schema.ts';
import type { User } from '../../../workflows/user/user.schema.ts';
import type { Say } from '../../words.ts';

export type AssignmentContext = {
  t: Say;
  users: Pick<User, 'id' | 'email' | 'name'>[];
  teams: Pick<Team, 'key' | 'name'>[];
  exact: (at: string) => string;
};
type Candidate = Assignment['candidates'][number];

export const whyText = ({ why, actor }: Assignment, { t }: AssignmentContext): string =>
  t(`why.${why}`, { who: actor.name ?? '—' });

/** The rule with all that it asked for and what the client and the lead said to it: "in turn · team … · language: …". */
export const orderText = (
  { rule, order, facts, version }: Assignment,
  automation: string | undefined,
  { t, users, teams }: AssignmentContext,
): string => {
  if (rule === 'by_hand') return '';
  const team = (key: string) => teams.find((one) => one.key === key)?.name ?? key;
  const fallback = order?.fallback;
  const parts = [
    t('order', { rule: t(`order.${rule}`) }),
    order?.team && t('order.team', { team: team(order.team) }),
    order?.people && t('order.users', { count: order.people.length }),
    order?.skills?.length && t('order.skills', { skills: order.skills.join(', ') }),
    order?.language &&
      t('order.language', { language: facts?.language ? t(`user:spoken.${facts.language}`) : t('order.unknown') }),
    order?.region && t('order.region', { region: facts?.region ?? t('order.unknown') }),
    order?.sticky && t('order.sticky'),
    fallback &&
      t(`fallback.${fallback.to}`, {
        team: fallback.to === 'team' ? team(fallback.team) : '',
        person:
          fallback.to === 'person'
            ? (users.find(({ email }) => email === fallback.person)?.name ?? fallback.person)
            : '',
      }),
    automation && t('order.automation', { name: automation }),
    version !== null && t('order.version', { version }),
  ];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
};

export const reasonsText = (
  { reasons, absent }: Candidate,
  { t, exact }: Pick<AssignmentContext, 't' | 'exact'>,
): string =>
  reasons
    .map((reason) =>
      reason === 'absent' && absent?.until
        ? t('reason.absent.until', { until: exact(absent.until) })
        : t(`reason.${reason}`),
    )
    .join(', ');

/** "Why not you": her own row in a sentence; nothing for an assignment by hand. */
export const mineText = (assignment: Assignment, me: string, { t, exact }: AssignmentContext): string | undefined => {
  const { candidates, chosen, rule, weighed } = assignment;
  if (rule === 'by_hand') return undefined;
  if (chosen === me) return t('mine.got');
  const mine = candidates.find(({ id }) => id === me);
  if (mine) return t('mine.not', { reasons: reasonsText(mine, { t, exact }) });
  return weighed > candidates.length ? t('mine.far', { weighed }) : t('mine.outside');
};
