import { IconBellOff, IconBellRinging } from '@tabler/icons-react';
import { MenuItem } from '../kit/Menu.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { allowNotices, noticesOf } from '../notification/desktop.ts';
import { savePreferences, useMe } from '../session.tsx';
import { useWords } from '../words.ts';

/** Notices of the browser while one looks elsewhere: asked for by a click, never by itself. */
export const DesktopNotices = () => {
  const { t } = useWords('kit');
  const me = useMe();
  const has = noticesOf();
  if (has === 'none') return null;
  const on = me.preferences.desktop === true && has === 'granted';
  const keep = async (desktop: boolean) => {
    if (desktop && !(await allowNotices())) return void toast(t('kit:desktop.denied'), { tone: 'amber' });
    await savePreferences({ desktop });
  };
  return (
    <MenuItem
      icon={on ? <IconBellRinging size={16} /> : <IconBellOff size={16} />}
      switched={on}
      onClick={() => void keep(!on).catch(toastProblem)}
    >
      {t('kit:desktop')}
    </MenuItem>
  );
};
