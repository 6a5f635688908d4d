import { useState } from 'react';
import type { UserProfile } from '../../workflows/user/user-profile.schema.ts';
import { inLanguage, quoted } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { HandOver } from './HandOver.tsx';
import { InviteLink } from './InviteLink.tsx';
import { OneTime } from './OneTime.tsx';
import css from './Users.module.css';
import { changesUsers, useUses } from './users.ts';

/** What she is responsible for and where she is named; hands it over, renews her password, switches the account off and on. */
export const Leaving = ({ user }: { user: UserProfile }) => {
  const { t, language } = useWords('user');
  const admin = useMe().role === 'admin';
  const uses = useUses('/staff/{id}/uses', user.id);
  const [handing, setHanding] = useState(false);
  const [password, setPassword] = useState<string>();
  const holds = uses !== undefined && uses.leads + uses.tasks > 0;
  const named = uses?.pipelines.map(({ name }) => quoted(inLanguage(name, language), language)).join(', ');
  const path = { id: user.id };
  const turning = useWrite((what: 'on' | 'off') => post(`/staff/{id}/${what}`, { path }), {
    changes: changesUsers,
    says: (_, what) => t(`was.${what}`, { name: user.name }),
    tone: 'dim',
    undo: (_, what) => post(what === 'on' ? '/staff/{id}/off' : '/staff/{id}/on', { path }),
  });
  const renewing = useWrite(() => post('/staff/{id}/password', { path }), {
    then: (answer) => setPassword(answer.password),
  });
  return (
    <section className={css.part}>
      <h3>{t('work')}</h3>
      {uses && (
        <p>
          {holds ? t('holds', { leads: uses.leads, tasks: uses.tasks }) : t('holds.nothing')}
          {named && <span className={css.warning}> {t('named', { pipelines: named })}</span>}
        </p>
      )}
      <div className={css.buttons}>
        <Button onClick={() => setHanding(true)} why={holds ? undefined : t('holds.nothing')}>
          {t('handOver')}
        </Button>
        {admin && user.active && <InviteLink userId={user.id} name={user.name} />}
        {admin && user.active && (
          <Button busy={renewing.busy} onClick={() => void renewing.write()}>
            {t('password.renew')}
          </Button>
        )}
        {admin && (
          <Button
            look={user.active ? 'danger' : 'plain'}
            busy={turning.busy}
            onClick={() => void turning.write(user.active ? 'off' : 'on')}
          >
            {t(user.active ? 'off' : 'on')}
          </Button>
        )}
      </div>
      {admin && user.active && holds && <p className={css.dim}>{t('off.holds')}</p>}
      {admin && user.active && named && <p className={css.dim}>{t('off.named', { pipelines: named })}</p>}
      {handing && <HandOver user={user} onDone={() => setHanding(false)} />}
      {password && (
        <>
          <p role="status">{t('password.ended')}</p>
          <OneTime email={user.email} password={password} onDone={() => setPassword(undefined)} />
        </>
      )}
    </section>
  );
};
