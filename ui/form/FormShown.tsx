import { IconDeviceDesktop, IconDeviceMobile, IconMoon, IconSun } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { formInLanguage, languageOfForm } from '../../workflows/form/form.ts';
import type { FormDefinition } from '../../workflows/form/form.schema.ts';
import { layForm } from './script/lay.ts';
import { styleOf } from './script/style.ts';
import { words } from './script/words.ts';
import { Chip } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import type { Language } from '../language.ts';
import { useWords } from '../words.ts';
import css from './Form.module.css';

/** The form as the script draws it on a site, by the very same elements and styles; it sends nothing. */
export const FormShown = ({
  definition,
  formKey,
  language,
}: {
  definition: FormDefinition;
  formKey: string;
  language: Language;
}) => {
  const { t } = useWords('form');
  const [isDark, setDark] = useState(false);
  const [isNarrow, setNarrow] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const spoken = languageOfForm(definition, language);

  useEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const text = formInLanguage(formKey, definition, spoken);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styleOf(text.look));
    root.adoptedStyleSheets = [sheet];
    const { form } = layForm(text, words[spoken]!);
    form.onsubmit = (event) => event.preventDefault();
    root.replaceChildren(form);
  }, [definition, formKey, spoken]);

  return (
    <Section
      title={t('shown.title')}
      aside={
        <span className={css.chips}>
          <Chip
            on={isDark}
            icon={isDark ? <IconMoon size={14} /> : <IconSun size={14} />}
            onClick={() => setDark(!isDark)}
          >
            {t(isDark ? 'shown.dark' : 'shown.light')}
          </Chip>
          <Chip
            on={isNarrow}
            icon={isNarrow ? <IconDeviceMobile size={14} /> : <IconDeviceDesktop size={14} />}
            onClick={() => setNarrow(!isNarrow)}
          >
            {t(isNarrow ? 'shown.phone' : 'shown.wide')}
          </Chip>
        </span>
      }
    >
      <div className={css.stage} data-dark={isDark || undefined} data-narrow={isNarrow || undefined}>
        <div className={css.site}>
          <p className={css.siteTitle} lang={spoken}>
            {definition.title[spoken] || definition.title.ru}
          </p>
          <div ref={host} lang={spoken} />
        </div>
      </div>
      {spoken !== language && <p className={css.dim}>{t('shown.other')}</p>}
    </Section>
  );
};
