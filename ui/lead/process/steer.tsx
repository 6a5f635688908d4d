import { type ReactNode } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { post } from '../../ask/ask.ts';
import { askAgain } from '../../ask/asking.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { toastClick } from '../../undo/undo.ts';
import { useWords } from '../../words.ts';
import css from './Process.module.css';

type Path =
  | 'reopen'
  | `process/${'pause' | 'resume' | 'skip' | 'run' | 'press' | 'now' | 'skip-step' | 'stop-run' | 'restore' | 'retry'}`;

export type Order = {
  /** below that of its subject */
  path: Path;
  body?: object;
  /** what is said when it is done */
  done?: string;
  /** the server can take it back with all that came of it */
  isClick?: boolean;
  /** another way back, where there is one; `taken` names what was skipped or stopped */
  undo?: { text: string; run: (taken: string) => void };
};

/** Whose process it is: a lead unless told. */
export type Steerable = Pick<Lead, 'id' | 'clockOffset' | 'closedAt'> & { noun?: 'conversation' };

/** Tells a process to do something; says what came of it, with the way back where there is one. */
export const order = async (
  { id, noun }: Pick<Steerable, 'id' | 'noun'>,
  { path, body = {}, done, isClick, undo }: Order,
): Promise<boolean> => {
  try {
    const answer = await send(`/${noun ?? 'lead'}s/{id}/${path}`, { path: { id }, body });
    const taken = (answer as { taken?: string } | undefined)?.taken ?? '';
    if (done && isClick) await toastClick(done, id, 'violet');
    else if (done)
      toast(done, { tone: 'violet', ...(undo ? { action: { text: undo.text, run: () => undo.run(taken) } } : {}) });
    return true;
  } catch (error) {
    toastProblem(error);
    return false;
  } finally {
    const of = { path: { id } };
    void askAgain(
      noun === 'conversation'
        ? [['/conversations/{id}/automations', of]]
        : [
            ['/leads/{id}/process', of],
            ['/leads/{id}', of],
            ['/leads/{id}/events', of],
          ],
    );
  }
};

/** each order has a body of its own */
const send = post as (path: `/${'lead' | 'conversation'}s/{id}/${Path}`, wish: object) => Promise<unknown>;

type AskProps = { title: string; children: ReactNode; go: string; onGo: () => Promise<unknown>; onClose: () => void };

/** Says in a sentence what will happen, before it does. */
export const Ask = ({ title, children, go, onGo, onClose }: AskProps) => {
  const { t } = useWords('lead');
  const going = useWrite(onGo, { then: onClose });
  return (
    <Dialog onClose={onClose} title={title}>
      <div className={css.ask}>
        <div className={css.askText}>{children}</div>
        <div className={css.askButtons}>
          <Button onClick={onClose}>{t('ask.no')}</Button>
          <Button look="primary" busy={going.busy} onClick={() => void going.write()}>
            {go}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
