import { useQuery } from '@tanstack/react-query';
import { IconCopy } from '@tabler/icons-react';
import type { FormDefinition } from '../../workflows/form/form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { asking } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import { usePipelines } from '../pipeline/pipelines.ts';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { Listed } from '../settings/reading.tsx';
import css from '../settings/Settings.module.css';
import { copyText } from './copy.ts';
import { FormSettings, KeptAside } from '../settings/workshop.tsx';

type Form = { id: string; key: string; pipeline: string; definition: FormDefinition };

/** Admins make them; everybody else sees where they stand. */
export const Forms = () => (useMe().role === 'admin' ? <FormSettings /> : <Read />);

const Read = () => (
  <Listed query={useQuery(asking('/forms'))}>
    {(forms) => forms.map((form) => <One key={form.id} form={form} />)}
  </Listed>
);

const One = ({ form: { key, pipeline, definition } }: { form: Form }) => {
  const { t, language } = useWords('form');
  const into = usePipelines().find((one) => one.key === pipeline);
  const snippet = `<script src="${location.origin}/form.js" data-form="${key}" data-lang="${language}" async></script>`;
  return (
    <article className={css.one}>
      <h2 className={css.name}>
        {inLanguage(definition.title, language)}
        <span className={css.dim}>
          {t('read.goes', { pipeline: into ? inLanguage(into.definition.name, language) : pipeline })}
        </span>
      </h2>
      <Section
        title={t('read.snippet')}
        aside={
          <Button icon={<IconCopy size={16} />} onClick={() => copyText(snippet, t)}>
            {t('copy')}
          </Button>
        }
      >
        <pre className={css.code} tabIndex={0}>
          <code>{snippet}</code>
        </pre>
        <p className={css.dim}>{t('read.snippet.text')}</p>
      </Section>
      <Section title={t('read.fields')}>
        <dl className={css.week}>
          {definition.fields.map((field) => (
            <div key={field.name}>
              <dt>{inLanguage(field.label, language)}</dt>
              <dd>
                {field.required ? t('read.required') : ''}
                {field.options && (
                  <span className={css.dim}>
                    {field.options.map(({ label }) => inLanguage(label, language)).join(', ')}
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      <KeptAside formKey={key} definition={definition} />
      <Section title={t('read.sites')}>
        {definition.sites.length === 0 ? (
          <p className={css.dim}>{t('read.sites.none')}</p>
        ) : (
          <div className={css.chips}>
            {definition.sites.map((site) => (
              <Chip key={site}>{site}</Chip>
            ))}
          </div>
        )}
      </Section>
    </article>
  );
};
