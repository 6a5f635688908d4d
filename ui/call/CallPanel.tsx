import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import type { Call } from '../../workflows/call/call.schema.ts';
import { phoneText } from '../../workflows/contact/phone-text.ts';
import { talkTime } from '../../workflows/call/talk-time.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Phone } from '../contact/Phone.tsx';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { exactText, wall } from '../kit/time.ts';
import { usePipelines } from '../pipeline/pipelines.ts';
import { useUsers } from '../session.tsx';
import { loadWords, useWords } from '../words.ts';
import { CallNote, useNote } from './CallNote.tsx';
import css from './Calls.module.css';
import { changesCalls } from './calls.ts';
import { Gaps } from './Gaps.tsx';
import { Listening } from './Listening.tsx';
import { Listens } from './Listens.tsx';
import { sayOf } from './orders.ts';
import { outcomeText } from './outcomes.ts';
import { Player } from './Player.tsx';
import { isMissed } from './state.ts';

const ScriptTold = lazy(async () => {
  const [{ ScriptTold: told }] = await Promise.all([import('../script/ScriptTold.tsx'), loadWords('script')]);
  return { default: told };
});

/** All of one call: with whom, who talked when, what the line said, what the user says, and its recording. */
export const CallPanel = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useWords('call');
  const { data: call, error, refetch } = useQuery(asking('/calls/{id}', { path: { id } }));
  const title = call
    ? `${t(isMissed(call) ? 'missed' : `direction.${call.direction}`)}, ${exactText(call.askedAt)}`
    : t('title');
  return (
    <Panel title={title} onClose={onClose}>
      {error ? (
        <Problem error={error} again={() => void refetch()} />
      ) : call ? (
        <Whole call={call} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Panel>
  );
};

const Whole = ({ call }: { call: Call }) => {
  const { t, language } = useWords('call');
  const pipelines = usePipelines();
  const { lead, contact, user, phone } = call;
  const how = t(`how.${call.how ?? 'failed'}`);
  return (
    <div className={css.whole}>
      <dl className={css.pairs}>
        <Pair name={t('client')}>
          {contact && (
            <Link to="/contacts/$id" params={{ id: contact.id }}>
              {contact.name || t('unnamed')}
            </Link>
          )}{' '}
          {phone ? <Phone phone={phone} leadId={lead?.id} contactId={contact?.id} /> : t('hidden')}
        </Pair>
        {lead && (
          <Pair name={t('lead')}>
            <Link to="/leads/$id" params={{ id: lead.id }}>
              {lead.name}
            </Link>
          </Pair>
        )}
        {user && <Pair name={t('list.user')}>{user.name}</Pair>}
        {call.state === 'ended' && (
          <Pair name={t('machine')}>
            {call.cause ? t('machine.code', { how, cause: call.techCause ?? call.cause }) : how}
          </Pair>
        )}
        {call.outcome && <Pair name={t('outcome')}>{outcomeText(call, pipelines, language, t)}</Pair>}
        {call.recording.consent && <Pair name={t('consent')}>{t(`consent.${call.recording.consent}`)}</Pair>}
        {call.answeredAt && <Pair name={t('talk')}>{talkTime(call.talkSeconds)}</Pair>}
      </dl>
      <Player call={call} />
      <Gaps call={call} />
      <Listening call={call} />
      <Parts call={call} />
      <Listens call={call} />
      <Suspense>
        <ScriptTold talk={{ of: 'calls', id: call.id }} />
      </Suspense>
      <Note call={call} />
    </div>
  );
};

/** It may be written later, too. */
const Note = ({ call }: { call: Call }) => {
  const { t } = useWords('call');
  const note = useNote(call);
  const saying = useWrite(() => sayOf(call, note.said), {
    changes: changesCalls,
    then: note.forget,
    says: t('note.kept'),
  });
  return (
    <form
      className={css.note}
      onSubmit={(event) => {
        event.preventDefault();
        void saying.write();
      }}
    >
      <CallNote note={note} rows={3} />
      <div>
        <Button type="submit" busy={saying.busy} why={note.said.note === undefined ? t('note.same') : undefined}>
          {t('note.keep')}
        </Button>
      </div>
    </form>
  );
};

const Parts = ({ call: { parts } }: { call: Call }) => {
  const { t } = useWords('call');
  const users = useUsers();
  if (parts.length < 2) return null;
  return (
    <section>
      <h3>{t('parts')}</h3>
      <ul>
        {parts.map(({ userId, phone, what, from, to }) => (
          <li key={`${from}${userId}${phone}`}>
            {wall(from).format('HH:mm:ss')}–{to && wall(to).format('HH:mm:ss')}{' '}
            {users.find(({ id }) => id === userId)?.name ?? (phone && phoneText(phone))}
            {what === 'consultation' && <span className={css.dim}> · {t('part.consultation')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Pair = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);
