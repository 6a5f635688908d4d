import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormDefinition, KeptAside as Kept } from '../../workflows/form/form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { del, get, post, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import shared from './Form.module.css';
import css from './KeptAside.module.css';
import { formsQuery } from './forms.ts';

const keyOf = (form: string) => ['kept-aside', form];

/** What the form's trap has caught: mostly robots, now and then a person whose browser fills in everything. */
export const KeptAside = ({ formKey, definition }: { formKey: string; definition: FormDefinition }) => {
  const { t } = useWords('form');
  const query = useInfiniteQuery({
    queryKey: keyOf(formKey),
    queryFn: ({ pageParam, signal }) =>
      get<Page<Kept>>('/kept-aside', { query: { form: formKey, limit: 20, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('kept')} aside={query.data && <span className={shared.dim}>{t('kept.month')}</span>}>
      {query.data && items.length === 0 && <p className={shared.dim}>{t('kept.empty')}</p>}
      <ul className={css.kept}>
        {items.map((kept) => (
          <One key={kept.id} kept={kept} formKey={formKey} definition={definition} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('kept.more')}
        </Button>
      )}
    </Section>
  );
};

const One = ({ kept, formKey, definition }: { kept: Kept; formKey: string; definition: FormDefinition }) => {
  const { t, language } = useWords('form');
  const [busy, setBusy] = useState(false);
  const { id, receivedAt, typed, origin, leadId } = kept;
  const nameOf = (name: string) => {
    const field = definition.fields.find((one) => one.name === name);
    return field ? inLanguage(field.label, language) : name === 'website' ? t('kept.trap') : name;
  };
  const answerOf = (name: string) => {
    const options = definition.fields.find((one) => one.name === name)?.options;
    const chosen = options?.find(({ value }) => value === typed[name]);
    return chosen ? inLanguage(chosen.label, language) : String(typed[name]);
  };
  const judge = async (verdict: () => Promise<unknown>, said: string) => {
    setBusy(true);
    try {
      await verdict();
      toast(t(said), { tone: 'green' });
      await Promise.all([
        cache.invalidateQueries({ queryKey: keyOf(formKey) }),
        cache.invalidateQueries({ queryKey: formsQuery.queryKey }),
      ]);
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className={css.keptOne}>
      <p className={shared.dim}>
        <Time at={receivedAt} as="exact" />
        {[origin.page, origin.network, origin.agent].filter(Boolean).map((from) => (
          <span key={from} className={css.keptFrom}>
            {from}
          </span>
        ))}
      </p>
      <dl className={css.keptTyped}>
        {namesOf(typed, definition).map((name) => (
          <div key={name} data-trap={name === 'website' || undefined}>
            <dt>{nameOf(name)}</dt>
            <dd>{answerOf(name)}</dd>
          </div>
        ))}
      </dl>
      <div className={shared.bar}>
        {leadId ? (
          <Link to="/leads/$id" params={{ id: leadId }}>
            {t('kept.lead')}
          </Link>
        ) : (
          <>
            <Button busy={busy} onClick={() => void judge(() => post(`/kept-aside/${id}/lead`), 'kept.taken')}>
              {t('kept.take')}
            </Button>
            <Button look="quiet" busy={busy} onClick={() => void judge(() => del(`/kept-aside/${id}`), 'kept.dropped')}>
              {t('kept.drop')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
};

/** The form's own questions first, then what came besides; the consent is always there. */
const namesOf = (typed: Kept['typed'], { fields, consent }: FormDefinition): string[] => {
  const given = (name: string) => typed[name] !== undefined && typed[name] !== '' && typeof typed[name] !== 'object';
  const own = fields.map(({ name }) => name);
  const others = Object.keys(typed).filter((name) => !own.includes(name) && name !== consent.name);
  return [...own, ...others].filter(given);
};
