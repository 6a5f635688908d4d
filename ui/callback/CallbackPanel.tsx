import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { IconLink } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Callback } from '../../workflows/callback/callback.schema.ts';
import { howWords } from '../../workflows/callback/how.words.ts';
import { zoneName } from '../../workflows/contact/zone-name.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { patch, post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Phone } from '../contact/Phone.tsx';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Select } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { Time } from '../kit/Time.tsx';
import { toast } from '../kit/toast.tsx';
import { useUsers } from '../session.tsx';
import { loadWords, useWords } from '../words.ts';
import { Attempt } from './Attempt.tsx';
import { changesCallbacks, markOf, theirClock } from './callbacks.ts';
import { MoveCallback } from './MoveCallback.tsx';
import css from './Callbacks.module.css';

const ScriptTold = lazy(async () => {
  const [{ ScriptTold: told }] = await Promise.all([import('../script/ScriptTold.tsx'), loadWords('script')]);
  return { default: told };
});

/** All of one promised call: when by both clocks, what was tried, who calls, and what can be changed. */
export const CallbackPanel = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useWords('callback');
  const found = useQuery(asking('/callbacks/{id}', { path: { id } }));
  return (
    <Panel title={found.data?.contact?.name ?? found.data?.phone ?? t('one')} onClose={onClose}>
      {found.isPending ? (
        <Skeleton rows={6} />
      ) : found.data ? (
        <Shown callback={found.data} />
      ) : (
        <Problem error={found.error} again={() => void found.refetch()} />
      )}
    </Panel>
  );
};

const Shown = ({ callback }: { callback: Callback }) => {
  const { t, language } = useWords('callback');
  const [moving, move] = useState(false);
  const { id, version, phone, reason, window, zone, lead, attempts, nextAt, closedAt, link, source, greeting } =
    callback;
  const open = closedAt === null;
  const cancelling = useWrite(() => post('/callbacks/{id}/cancel', { path: { id }, body: {} }), {
    changes: changesCallbacks,
    says: t('cancelled'),
  });
  const theirs = theirClock(callback);
  return (
    <div className={css.body}>
      <dl className={css.facts}>
        <dt>{t('state')}</dt>
        <dd>{t(markOf(callback).word)}</dd>
        <dt>{t('promised')}</dt>
        <dd>
          <Time at={window.from} /> – <Time at={window.to} />
          {theirs && <div className={css.dim}>{t('theirs', { clock: theirs })}</div>}
        </dd>
        {open && nextAt && (
          <>
            <dt>{t('next')}</dt>
            <dd>
              <Time at={nextAt} />
            </dd>
          </>
        )}
        <dt>{t('phone')}</dt>
        <dd>{open ? <Phone phone={phone} callbackId={callback.id} /> : phone}</dd>
        {lead && (
          <>
            <dt>{t('lead')}</dt>
            <dd>
              <Link to="/leads/$id" params={{ id: lead.id }}>
                {lead.name}
              </Link>
            </dd>
          </>
        )}
        {greeting && (
          <>
            <dt>{t('by')}</dt>
            <dd>{t('greeting', { name: greeting })}</dd>
          </>
        )}
        {reason && (
          <>
            <dt>{t('reason')}</dt>
            <dd>{reason}</dd>
          </>
        )}
        <dt>{t('source')}</dt>
        <dd>{t(`source.${source}`)}</dd>
        <dt>{t('zone')}</dt>
        <dd>{zoneName(zone, window.from, language)}</dd>
      </dl>
      {open && <Whose callback={callback} />}
      {attempts.length > 0 && (
        <section>
          <h3>{t('tried')}</h3>
          <ul className={css.attempts}>
            {attempts.map((one, index) => (
              <li key={index}>
                <span>
                  {inLanguage(howWords[one.how], language)}
                  {one.heard && one.heard !== one.how && (
                    <span className={css.dim}> {t('heard', { how: inLanguage(howWords[one.heard], language) })}</span>
                  )}
                  {one.note && <span className={css.dim}> · {one.note}</span>}
                </span>
                <Time at={one.at} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {!open && (
        <Suspense>
          <ScriptTold talk={{ of: 'callbacks', id }} />
        </Suspense>
      )}
      {open && !moving && <Attempt callback={callback} />}
      {open && moving && <MoveCallback callback={callback} onDone={() => move(false)} key={version} />}
      {open && !moving && (
        <div className={css.buttons}>
          <Button onClick={() => move(true)}>{t('move')}</Button>
          <Button
            icon={<IconLink size={16} />}
            onClick={() => void navigator.clipboard.writeText(link).then(() => toast(t('link.copied')))}
          >
            {t('link')}
          </Button>
          <Button look="danger" busy={cancelling.busy} onClick={() => void cancelling.write()}>
            {t('cancel')}
          </Button>
        </div>
      )}
    </div>
  );
};

const Whose = ({ callback: { id, version, responsible } }: { callback: Callback }) => {
  const { t } = useWords('callback');
  const users = useUsers().filter(({ active }) => active);
  const giving = useWrite(
    (to: string) => patch('/callbacks/{id}', { path: { id }, body: { version, responsibleId: to || null } }),
    { changes: changesCallbacks, says: t('given') },
  );
  return (
    <Select
      label={t('whose')}
      value={responsible?.id ?? ''}
      disabled={giving.busy}
      onChange={({ target }) => void giving.write(target.value)}
    >
      <option value="">{t('whose.nobody')}</option>
      {users.map((user) => (
        <option key={user.id} value={user.id}>
          {user.name}
        </option>
      ))}
    </Select>
  );
};
