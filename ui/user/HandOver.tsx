import { useRef, useState } from 'react';
import type { HandTo, UserProfile } from '../../workflows/user/user-profile.schema.ts';
import { post } from '../ask/ask.ts';
import type { Answer } from '../ask/endpoint.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Select } from '../kit/Field.tsx';
import { codeText } from '../kit/problem.ts';
import { Problem } from '../kit/Problem.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';
import { changesUsers, useUserProfiles, useTeams, useUses } from './users.ts';

type Way = 'user' | 'least_busy' | 'round_robin';
type Handed = Answer<'/staff/{id}/handover', 'post'>;
type Done = { leads: number; tasks: number; refused: Map<string, number>; over: boolean };

/** Hands over everything that the user is responsible for: to one other, or each lead by a rule; in batches, and it can be stopped after any of them. */
export const HandOver = ({ user, onDone }: { user: UserProfile; onDone: () => void }) => {
  const { t } = useWords('user');
  const uses = useUses('/staff/{id}/uses', user.id);
  const others = (useUserProfiles().data?.items ?? []).filter(({ id, active }) => active && id !== user.id);
  const teams = useTeams();
  const [way, setWay] = useState<Way>('user');
  const [to, setTo] = useState('');
  const [team, setTeam] = useState('');
  const [total] = useState(() => (uses?.leads ?? 0) + (uses?.tasks ?? 0));
  const [done, setDone] = useState<Done>();
  const going = useRef(false);
  const why = way === 'user' && !to ? t('hand.choose') : undefined;
  const run = async () => {
    const target: HandTo = way === 'user' ? { person: to } : { rule: way, ...(team ? { team } : {}) };
    const sum: Done = { leads: 0, tasks: 0, refused: new Map(), over: false };
    going.current = true;
    setDone({ ...sum });
    try {
      let after: string | null = null;
      do {
        const handed: Handed = await post('/staff/{id}/handover', {
          path: { id: user.id },
          body: { to: target, after },
        });
        sum.leads += handed.leads;
        sum.tasks += handed.tasks;
        for (const { code, count } of handed.refused) sum.refused.set(code, (sum.refused.get(code) ?? 0) + count);
        after = handed.next;
        setDone({ ...sum });
      } while (after !== null && going.current);
    } finally {
      going.current = false;
      setDone({ ...sum, over: true });
    }
  };
  const handing = useWrite(run, { changes: changesUsers, refusal: 'form' });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!why) void handing.write();
      }}
    >
      <Select label={t('hand.how')} value={way} onChange={(event) => setWay(event.target.value as Way)}>
        {(['user', 'least_busy', 'round_robin'] as const).map((one) => (
          <option key={one} value={one}>
            {t(`hand.${one}`)}
          </option>
        ))}
      </Select>
      {way === 'user' ? (
        <Select label={t('hand.to')} value={to} onChange={(event) => setTo(event.target.value)}>
          <option value="">—</option>
          {others.map(({ id, name, load, leadLimit }) => (
            <option key={id} value={id}>
              {name} · {t('load', { load, limit: leadLimit })}
            </option>
          ))}
        </Select>
      ) : (
        <Select label={t('field.team')} value={team} onChange={(event) => setTeam(event.target.value)}>
          <option value="">{t('hand.ownTeam')}</option>
          {teams.map(({ id, key, name }) => (
            <option key={id} value={key}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <p className={css.dim}>{t(way === 'user' ? 'hand.user.note' : 'hand.rule.note')}</p>
      {done && (
        <div role="status">
          <progress
            className={css.progress}
            max={Math.max(1, total)}
            value={done.over ? total : done.leads + done.tasks}
          />
          <p>{t('hand.done', { leads: done.leads, tasks: done.tasks })}</p>
          {[...done.refused].map(([code, count]) => (
            <p key={code} className={css.warning}>
              {t('hand.refused', { count })} {codeText(code, { team: '' })}
            </p>
          ))}
        </div>
      )}
      <Problem error={handing.error} />
      <div className={css.buttons}>
        {done && !done.over ? (
          <Button onClick={() => (going.current = false)}>{t('hand.stop')}</Button>
        ) : done?.over ? (
          <Button look="primary" onClick={onDone}>
            {t('hand.close')}
          </Button>
        ) : (
          <Button look="primary" type="submit" why={why}>
            {t('hand.do', { count: total })}
          </Button>
        )}
      </div>
    </form>
  );
};
