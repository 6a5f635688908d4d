import { IconMoon, IconSun } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { setScheme, useIsDark } from '../kit/scheme.ts';
import { languageNames, languages } from '../language.ts';
import { speak, useWords } from '../words.ts';

/** The language and the theme of the page. */
export const Appearance = () => {
  const { t, language } = useWords('sandbox');
  const dark = useIsDark();
  const [at, setAt] = useState<HTMLElement>();
  return (
    <>
      <Button
        look="quiet"
        aria-haspopup="menu"
        aria-label={`${t('language')}: ${languageNames[language]}`}
        onClick={(event) => setAt(at ? undefined : event.currentTarget)}
      >
        {language.toUpperCase()}
      </Button>
      {at && (
        <Pop at={at} label={t('language')} onClose={() => setAt(undefined)}>
          {languages.map((one) => (
            <MenuItem
              key={one}
              lang={one}
              chosen={one === language}
              onClick={() => {
                setAt(undefined);
                void speak(one, { choose: true });
              }}
            >
              {languageNames[one]}
            </MenuItem>
          ))}
        </Pop>
      )}
      <Button
        look="quiet"
        icon={dark ? <IconSun size={17} aria-hidden /> : <IconMoon size={17} aria-hidden />}
        label={t(dark ? 'theme.light' : 'theme.dark')}
        onClick={() => setScheme(dark ? 'light' : 'dark')}
      />
    </>
  );
};
