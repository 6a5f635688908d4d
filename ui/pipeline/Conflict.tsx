import { useMemo, useState } from 'react';
import { changeSentence, diffOf } from '../../workflows/pipeline/diff.ts';
import { mergeDrafts, type Place, type Side } from '../../workflows/pipeline/merge.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { useWords } from '../words.ts';
import type { DraftRead } from './draft-store.ts';
import { useEditing } from './editing.ts';
import css from './Editor.module.css';

/** Somebody else changed the same places while we were drawing: what each wrote, in sentences, and the choice place by place. */
export const Conflict = ({ theirs }: { theirs: DraftRead }) => {
  const { t } = useWords('pipeline');
  const { draft } = useEditing();
  const [aside, setAside] = useState(false);
  const [choices, setChoices] = useState<Record<Place, Side>>({});
  const who = theirs.updatedBy?.name ?? t('conflict.somebody');
  const places = usePlaces(theirs);
  if (aside)
    return (
      <div className={css.aside} role="alert" data-tone="red">
        <span>{t('conflict.aside', { who })}</span>
        <Button onClick={() => setAside(false)}>{t('conflict.open')}</Button>
      </div>
    );
  return (
    <Dialog onClose={() => setAside(true)} title={t('conflict.title', { who })} wide>
      <p>{t('conflict.text')}</p>
      {places.map(({ place, says }) => (
        <fieldset key={place} className={css.sides}>
          {(['theirs', 'mine'] as const).map((side) => (
            <label key={side}>
              <input
                type="radio"
                name={place}
                checked={(choices[place] ?? 'theirs') === side}
                onChange={() => setChoices({ ...choices, [place]: side })}
              />
              <span>
                <b>{side === 'theirs' ? who : t('conflict.mine')}</b>
                {says[side].map((sentence) => (
                  <span key={sentence}>{sentence}</span>
                ))}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <div className={css.answers}>
        <Button onClick={() => draft.settle(Object.fromEntries(places.map(({ place }) => [place, 'mine'])))}>
          {t('conflict.keep')}
        </Button>
        <Button
          look="primary"
          onClick={() =>
            draft.settle({ ...Object.fromEntries(places.map(({ place }) => [place, 'theirs'])), ...choices })
          }
        >
          {t('conflict.take')}
        </Button>
      </div>
    </Dialog>
  );
};

/** Each place that both changed, with what either makes of it. */
const usePlaces = (theirs: DraftRead) => {
  const { language } = useWords('pipeline');
  const { draft } = useEditing();
  const { definition: mine } = draft;
  const base = draft.read.definition;
  return useMemo(() => {
    const as = (choices: Record<Place, Side>) => mergeDrafts(base, mine, theirs.definition, choices);
    return as({}).both.map((place) => {
      const was = as({ [place]: 'base' }).definition;
      const says = (side: Side) =>
        diffOf(was, as({ [place]: side }).definition).map((change) => changeSentence(change, language));
      return { place, says: { theirs: says('theirs'), mine: says('mine') } };
    });
  }, [base, mine, theirs, language]);
};
