import { IconCheck } from '@tabler/icons-react';
import type { Assignment } from '../../../workflows/lead/assign.schema.ts';
import { Time } from '../../kit/Time.tsx';
import { useMe, useUsers } from '../../session.tsx';
import { exactText } from '../../kit/time.ts';
import { useWords } from '../../words.ts';
import css from './Assigned.module.css';
import { mineText, orderText, reasonsText, whyText, type AssignmentContext } from './assign-sentence.ts';

/** A limit so high that nobody reaches it is not shown. */
const NO_LIMIT = 1000;

type Props = {
  assignment: Assignment;
  clockOffset: number;
  automation: string | undefined;
  teams: AssignmentContext['teams'];
};

/** One assignment of the lead: why this user, by which rule and version, and why nobody else; a manager reads first about herself. */
export const Assigned = ({ assignment, clockOffset, automation, teams }: Props) => {
  const { t } = useWords('lead/assign');
  const me = useMe();
  const users = useUsers();
  const around: AssignmentContext = { t, users, teams, exact: exactText };
  const { candidates, chosen, weighed, reasons, rule } = assignment;
  const mine = me.role === 'manager' ? mineText(assignment, me.id, around) : undefined;
  const order = orderText(assignment, automation, around);
  const sorted = mine ? [...candidates].sort((a, b) => Number(b.id === me.id) - Number(a.id === me.id)) : candidates;
  return (
    <div className={css.assigned}>
      {mine && <p className={css.mine}>{mine}</p>}
      <p>{whyText(assignment, around)}</p>
      {order && <p className={css.dim}>{order}</p>}
      {rule !== 'by_hand' && (
        <ul className={css.candidates}>
          {sorted.map((one) => (
            <li key={one.id} data-chosen={one.id === chosen || undefined} data-me={one.id === me.id || undefined}>
              <span className={css.name}>
                {one.id === chosen && <IconCheck size={14} aria-label={t('chosen')} />}
                {one.name}
              </span>
              <span className={css.load}>
                {one.limit < NO_LIMIT
                  ? t('load', { load: one.load, limit: one.limit })
                  : t('load.open', { load: one.load })}
              </span>
              {one.reasons.length > 0 && <span className={css.reasons}>{reasonsText(one, around)}</span>}
            </li>
          ))}
        </ul>
      )}
      {weighed > candidates.length && (
        <p className={css.dim}>
          {t('others', {
            shown: candidates.length,
            weighed,
            reasons: Object.entries(reasons)
              .map(([reason, count]) => `${t(`reason.${reason}`)}: ${count}`)
              .join(', '),
          })}
        </p>
      )}
      <p className={css.dim}>
        <Time at={assignment.at} clockOffset={clockOffset} />
      </p>
    </div>
  );
};
