import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { Button } from '../kit/Button.tsx';
import { languageNames, languages } from '../language.ts';
import { speak, useWords } from '../words.ts';

/** The language and the theme of the page. */
export const Appearance = () => {
  const { t, language } = useWords('sandbox');
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button look="quiet" aria-label={`${t('language')}: ${languageNames[language]}`}>
            {language.toUpperCase()}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {languages.map((one) => (
            <Menu.Item
              key={one}
              lang={one}
              aria-current={one === language || undefined}
              onClick={() => void speak(one, { choose: true })}
            >
              {languageNames[one]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        look="quiet"
        icon={dark ? <IconSun size={17} aria-hidden /> : <IconMoon size={17} aria-hidden />}
        label={t(dark ? 'theme.light' : 'theme.dark')}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      />
    </>
  );
};
