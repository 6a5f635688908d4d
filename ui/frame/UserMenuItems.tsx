import {
  IconBrandTelegram,
  IconDeviceDesktop,
  IconFlask,
  IconLogout,
  IconMoon,
  IconSun,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { del } from '../ask/ask.ts';
import { forgetAllOf } from '../kept.ts';
import { languageNames, languages, type Language } from '../language.ts';
import { savePreferences, useMe } from '../session.tsx';
import { loadWords, speak, useWords } from '../words.ts';
import { DesktopNotices } from './DesktopNotices.tsx';
import { UndoTime } from './UndoTime.tsx';
import { MenuItem, MenuTitle, Pop } from '../kit/Menu.tsx';
import { setScheme, useScheme } from '../kit/scheme.ts';
import { ring } from '../kit/sound.ts';
import { toastProblem } from '../kit/toast.tsx';

const MyShift = lazy(async () => {
  const [{ MyShift: shift }] = await Promise.all([import('../user/MyShift.tsx'), loadWords('user')]);
  return { default: shift };
});

const MyStatus = lazy(async () => {
  const [{ MyStatus: status }] = await Promise.all([import('../work/MyStatus.tsx'), loadWords('work')]);
  return { default: status };
});

const themes = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const;

type Props = { at: HTMLElement; onClose: () => void; onTelegram: () => void };

/** Language, theme and sound are kept with the user. */
export const UserMenuItems = ({ at, onClose, onTelegram }: Props) => {
  const me = useMe();
  const { t, language } = useWords('kit');
  const scheme = useScheme();
  const sound = me.preferences.sound !== false;
  const keep = (preferences: Parameters<typeof savePreferences>[0]) =>
    void savePreferences(preferences).catch(toastProblem);
  return (
    <Pop at={at} label={t('kit:user', { name: me.name })} onClose={onClose}>
      <MenuTitle>
        {me.name} · {t(`kit:role.${me.role}`)}
      </MenuTitle>
      <Suspense>
        <MyShift />
        <MyStatus onClose={onClose} />
      </Suspense>
      <MenuTitle>{t('kit:language')}</MenuTitle>
      {languages.map((one: Language) => (
        <MenuItem
          key={one}
          lang={one}
          chosen={one === language}
          onClick={() => {
            void speak(one, { choose: true });
            keep({ language: one });
          }}
        >
          {languageNames[one]}
        </MenuItem>
      ))}
      <MenuTitle>{t('kit:theme')}</MenuTitle>
      {themes.map(([one, Icon]) => (
        <MenuItem
          key={one}
          icon={<Icon size={16} />}
          chosen={one === scheme}
          onClick={() => {
            setScheme(one);
            keep({ theme: one });
          }}
        >
          {t(`kit:theme.${one}`)}
        </MenuItem>
      ))}
      <MenuTitle>{t('kit:notices')}</MenuTitle>
      <MenuItem
        icon={sound ? <IconVolume size={16} /> : <IconVolumeOff size={16} />}
        switched={sound}
        onClick={() => {
          if (!sound) ring();
          keep({ sound: !sound });
        }}
      >
        {t('kit:sound')}
      </MenuItem>
      <DesktopNotices />
      <UndoTime />
      <MenuTitle>{me.email}</MenuTitle>
      <MenuItem icon={<IconBrandTelegram size={16} />} onClick={onTelegram}>
        {t('kit:telegram')}
      </MenuItem>
      {me.sandboxUrl && (
        <MenuItem icon={<IconFlask size={16} />} onClick={() => window.open(me.sandboxUrl ?? '', '_blank', 'noopener')}>
          {t('kit:sandbox')}
        </MenuItem>
      )}
      <MenuItem icon={<IconLogout size={16} />} onClick={() => void signOut(me.id)}>
        {t('kit:signOut')}
      </MenuItem>
    </Pop>
  );
};

const signOut = async (userId: string) => {
  try {
    await del('/session');
    forgetAllOf(userId);
    location.assign('/sign-in');
  } catch (error) {
    toastProblem(error);
  }
};
