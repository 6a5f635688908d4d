import { Link } from '@tanstack/react-router';
import { IconArrowLeft, IconDeviceFloppy, IconPower } from '@tabler/icons-react';
import { useState } from 'react';
import { askedToCall } from '../../workflows/callback/part-of-day.ts';
import { formFaultSentence, problemsOfForm } from '../../workflows/form/check.ts';
import type { FormDefinition, FormSetting } from '../../workflows/form/form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { patch } from '../ask/ask.ts';
import { askAgain } from '../ask/asking.ts';
import type { Wish } from '../ask/endpoint.ts';
import { isProblem } from '../ask/problem.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { useKept } from '../kept.ts';
import { useClientLanguages, useWrittenLanguages } from '../company/used.ts';
import { languageNames, languages, type Language } from '../language.ts';
import { useAround } from '../field/fields.ts';
import { useAskables } from '../pipeline/askables.ts';
import { useWords } from '../words.ts';
import { DeleteForm } from './DeleteForm.tsx';
import { FieldsOfForm } from './FieldsOfForm.tsx';
import css from './Form.module.css';
import { FormShown } from './FormShown.tsx';
import { GuardOfForm, LookOfForm, SitesOfForm } from './PartsOfForm.tsx';
import { HostedForm } from './HostedForm.tsx';
import { KeptAside } from './KeptAside.tsx';
import { keepForm } from './forms.ts';
import { Snippets } from './Snippets.tsx';
import { Taking } from './Taking.tsx';
import { WordsInput } from './WordsInput.tsx';

/** `revision` of the form that it began from; without one it replaces whatever stands there */
type Body = Omit<Wish<'/form-settings/{id}', 'patch'>['body'], 'revision'>;
type Draft = { definition: FormDefinition; pipeline: string; revision?: number };

/** One form: what it asks, where that goes, how it looks; beside it the form itself as it will stand on the site. */
export const FormEditor = ({ form, onClose }: { form: FormSetting; onClose: () => void }) => {
  const { t, language } = useWords('form');
  const pipelines = useAskables();
  const written = useWrittenLanguages();
  const { value: draft, change: setDraft, forget } = useKept<Draft | undefined>(`form.${form.id}`, undefined);
  const [spoken, setSpoken] = useState<Language>(language);
  const { definition, pipeline } = draft ?? form;
  const send = (body: Body, revision = form.revision) =>
    patch('/form-settings/{id}', { path: { id: form.id }, body: { ...body, revision } });
  const refused = async (problem: unknown) => {
    if (!isProblem(problem, 'VersionChanged')) return;
    // saved once more it replaces knowingly what stands there now
    await askAgain([['/form-settings']]);
    if (draft) setDraft({ definition, pipeline });
  };
  const saving = useWrite((now: Draft) => send({ definition, pipeline }, now.revision), {
    then: (saved) => {
      keepForm(saved);
      forget();
    },
    says: t('saved'),
    refused,
    refusal: 'form',
  });
  const turning = useWrite((disabled: boolean) => send({ disabled }), {
    then: (saved) => {
      keepForm(saved);
      if (draft) setDraft({ ...draft, revision: saved.revision });
    },
    says: (_, disabled) => t(disabled ? 'turned.off' : 'turned.on'),
    tone: form.disabledAt ? 'green' : 'amber',
    refused,
    refusal: 'form',
  });
  const save = () => void (draft && saving.write(draft));
  const busy = saving.busy || turning.busy;
  const error = saving.error ?? turning.error;
  const began = draft ?? { revision: form.revision };
  const into = pipelines.find(({ key }) => key === pipeline);
  const ofClient = useAround().flatMap((field) =>
    field.key.startsWith('contact.') ? [{ ...field, drawn: false }] : [],
  );
  const targets = into ? [...into.fields, ...(into.calls ? [askedToCall] : []), ...ofClient] : [];
  const asksDrawn = definition.fields.some(({ to }) => into?.fields.some(({ key, drawn }) => drawn && key === to));
  const waits = into && (into.published ? asksDrawn && 'waits.fields' : 'waits.form');
  const problems = [
    ...(into ? problemsOfForm(definition, targets) : []).map(({ field, why }) => ({
      field,
      message: formFaultSentence(why, language),
    })),
    ...(isProblem(error, 'Invalid')
      ? error.errors.map(({ field, message }) => ({ field: field.replace(/^definition\./, ''), message }))
      : []),
  ];
  const wrong = (field: string) => problems.find((one) => one.field === field)?.message;
  const change = (part: Partial<FormDefinition>) => {
    saving.forget();
    setDraft({ ...began, definition: { ...definition, ...part }, pipeline });
  };
  useKeys([{ keys: 'mod+s', does: t('save'), run: save, whileTyping: true }]);

  return (
    <div className={css.wide}>
      <div className={css.top}>
        <Button look="quiet" icon={<IconArrowLeft size={18} />} label={t('back')} onClick={onClose} />
        <h2 className={css.title}>{inLanguage(definition.title, language)}</h2>
        <code className={css.dim}>{form.key}</code>
        <Taking form={form} />
        <span className={css.space} />
        <DeleteForm form={form} onDeleted={onClose} />
        <Button icon={<IconPower size={16} />} busy={busy} onClick={() => void turning.write(!form.disabledAt)}>
          {t(form.disabledAt ? 'turn.on' : 'turn.off')}
        </Button>
        {draft && (
          <Button look="quiet" onClick={forget}>
            {t('discard')}
          </Button>
        )}
        <Button
          look="primary"
          icon={<IconDeviceFloppy size={16} />}
          keys="mod+s"
          busy={busy}
          why={draft ? undefined : t('save.nothing')}
          onClick={save}
        >
          {t('save')}
        </Button>
      </div>
      <div className={css.bar} role="group" aria-label={t('spoken')}>
        <span className={css.dim}>{t('spoken')}</span>
        {written.map((one) => (
          <Chip key={one} on={one === spoken} onClick={() => setSpoken(one)}>
            {languageNames[one]}
          </Chip>
        ))}
      </div>
      {isProblem(error, 'VersionChanged') && <p className={css.warn}>{t('changed')}</p>}
      {!isProblem(error, 'VersionChanged') && !isProblem(error, 'Invalid') && <Problem error={error} />}
      <div className={css.editor}>
        <div className={css.column}>
          <Section title={t('main')}>
            <div className={css.form}>
              <WordsInput
                label={t('title')}
                words={definition.title}
                language={spoken}
                error={wrong('title.ru')}
                onChange={(title) => change({ title })}
              />
              <Select
                label={t('pipeline')}
                value={pipeline}
                error={wrong('pipeline')}
                onChange={(event) => setDraft({ ...began, definition, pipeline: event.target.value })}
              >
                {pipelines.map((one) => (
                  <option key={one.key} value={one.key}>
                    {inLanguage(one.name, language)}
                    {one.noun === 'ticket' && ` · ${t('ticket:tickets')}`}
                  </option>
                ))}
              </Select>
              {into?.noun === 'ticket' && <p className={css.dim}>{t('opens.ticket')}</p>}
              {waits && (
                <p className={css.warn} role="status">
                  {t(waits)}{' '}
                  <Link to="/pipelines/$key" params={{ key: pipeline }} search={{ view: 'publish' }}>
                    {t('waits.publish')}
                  </Link>
                </p>
              )}
              <Spoken
                chosen={definition.languages ?? languages}
                onChange={(chosen) => change({ languages: chosen.length === languages.length ? undefined : chosen })}
              />
            </div>
          </Section>
          <FieldsOfForm
            fields={definition.fields}
            targets={targets}
            language={spoken}
            wrong={wrong}
            onChange={(fields) => change({ fields })}
          />
          <Section title={t('answer')}>
            <div className={css.form}>
              <WordsInput
                label={t('consent')}
                words={definition.consent.label}
                language={spoken}
                error={wrong('consent.label.ru')}
                onChange={(label) => change({ consent: { ...definition.consent, label } })}
              />
              <WordsInput
                label={t('submit')}
                words={definition.submit}
                language={spoken}
                error={wrong('submit.ru')}
                onChange={(submit) => change({ submit })}
              />
              <WordsInput
                label={t('thanks')}
                words={definition.thanks}
                language={spoken}
                error={wrong('thanks.ru')}
                onChange={(thanks) => change({ thanks })}
              />
              <Input
                label={t('redirect')}
                type="url"
                placeholder="https://"
                maxLength={500}
                value={definition.redirect ?? ''}
                error={wrong('redirect')}
                hint={t('redirect.hint')}
                onChange={(event) => change({ redirect: event.target.value.trim() || undefined })}
              />
            </div>
          </Section>
          <LookOfForm look={definition.look} onChange={(look) => change({ look })} />
          <SitesOfForm sites={definition.sites} wrong={wrong} onChange={(sites) => change({ sites })} />
          <GuardOfForm guard={definition.guard} onChange={(guard) => change({ guard })} />
        </div>
        <div className={css.side}>
          <FormShown definition={definition} formKey={form.key} language={spoken} />
          <HostedForm formKey={form.key} />
          <Snippets definition={definition} formKey={form.key} language={spoken} />
          <KeptAside formKey={form.key} definition={definition} />
        </div>
      </div>
    </div>
  );
};

/** The languages that the form speaks; at least one. */
const Spoken = ({ chosen, onChange }: { chosen: Language[]; onChange: (chosen: Language[]) => void }) => {
  const { t } = useWords('form');
  const used = useClientLanguages();
  return (
    <div>
      <div className={css.label} id="form-speaks">
        {t('speaks')}
      </div>
      <div className={css.chips} role="group" aria-labelledby="form-speaks">
        {languages
          .filter((one) => used.includes(one) || chosen.includes(one))
          .map((one) => {
            const on = chosen.includes(one);
            const next = on ? chosen.filter((other) => other !== one) : [...chosen, one];
            return (
              <Chip key={one} on={on} onClick={() => next.length > 0 && onChange(next)}>
                {languageNames[one]}
              </Chip>
            );
          })}
      </div>
      <p className={css.dim}>{t('speaks.hint', { language: languageNames[chosen[0]!] })}</p>
    </div>
  );
};
