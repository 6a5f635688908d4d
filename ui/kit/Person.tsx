import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { del } from '../api.ts';
import { cache } from '../cache.ts';
import { languageNames, languages, type Language } from '../language.ts';
import { savePreferences, useMe } from '../session.tsx';
import { speak, useWords } from '../words.ts';
import { Avatar } from './Avatar.tsx';
import css from './Frame.module.css';
import { ring } from './sound.ts';
import { toastProblem } from './toast.tsx';

const themes = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const;

/** Who is signed in; language, theme and sound are kept with the person. */
export const Person = () => {
  const me = useMe();
  const { t, language } = useWords('kit');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const sound = me.preferences.sound !== false;
  const keep = (preferences: Parameters<typeof savePreferences>[0]) => void savePreferences(preferences).catch(toastProblem);
  return (
    <Menu position="right-end" width={232}>
      <Menu.Target>
        <button type="button" className={css.entry} aria-label={t('kit:person', { name: me.name })}>
          <Avatar id={me.id} name={me.name} size={26} plain />
          <span className={css.label}>{t('kit:nav.person')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name} · {t(`kit:role.${me.role}`)}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('kit:language')}</Menu.Label>
        {languages.map((one: Language) => (
          <Menu.Item
            key={one}
            lang={one}
            rightSection={one === language ? <IconCheck size={16} /> : undefined}
            onClick={() => {
              void speak(one);
              keep({ language: one });
            }}
          >
            {languageNames[one]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('kit:theme')}</Menu.Label>
        {themes.map(([one, Icon]) => (
          <Menu.Item
            key={one}
            leftSection={<Icon size={16} />}
            rightSection={one === colorScheme ? <IconCheck size={16} /> : undefined}
            onClick={() => {
              setColorScheme(one);
              keep({ theme: one });
            }}
          >
            {t(`kit:theme.${one}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          closeMenuOnClick={false}
          leftSection={sound ? <IconVolume size={16} /> : <IconVolumeOff size={16} />}
          onClick={() => {
            if (!sound) ring();
            keep({ sound: !sound });
          }}
        >
          {t(sound ? 'kit:sound.on' : 'kit:sound.off')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t('kit:signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

const signOut = async () => {
  try {
    await del('/session');
    cache.clear();
    location.assign('/sign-in');
  } catch (error) {
    toastProblem(error);
  }
};
