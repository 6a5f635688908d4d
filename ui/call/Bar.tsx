import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Call } from '../../workflows/call/call.schema.ts';
import { phoneText } from '../../workflows/contact/phone-text.ts';
import { asking } from '../ask/asking.ts';
import { hush, ring } from '../kit/sound.ts';
import { useNow } from '../kit/Time.tsx';
import { notice } from '../notification/desktop.ts';
import { useMe } from '../session.tsx';
import { loadWords, useWords } from '../words.ts';
import css from './Call.module.css';
import { isOf, listenOf, nowQuery } from './calls.ts';
import { isLeading, startLeading } from './leading.ts';
import { comes } from './state.ts';
import { AskReason } from './AskReason.tsx';

const CallNow = lazy(async () => ({ default: (await import('./CallNow.tsx')).CallNow }));
const ListenBar = lazy(async () => ({ default: (await import('./ListenBar.tsx')).ListenBar }));
const CallOver = lazy(async () => ({ default: (await import('./CallOver.tsx')).CallOver }));
const NotTaken = lazy(async () => ({ default: (await import('./NotTaken.tsx')).NotTaken }));
const CallScript = lazy(async () => {
  const [{ CallScript: script }] = await Promise.all([import('../script/CallScript.tsx'), loadWords('script')]);
  return { default: script };
});

/** So long after it a call is asked about. */
const ASKED_FOR_MS = 30 * 60_000;
const RING_MS = 2500;
const settled = 'voronka.call.settled';

/** The call that goes on, else what came of the last one; and why a number is called that asked for no calls. */
export const Bar = () => (
  <>
    <AskReason />
    <Calls />
  </>
);

const Calls = () => {
  const { t } = useWords('call');
  const me = useMe();
  const now = useQuery(nowQuery).data?.items ?? [];
  const [last] = useQuery(asking('/calls', { query: { user: me.id, limit: 1 } })).data?.items ?? [];
  const moment = useNow();
  const [done, settle] = useState(() => localStorage.getItem(settled));
  const mine = now.filter((call) => isOf(call, me.id));
  const call = mine.find(({ state }) => state === 'up') ?? mine[0];
  useEffect(() => startLeading(), []);
  useEffect(() => {
    hush(call?.state === 'up');
    return () => hush(false);
  }, [call?.state]);
  useRinging(call);
  useEffect(() => {
    const hear = ({ key, newValue }: StorageEvent) => key === settled && settle(newValue);
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  }, []);
  const listened = call ? undefined : now.find((one) => listenOf(one, me.id));
  if (listened)
    return (
      <section className={css.place} aria-label={t('title')}>
        <Suspense>
          <ListenBar call={listened} />
        </Suspense>
      </section>
    );
  const asks =
    last?.state === 'ended' &&
    last.outcome === null &&
    last.id !== done &&
    !last.onCall &&
    (last.how !== 'user_did_not_take' || last.callbackId !== null) &&
    moment - Date.parse(last.endedAt ?? last.askedAt) < ASKED_FOR_MS;
  const isDone = (id: string) => {
    localStorage.setItem(settled, id);
    settle(id);
  };
  const over = asks ? last : undefined;
  const shown = call ?? over;
  if (!shown) return null;
  return (
    <section className={css.place} aria-label={t('title')}>
      <Suspense>
        {shown.how !== 'user_did_not_take' && <CallScript key={shown.id} talk={{ of: 'calls', id: shown.id }} />}
      </Suspense>
      <Suspense>
        {call ? (
          <CallNow key={call.id} call={call} />
        ) : shown.how === 'user_did_not_take' ? (
          <NotTaken key={shown.id} call={shown} onDone={() => isDone(shown.id)} />
        ) : (
          <CallOver key={shown.id} call={shown} onDone={() => isDone(shown.id)} />
        )}
      </Suspense>
    </section>
  );
};

/** A call that comes rings in one tab, and tells whoever looks elsewhere. */
const useRinging = (call: Call | undefined) => {
  const { t } = useWords('call');
  const { sound, desktop } = useMe().preferences;
  const coming = call && comes(call) ? call : undefined;
  const id = coming?.id;
  const who = coming?.contact?.name ?? (coming?.phone ? phoneText(coming.phone) : t('hidden'));
  const text = t('notice', { who });
  useEffect(() => {
    if (id && desktop && isLeading()) notice(id, text, () => undefined);
  }, [id, desktop, text]);
  useEffect(() => {
    if (!id || sound === false || !isLeading()) return;
    ring();
    const again = setInterval(ring, RING_MS);
    return () => clearInterval(again);
  }, [id, sound]);
};
