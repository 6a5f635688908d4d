import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import type { Account } from '../../workflows/account/account.schema.ts';
import { isLine } from '../../workflows/channel/index.ts';
import { patch } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { useWrite } from '../ask/use-write.ts';
import { useWrittenLanguages } from '../company/used.ts';
import { WordsInput } from '../form/WordsInput.tsx';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { languageNames, type Language } from '../language.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Account.module.css';
import { AutomationsInput } from './AutomationsInput.tsx';
import { BecomesInput } from './BecomesInput.tsx';
import { CallerIds } from './CallerIds.tsx';
import { CareInputs } from './CareInputs.tsx';
import { careOf, changedCare, said } from './notice.ts';
import { providerForms } from './provider/index.ts';
import { RecordingInputs } from './RecordingInputs.tsx';
import { SettingInputs } from './SettingInputs.tsx';
import { TestMessage } from './TestMessage.tsx';

/** How an account is attended to: who answers, what becomes of a new person, what is said by itself. */
export const AccountPanel = ({ account, onClose }: { account: Account; onClose: () => void }) => {
  const { t, language } = useWords('account');
  const users = useUsers().filter(({ active }) => active);
  const calendars = useQuery(asking('/calendars')).data?.items ?? [];
  const languages = useWrittenLanguages();
  const [writing, write] = useState<Language>(language);
  const { id, revision } = account;
  const {
    fields = [],
    beside: Beside,
    test,
  } = providerForms.find(({ provider }) => provider === account.provider) ?? {};
  const after = { changes: [['/accounts']] as const, then: onClose };
  const form = useForm(
    {
      ...{ name: account.name, people: account.people, pipeline: account.pipeline ?? '', hours: account.hours ?? '' },
      ...{ automations: account.automations ?? '', greeting: account.greeting, absence: account.absence },
      ...careOf(account),
      recording: account.recording,
      ...{ callsAtOnce: account.callsAtOnce, callerIds: account.callerIds },
      settings: Object.fromEntries(fields.map(({ key }) => [key, account.settings[key] ?? ''])),
    },
    ({
      name,
      people,
      pipeline,
      automations,
      hours,
      settings,
      greeting,
      absence,
      recording,
      callsAtOnce,
      callerIds,
      ...care
    }) =>
      patch('/accounts/{id}', {
        path: { id },
        body: {
          ...{ revision, name, people, pipeline: pipeline || null, hours: hours || null },
          ...{ automations: automations || null, greeting: said(greeting), absence: said(absence) },
          ...changedCare(account, care),
          ...changed(account, settings),
          ...(recording ? { recording, callsAtOnce, callerIds } : {}),
        },
      }),
    { ...after, says: t('saved') },
  );
  const isBlocked = account.state === 'blocked';
  const blocking = useWrite(
    () => patch('/accounts/{id}', { path: { id }, body: { revision, blocked: !isBlocked } }),
    after,
  );
  const { people, greeting, absence } = form.typed;
  return (
    <Panel title={account.name} onClose={onClose}>
      {Beside && (
        <Suspense>
          <Beside account={account} settings={form.typed.settings} />
        </Suspense>
      )}
      {test && <TestMessage account={account} to={test} />}
      <Form
        of={form}
        does={t('save')}
        why={said(form.typed.notice) && !form.typed.until ? t('notice.needs') : undefined}
        onCancel={onClose}
      >
        <Input label={t('name')} required maxLength={100} {...form.field('name')} />
        <SettingInputs
          fields={fields}
          values={form.typed.settings}
          kept
          language={writing}
          wrong={form.wrong}
          onChange={(settings) => form.change({ settings })}
        />
        {form.typed.settings['serves'] !== 'team' && (
          <>
            <fieldset className={`${css.part} ${css.people}`}>
              <legend>{t('people')}</legend>
              <p className={css.dim}>{t('people.hint')}</p>
              {users.map((user) => (
                <label key={user.id}>
                  <input
                    type="checkbox"
                    checked={people.includes(user.id)}
                    onChange={({ target }) =>
                      form.change({
                        people: target.checked ? [...people, user.id] : people.filter((one) => one !== user.id),
                      })
                    }
                  />
                  {user.name}
                </label>
              ))}
            </fieldset>
            <BecomesInput {...form.field('pipeline')} />
            {!form.typed.recording && <AutomationsInput {...form.field('automations')} />}
            <Select label={t('hours')} {...form.field('hours')}>
              <option value="">{t('hours.always')}</option>
              {calendars.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
            {form.typed.recording && (
              <Input
                label={t('callsAtOnce')}
                hint={t('callsAtOnce.hint')}
                type="number"
                min={1}
                max={10_000}
                value={form.typed.callsAtOnce ?? ''}
                error={form.wrong('callsAtOnce')}
                onChange={({ target }) => form.change({ callsAtOnce: target.value ? Number(target.value) : null })}
              />
            )}
            {form.typed.recording && (
              <CallerIds
                ids={form.typed.callerIds}
                wrong={form.wrong}
                onChange={(callerIds) => form.change({ callerIds })}
              />
            )}
            {form.typed.recording && (
              <RecordingInputs
                policy={form.typed.recording}
                wrong={form.wrong}
                onChange={(recording) => form.change({ recording })}
              />
            )}
            {!isLine(id) && (
              <>
                <Select label={t('writing')} value={writing} onChange={({ target }) => write(target.value as Language)}>
                  {languages.map((one) => (
                    <option key={one} value={one}>
                      {languageNames[one]}
                    </option>
                  ))}
                </Select>
                <WordsInput
                  label={t('greeting')}
                  words={greeting ?? undefined}
                  language={writing}
                  optional
                  error={form.wrong('greeting')}
                  onChange={(words) => form.change({ greeting: words })}
                />
                <WordsInput
                  label={t('absence')}
                  words={absence ?? undefined}
                  language={writing}
                  optional
                  error={form.wrong('absence')}
                  onChange={(words) => form.change({ absence: words })}
                />
                <CareInputs care={form.typed} language={writing} wrong={form.wrong} onChange={form.change} />
              </>
            )}
          </>
        )}
      </Form>
      <div className={css.off}>
        <Button look={isBlocked ? 'plain' : 'danger'} busy={blocking.busy} onClick={() => void blocking.write()}>
          {t(isBlocked ? 'unblock' : 'block')}
        </Button>
      </div>
    </Panel>
  );
};

/** Those settings that are others than before; a secret left empty stays. */
const changed = (account: Account, settings: Record<string, string>): { settings?: Record<string, string> } => {
  const others = Object.entries(settings).filter(([key, value]) => value.trim() !== (account.settings[key] ?? ''));
  return others.length > 0 ? { settings: Object.fromEntries(others.map(([key, value]) => [key, value.trim()])) } : {};
};
