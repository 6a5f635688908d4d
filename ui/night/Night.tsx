import { Suspense, useState, type ReactNode } from 'react';
import type { Night as ClientNight } from '../../workflows/delivery/night.schema.ts';
import { get } from '../ask/ask.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { loadWords, say, useWords } from '../words.ts';
import css from './Night.module.css';

/** How a message leaves that a person sends; `from`: the hour of the client's morning that it waits for. */
export type Leaving = { inMorning?: true; from?: string };
type Send = (leaving: Leaving) => Promise<void>;

/** Asks before a person's own message leaves outside the sending hours of the pipeline, by the client's clock; by day it leaves at once. */
export const useNight = (): {
  ask: (leadId: string, send: Send, account?: string) => Promise<void>;
  question: ReactNode;
} => {
  const [asked, setAsked] = useState<{ night: ClientNight; send: Send }>();
  /** `account`: by which alone it goes */
  const ask = async (leadId: string, send: Send, account?: string) => {
    const { night } = await get('/leads/{id}/night', { path: { id: leadId }, query: account ? { account } : {} });
    if (!night) return send({});
    await loadWords('night');
    setAsked({ night, send });
  };
  const answer = (leaving: Leaving) => {
    setAsked(undefined);
    void asked?.send(leaving);
  };
  const question = asked && (
    <Suspense>
      <Question night={asked.night} onAnswer={answer} onClose={() => setAsked(undefined)} />
    </Suspense>
  );
  return { ask, question };
};

/** What is said once an invoice waits for the morning. */
export const waitsText = (number: number, from: string): string => say('night:invoice', { number, from });

type Props = { night: ClientNight; onAnswer: (leaving: Leaving) => void; onClose: () => void };

const Question = ({ night: { zone, at, until }, onAnswer, onClose }: Props) => {
  const { t } = useWords('night');
  const clock = (moment: string) =>
    new Intl.DateTimeFormat('ru', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(moment));
  const from = clock(until);
  return (
    <Dialog title={t('title', { clock: clock(at) })} onClose={onClose}>
      <p>{t('text', { from })}</p>
      <div className={css.buttons}>
        <Button look="primary" onClick={() => onAnswer({ inMorning: true, from })}>
          {t('morning', { from })}
        </Button>
        <Button onClick={() => onAnswer({})}>{t('now')}</Button>
      </div>
    </Dialog>
  );
};
