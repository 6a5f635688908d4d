import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { get } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useEditing } from '../pipeline/editing.ts';
import { useWords } from '../words.ts';
import css from './OneLead.module.css';
import { nameIn } from './story.ts';
import { realStart, type Start } from './simulation.ts';

/** A lead that there is, to simulate from where it stands; it is only read. */
export const RealLead = ({ onClose, onDone }: { onClose: () => void; onDone: (start: Start) => void }) => {
  const { t, language } = useWords('trial');
  const { pipeline, draft } = useEditing();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    ...asking('/leads', { query: { pipeline, q, limit: 20 } }),
    placeholderData: keepPreviousData,
  });
  const choosing = useWrite((id: string) => get('/leads/{id}/imagined', { path: { id } }), {
    then: (lead) => onDone(realStart(lead)),
  });
  return (
    <Dialog title={t('real.choose')} onClose={onClose}>
      <Input label={t('real.search')} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
      {found.error && <Problem error={found.error} again={() => void found.refetch()} />}
      <ul className={css.found} aria-busy={found.isFetching}>
        {found.data?.items.map(({ id, number, name, stage }) => (
          <li key={id}>
            <button type="button" aria-disabled={choosing.busy} onClick={() => void choosing.write(id)}>
              <b>{name}</b>
              <span>№ {number}</span>
              <span className={css.dim}>{nameIn(draft.definition.stages, stage, language)}</span>
            </button>
          </li>
        ))}
        {found.data?.items.length === 0 && <li className={css.dim}>{t('real.none')}</li>}
      </ul>
    </Dialog>
  );
};
