import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormDefinition, KeptAside as Kept } from '../../workflows/form/form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { del, post } from '../ask/ask.ts';
import { askingPages, type Question } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import shared from './Form.module.css';
import css from './KeptAside.module.css';

/** What the form's trap has caught: mostly robots, now and then a person whose browser fills in everything. */
export const KeptAside = ({ formKey, definition }: { formKey: string; definition: FormDefinition }) => {
  const { t } = useWords('form');
  const query = useInfiniteQuery(askingPages('/kept-aside', { query: { form: formKey, limit: 20 } }));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('kept')} aside={query.data && <span className={shared.dim}>{t('kept.month')}</span>}>
      {query.data && items.length === 0 && <p className={shared.dim}>{t('kept.empty')}</p>}
      <ul className={css.kept}>
        {items.map((kept) => (
          <One key={kept.id} kept={kept} definition={definition} />
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

const One = ({ kept, definition }: { kept: Kept; definition: FormDefinition }) => {
  const { t, language } = useWords('form');
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
  const path = { id };
  const changes: Question[] = [['/kept-aside'], ['/form-settings']];
  const taking = useWrite(() => post('/kept-aside/{id}/lead', { path }), { changes, says: t('kept.taken') });
  const dropping = useWrite(() => del('/kept-aside/{id}', { path }), { changes, says: t('kept.dropped') });
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
            <Button busy={taking.busy} onClick={() => void taking.write()}>
              {t('kept.take')}
            </Button>
            <Button look="quiet" busy={dropping.busy} onClick={() => void dropping.write()}>
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
