import { useEffect, useState, type ReactNode } from 'react';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Picker, type Picked } from '../kit/Picker.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useWords } from '../words.ts';
import css from './Card.module.css';

/** One of two records: what it is called, and its values by field, as they are read. */
export type Side = {
  id: string;
  name: string;
  values: { what: string; label: string; text: string; /** instead of the text */ shown?: ReactNode }[];
};

type Props = {
  noun: 'contacts' | 'companies';
  own: Side;
  find: (q: string, signal: AbortSignal) => Promise<Picked[]>;
  read: (id: string) => Promise<Side>;
  /** the other one, where it is known already */
  first?: string | undefined;
  /** whatever came of it */
  refresh: () => void;
  onClose: () => void;
};

/** Makes two records one: the other is found, and where both say something it is chosen what is kept. */
export const MergePanel = ({ noun, own, find, read, first, refresh, onClose }: Props) => {
  const { t } = useWords('contact');
  const [choice, setChoice] = useState<Record<string, string>>({});
  const reading = useWrite(read, { refusal: 'form' });
  useEffect(() => {
    if (first !== undefined) void reading.write(first);
    // once: another one is found by typing
    // oxlint-disable-next-line react/exhaustive-deps
  }, [first]);
  const merging = useWrite(
    (other: Side) => post(`/${noun}/{id}/merge`, { path: { id: own.id }, body: { with: other.id, choose: choice } }),
    {
      refusal: 'form',
      says: (_, other) => t('merge.done', { name: other.name }),
      undo: ({ merge }) => part(merge, refresh),
      then: () => (refresh(), onClose()),
    },
  );
  const other = reading.answer;
  const error = reading.error ?? merging.error;
  return (
    <Panel onClose={onClose} title={t('merge.title')}>
      <div className={css.form}>
        {!other && first === undefined && (
          <Picker
            label={t('merge.find')}
            of={`${noun} ${own.id}`}
            find={async (q, signal) => {
              const others = async (words: string) => (await find(words, signal)).filter(({ id }) => id !== own.id);
              const namesakes = q === '' ? await others(own.name) : [];
              return namesakes.length > 0 ? namesakes : others(q);
            }}
            onPick={({ id }) => void reading.write(id)}
          />
        )}
        {reading.busy && <Skeleton rows={4} />}
        {other && (
          <>
            <p>{t(`merge.what.${noun}`, { name: other.name })}</p>
            {own.values.map(({ what, label, text, shown = text }) => {
              const theirs = other.values.find((one) => one.what === what);
              if (!text || !theirs?.text || text === theirs.text) return null;
              const chosen = choice[what] ?? own.id;
              return (
                <fieldset key={what} className={css.choice}>
                  <legend>{label}</legend>
                  {[
                    { id: own.id, value: shown },
                    { id: other.id, value: theirs.shown ?? theirs.text },
                  ].map(({ id, value }) => (
                    <label key={id}>
                      <input
                        type="radio"
                        name={what}
                        checked={chosen === id}
                        onChange={() => setChoice({ ...choice, [what]: id })}
                      />
                      {value}
                    </label>
                  ))}
                </fieldset>
              );
            })}
            <div className={css.end}>
              <Button onClick={onClose}>{t('kit:cancel')}</Button>
              <Button look="primary" busy={merging.busy} onClick={() => void merging.write(other)}>
                {t('merge.do')}
              </Button>
            </div>
          </>
        )}
        {error ? <Problem error={error} /> : null}
      </div>
    </Panel>
  );
};

export const part = async (merge: string, refresh: () => void): Promise<void> => {
  await post('/merges/{id}/undo', { path: { id: merge } }).finally(refresh);
};
