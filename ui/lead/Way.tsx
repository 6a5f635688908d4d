import { useNavigate } from '@tanstack/react-router';
import { IconArrowLeft, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Button } from '../kit/Button.tsx';
import { useKeys } from '../kit/keys.ts';
import { useWords } from '../words.ts';
import { neighboursOf } from './neighbours.ts';
import css from './Lead.module.css';

/** Back to the list, and on to its next lead or the one before. */
export const Way = ({ id, pipeline }: { id: string; pipeline: string }) => {
  const { t } = useWords('lead');
  const navigate = useNavigate();
  const { before, after } = neighboursOf(id);
  const back = () => {
    // an address that was opened by itself has nothing behind it
    if (history.length > 1 && (before || after)) history.back();
    else void navigate({ to: '/leads', search: { pipeline } });
  };
  const go = (to: string | undefined) => {
    if (to) void navigate({ to: '/leads/$id', params: { id: to }, replace: true });
  };
  useKeys([
    { keys: 'escape', does: t('way.back'), run: back },
    { keys: 'j', does: t('way.next'), run: () => go(after) },
    { keys: 'k', does: t('way.before'), run: () => go(before) },
  ]);
  return (
    <span className={css.way}>
      <Button look="quiet" label={t('way.back')} icon={<IconArrowLeft size={16} />} onClick={back} />
      {(before || after) && (
        <>
          <Button
            look="quiet"
            label={t('way.before')}
            icon={<IconChevronUp size={16} />}
            why={before ? undefined : t('way.none')}
            onClick={() => go(before)}
          />
          <Button
            look="quiet"
            label={t('way.next')}
            icon={<IconChevronDown size={16} />}
            why={after ? undefined : t('way.none')}
            onClick={() => go(after)}
          />
        </>
      )}
    </span>
  );
};
