import { useQuery } from '@tanstack/react-query';
import type { Import } from '../../workflows/import/import.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { numberText } from '../kit/number.ts';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useWords } from '../words.ts';
import { Choices } from './Choices.tsx';
import css from './Import.module.css';
import { changesImports, previewQuery, targetsQuery, useSettings } from './imports.ts';
import { Mapping } from './Mapping.tsx';
import { Foresight } from './Foresight.tsx';

/** A file that is read: what its columns fill, how its rows come in, and what would become of them. */
export const Plan = ({ of }: { of: Import }) => {
  const { t, language } = useWords('import');
  const settings = useSettings(of);
  const targets = useQuery(targetsQuery(of.noun, of.settings.pipeline));
  const preview = useQuery(previewQuery(of));
  const beginning = useWrite(() => post('/imports/{id}/begin', { path: { id: of.id } }), { changes: changesImports });
  const counts = preview.data?.counts;
  const many = counts ? counts.new + (of.settings.matches === 'skip' ? 0 : counts.matched) : 0;
  if (!targets.data)
    return targets.error ? (
      <Problem error={targets.error} again={() => void targets.refetch()} />
    ) : (
      <Skeleton rows={8} />
    );
  const change = (what: Parameters<typeof settings.write>[0]) => void settings.write(what);
  return (
    <>
      <h2 className={css.title}>
        {of.fileName}{' '}
        <span className={css.dim}>
          {t('rows', { count: of.counts.total, number: numberText(of.counts.total, language) })}
        </span>
      </h2>
      <Section title={t('columns')} aside={of.remembered ? t('remembered') : undefined}>
        <Mapping of={of} targets={targets.data.items} busy={settings.busy} onChange={change} />
      </Section>
      <Section title={t('how')}>
        <Choices of={of} twoWays={preview.data?.twoWays ?? false} busy={settings.busy} onChange={change} />
      </Section>
      <Section title={t('foresight')}>
        {preview.error && <Problem error={preview.error} again={() => void preview.refetch()} />}
        {preview.isPending ? (
          <Skeleton rows={4} />
        ) : (
          preview.data && <Foresight preview={preview.data} of={of} targets={targets.data.items} />
        )}
      </Section>
      <div className={css.foot}>
        <Button
          look="primary"
          busy={beginning.busy}
          why={counts && many === 0 ? t('nothing') : undefined}
          onClick={() => void beginning.write()}
        >
          {counts ? t('begin', { count: many, number: numberText(many, language) }) : t('begin.none')}
        </Button>
        {counts && counts.refused > 0 && <span className={css.dim}>{t('begin.rest')}</span>}
      </div>
    </>
  );
};
