import { useEffect, useRef } from 'react';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { del, post } from '../ask/ask.ts';
import { cache } from '../cache.ts';
import { useNow } from '../kit/Time.tsx';
import { useMe, useUsers } from '../session.tsx';
import { talkQuery } from './talks.ts';

/** So often it is said again that somebody types. */
const AGAIN_MS = 3000;

const show = (id: string, claim: Conversation['claim']) =>
  void cache.setQueryData(talkQuery(id).queryKey, (talk) => talk && { ...talk, claim });

/** Who answers here now, as a claim with an end: mine while I type, else the colleague's whom I may take over. */
export const useClaim = ({ id, claim }: Pick<Conversation, 'id' | 'claim'>) => {
  const me = useMe();
  const users = useUsers();
  const now = useNow();
  const saidAt = useRef(0);
  const path = { id };
  const say = (over: boolean) => {
    saidAt.current = Date.now();
    return post('/conversations/{id}/claim', { path, body: { over } })
      .then((answer) => show(id, answer))
      .catch(() => undefined);
  };
  const end = () => {
    if (saidAt.current === 0) return;
    saidAt.current = 0;
    void del('/conversations/{id}/claim', { path: { id } }).catch(() => undefined);
  };
  const leave = useRef(end);
  useEffect(() => void (leave.current = end));
  useEffect(() => () => leave.current(), []);
  const isTheirs = claim !== null && claim.by !== me.id && Date.parse(claim.until) > now;
  const user = isTheirs ? users.find((one) => one.id === claim.by)?.name : undefined;
  return {
    colleague: user === undefined ? undefined : { user, until: claim!.until },
    note: (typed: string) => {
      if (typed === '') end();
      else if (Date.now() - saidAt.current > AGAIN_MS) void say(false);
    },
    over: () => void say(true),
  };
};
