import { useState } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Currency } from '../../workflows/money/money.schema.ts';
import { signOf } from '../../workflows/money/money.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { get, patch } from '../ask/ask.ts';
import { isProblem } from '../ask/problem.ts';
import { useWrite } from '../ask/use-write.ts';
import { minorUnits } from '../kit/amount.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { toast } from '../kit/toast.tsx';
import { takeLead } from '../live.ts';
import { useWords } from '../words.ts';
import css from './Lead.module.css';
import { FieldsOf } from '../field/fields-of.ts';
import { FieldInput } from '../field/FieldInput.tsx';
import { mergeTyped, patchOf, shownField, typedOf, type Typed } from './typed.ts';

type From = { typed: Typed; before: Typed; version: number };

/** The lead's fields as a form. When somebody else was faster it says what they changed and keeps what was typed. */
export const EditFacts = ({ lead, pipeline, onDone }: { lead: Lead; pipeline: Pipeline; onDone: () => void }) => {
  const { t, language } = useWords('lead');
  const { fields, currency: usual } = pipeline.definition;
  const currency: Currency = lead.amount?.currency ?? usual;
  const [version, setVersion] = useState(lead.version);
  const [before, setBefore] = useState(() => typedOf(lead, fields, language));
  const [typed, setTyped] = useState(before);
  const [theirs, setTheirs] = useState<string[]>([]);
  const set = (key: string, text: string) => setTyped({ ...typed, [key]: text });
  const named = fields.map(({ key, name }) => ({ key, name: inLanguage(name, language) }));
  const badAmount = typed['amount']!.trim() !== '' && minorUnits(typed['amount'], currency) === undefined;
  const write = async (from: From): Promise<void> => {
    if (Object.keys(from.typed).every((key) => from.typed[key] === from.before[key])) return onDone();
    const types = Object.fromEntries(fields.map(({ key, type }) => [key, type]));
    const body = patchOf(from.typed, from.before, from.version, currency, types);
    takeLead(await patch('/leads/{id}', { path: { id: lead.id }, body }));
    toast(t('saved'), { tone: 'green' });
    onDone();
  };
  /** Somebody was faster: where they touched other things, ours goes through at once; else we say what they did. */
  const meet = async (from: From) => {
    const fresh = await get('/leads/{id}', { path: { id: lead.id } });
    takeLead(fresh);
    const now = typedOf(fresh, fields, language);
    const merged = mergeTyped(from.typed, from.before, now);
    setVersion(fresh.version);
    setBefore(now);
    setTyped(merged.typed);
    if (merged.theirs.length)
      return setTheirs(merged.theirs.map((key) => `${shownField(key, named, t)}: ${now[key] || '—'}`));
    return write({ typed: merged.typed, before: now, version: fresh.version });
  };
  const saving = useWrite(
    (from: From) =>
      write(from).catch((problem: unknown) => {
        if (!isProblem(problem, 'VersionChanged')) throw problem;
        return meet(from);
      }),
    { refusal: 'form' },
  );
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!badAmount) void saving.write({ typed, before, version });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // the page behind it would go back to the list
        event.preventDefault();
        onDone();
      }}
    >
      <Input
        autoFocus
        label={t('field.name')}
        value={typed['name']}
        maxLength={200}
        required
        onChange={(event) => set('name', event.target.value)}
      />
      <Input
        label={`${t('field.amount')}, ${signOf(currency)}`}
        inputMode="decimal"
        value={typed['amount']}
        error={badAmount ? t('amount.bad') : undefined}
        onChange={(event) => set('amount', event.target.value)}
      />
      <FieldsOf value={{ noun: 'lead', id: lead.id }}>
        {fields.map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={typed[`fields.${field.key}`] ?? ''}
            onChange={(text) => set(`fields.${field.key}`, text)}
          />
        ))}
      </FieldsOf>
      <Input
        label={t('field.tags')}
        hint={t('tags.hint')}
        value={typed['tags']}
        onChange={(event) => set('tags', event.target.value)}
      />
      {theirs.length > 0 && (
        <p className={css.conflict} role="alert">
          {t('conflict', { what: theirs.join('; '), save: t('save') })}
        </p>
      )}
      <Problem error={saving.error} />
      <div className={css.buttons}>
        <Button look="primary" type="submit" busy={saving.busy} why={badAmount ? t('amount.bad') : undefined}>
          {t('save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('kit:cancel')}
        </Button>
      </div>
    </form>
  );
};
