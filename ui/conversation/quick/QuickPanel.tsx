import { useState } from 'react';
import { Chip } from '../../kit/Chip.tsx';
import { Panel } from '../../kit/Dialog.tsx';
import { mayOps, useMe } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { Macros } from './Macros.tsx';
import css from './Quick.module.css';
import { Replies } from './Replies.tsx';

/** Everybody has quick replies of her own; those for all and macros are written by supervisors. */
export const QuickPanel = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('conversation/quick');
  const [shown, show] = useState<'replies' | 'macros'>('replies');
  const overseer = mayOps(useMe());
  return (
    <Panel title={t('title')} onClose={onClose}>
      {overseer && (
        <div className={css.kinds}>
          {(['replies', 'macros'] as const).map((one) => (
            <Chip key={one} on={one === shown} onClick={() => show(one)}>
              {t(one)}
            </Chip>
          ))}
        </div>
      )}
      {shown === 'replies' ? <Replies overseer={overseer} /> : <Macros />}
    </Panel>
  );
};
