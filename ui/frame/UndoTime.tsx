import { MenuItem, MenuTitle } from '../kit/Menu.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { savePreferences, useMe } from '../session.tsx';
import { useWords } from '../words.ts';

const times = [0, 5, 10] as const;

/** How long a message to a client waits before it leaves, so that it can be taken back. */
export const UndoTime = () => {
  const { t } = useWords('kit');
  const chosen = useMe().preferences.undoSeconds ?? 0;
  return (
    <>
      <MenuTitle>{t('kit:undoTime')}</MenuTitle>
      {times.map((undoSeconds) => (
        <MenuItem
          key={undoSeconds}
          chosen={undoSeconds === chosen}
          onClick={() => void savePreferences({ undoSeconds }).catch(toastProblem)}
        >
          {undoSeconds === 0 ? t('kit:undoTime.none') : t('kit:undoTime.seconds', { count: undoSeconds })}
        </MenuItem>
      ))}
    </>
  );
};
