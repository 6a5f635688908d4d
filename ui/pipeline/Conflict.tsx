import { useMemo, useState } from 'react';
import { changeSentence, diffOf } from '../../workflows/pipeline/diff.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { useWords } from '../words.ts';
import type { DraftRead } from './draft-store.ts';
import { useEditing } from './editing.ts';
import css from './Editor.module.css';

/** Somebody else saved the draft while we were editing it: what differs, in sentences, and the choice whose draft stays. */
export const Conflict = ({ theirs }: { theirs: DraftRead }) => {
  const { t } = useWords('pipeline');
  const { draft } = useEditing();
  const [aside, setAside] = useState(false);
  const who = theirs.updatedBy?.name ?? t('conflict.somebody');
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
      <div className={css.sides}>
        <Side title={t('conflict.theirs', { who })} before={draft.definition} after={theirs.definition} />
        <Side title={t('conflict.mine')} before={theirs.definition} after={draft.definition} />
      </div>
      <div className={css.answers}>
        <Button onClick={() => draft.settle('theirs')}>{t('conflict.take', { who })}</Button>
        <Button look="primary" onClick={() => draft.settle('mine')}>
          {t('conflict.keep')}
        </Button>
      </div>
    </Dialog>
  );
};

const MOST = 12;

const Side = ({ title, before, after }: { title: string; before: PipelineDefinition; after: PipelineDefinition }) => {
  const { t, language } = useWords('pipeline');
  const sentences = useMemo(
    () => diffOf(before, after).map((change) => changeSentence(change, language)),
    [before, after, language],
  );
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {sentences.slice(0, MOST).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {sentences.length > MOST && <li>{t('conflict.more', { count: sentences.length - MOST })}</li>}
      </ul>
    </section>
  );
};
