import { useEffect, useRef, useState } from 'react';
import type { Call } from '../../workflows/call/call.schema.ts';
import { askAgain } from '../ask/asking.ts';
import { TextArea } from '../kit/Field.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { useKept } from '../kept.ts';
import { useWords } from '../words.ts';
import { changesCalls } from './calls.ts';
import { sayOf } from './orders.ts';

const PAUSE_MS = 1500;

/** What is written while one talks: kept in this browser at once, and with the call after each pause. */
export const CallNote = ({ call, autoRows = 3 }: { call: Call; autoRows?: number }) => {
  const { t } = useWords('call');
  const typed = useKept(`call.${call.id}`, call.note);
  const [saved, save] = useState(call.note);
  const latest = useRef(call);
  latest.current = call;
  useEffect(() => {
    if (typed.value === saved) return;
    const timer = setTimeout(() => {
      void sayOf(latest.current, { note: typed.value }).then(
        ({ note }) => {
          save(note);
          void askAgain(changesCalls);
        },
        (error: unknown) => toastProblem(error),
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed.value, saved]);
  return (
    <TextArea
      label={t('note')}
      placeholder={t('note.hint')}
      rows={autoRows}
      maxLength={4000}
      value={typed.value}
      onChange={({ target }) => typed.change(target.value)}
    />
  );
};
