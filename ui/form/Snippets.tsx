import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { languageOfForm } from '../../workflows/form/form.ts';
import type { FormDefinition } from '../../workflows/form/form.schema.ts';
import { htmlSnippet, scriptSnippet } from '../../workflows/form/snippet.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import type { Language } from '../language.ts';
import { useWords } from '../words.ts';
import { copyText } from './copy.ts';
import css from './Form.module.css';

/** What goes onto the site: one line of script, or plain HTML where scripts are not allowed. */
export const Snippets = ({
  definition,
  formKey,
  language,
}: {
  definition: FormDefinition;
  formKey: string;
  language: Language;
}) => {
  const { t } = useWords('form');
  const [kind, setKind] = useState<'script' | 'html'>('script');
  const place = { key: formKey, language: languageOfForm(definition, language), origin: location.origin };
  const code = kind === 'script' ? scriptSnippet(place) : htmlSnippet(definition, place);
  return (
    <Section
      title={t('snippet')}
      aside={
        <Button icon={<IconCopy size={16} />} onClick={() => copyText(code, t)}>
          {t('copy')}
        </Button>
      }
    >
      <div className={css.chips} role="group" aria-label={t('snippet')}>
        {(['script', 'html'] as const).map((one) => (
          <Chip key={one} on={one === kind} onClick={() => setKind(one)}>
            {t(`snippet.${one}`)}
          </Chip>
        ))}
      </div>
      <pre className={css.code} tabIndex={0}>
        <code>{code}</code>
      </pre>
      <p className={css.dim}>{t(`snippet.${kind}.hint`)}</p>
    </Section>
  );
};
