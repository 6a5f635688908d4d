import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { FieldValue } from '../../workflows/field/field.schema.ts';
import type { CallScript } from '../../workflows/script/call-script.schema.ts';
import type { Answers } from '../../workflows/script/script.schema.ts';
import { walk } from '../../workflows/script/walk.ts';
import { put } from '../ask/ask.ts';
import { askAgain, asking, type Question } from '../ask/asking.ts';
import { isProblem } from '../ask/problem.ts';
import { cache } from '../cache.ts';
import { keep, readKept } from '../kept.ts';

/** What it is said in: a call of a line, or a promise or a task for which one calls by one's own phone. */
export type TalkOf = { of: 'calls' | 'callbacks' | 'tasks'; id: string };
const at = ({ of }: TalkOf) => `/${of}/{id}/script` as const;

export const scriptQuery = (talk: TalkOf) => asking(at(talk), { path: { id: talk.id } });

/** What an answer changes besides: the record whose field it fills. */
const changed: Question[] = [['/leads/{id}'], ['/contacts/{id}']];
const AGAIN_MS = 3000;
const told = 'voronka.call.script';

type Said = { versionId: string; answers: Answers; raised: string[] };

/**
 * What is said is shown at once and sent in its order, one after another; it stays in this browser until the server has it, through a reload and without a
 * network. Other tabs of this browser follow.
 */
export const useAnswers = (talk: TalkOf, script: CallScript) => {
  const place = `script.said.${talk.id}`;
  const [kept] = useState(() => readKept<Said>(place));
  const waiting = useRef(kept);
  const sending = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [local, show] = useState(kept);
  const [error, fail] = useState<unknown>();
  const { queryKey } = scriptQuery(talk);
  const wait = (said: Said | undefined) => {
    waiting.current = said;
    keep(place, said);
  };
  const send = async () => {
    if (sending.current) return;
    sending.current = true;
    clearTimeout(timer.current);
    try {
      for (let said = waiting.current; said; said = waiting.current) {
        const answer = await put(at(talk), { path: { id: talk.id }, body: said });
        cache.setQueryData(queryKey, answer);
        if (waiting.current === said) wait(undefined);
        fail(undefined);
      }
      show(undefined);
      localStorage.setItem(told, `${talk.id} ${Date.now()}`);
      void askAgain(changed);
    } catch (problem) {
      fail(problem);
      if (isProblem(problem) && problem.status >= 400 && problem.status < 500) {
        // refused: what is there now is shown again
        wait(undefined);
        show(undefined);
        void cache.invalidateQueries({ queryKey });
      } else timer.current = setTimeout(() => void send(), AGAIN_MS);
    } finally {
      sending.current = false;
    }
  };
  const say = (more: Partial<Said>) => {
    const before = waiting.current ?? { versionId: script.versionId, answers: {}, raised: [] };
    const said = {
      ...before,
      answers: { ...before.answers, ...more.answers },
      raised: [...new Set([...before.raised, ...(more.raised ?? [])])],
    };
    wait(said);
    show(said);
    void send();
  };
  useEffect(() => {
    if (waiting.current) void send();
    const hear = ({ key }: StorageEvent) => key === told && void cache.invalidateQueries({ queryKey });
    addEventListener('storage', hear);
    return () => {
      removeEventListener('storage', hear);
      clearTimeout(timer.current);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once a talk
  }, []);
  return {
    answers: { ...script.answers, ...local?.answers },
    raised: [...new Set([...script.raised, ...(local?.raised ?? [])])],
    answer: (visit: string, value: FieldValue) => say({ answers: { [visit]: value } }),
    raise: (objection: string) => say({ raised: [objection] }),
    error,
  };
};

/** The outcome that the script ended with, if it has. */
export const useProposed = (talk: TalkOf, enabled = true): string | undefined => {
  const script = useQuery({ ...scriptQuery(talk), enabled }).data?.script;
  if (!script?.begun) return undefined;
  const here = walk(script.definition, script.answers).here?.step;
  return here?.do === 'end' ? here.outcome : undefined;
};
