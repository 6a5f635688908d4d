import { useQuery } from '@tanstack/react-query';
import { IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './Pack.module.css';
import { demoQuery } from './packs.ts';
import { RemoveDemo } from './RemoveDemo.tsx';

/** Says quietly that there are examples, and takes them away. */
export const DemoNote = ({ pipeline, name, board }: { pipeline: string; name: string; board?: true }) => {
  const { t } = useWords('pack');
  const [removing, setRemoving] = useState(false);
  const count = useQuery(demoQuery(pipeline)).data?.leads ?? 0;
  if (count === 0) return null;
  return (
    <div className={css.note} data-board={board} role="note">
      <IconSparkles size={16} aria-hidden />
      <span>{t('note', { count })}</span>
      <Button look="quiet" onClick={() => setRemoving(true)}>
        {t('note.remove')}
      </Button>
      {removing && <RemoveDemo pipeline={pipeline} name={name} count={count} onClose={() => setRemoving(false)} />}
    </div>
  );
};
