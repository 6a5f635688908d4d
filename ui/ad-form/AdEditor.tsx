import { IconArrowLeft, IconCopy, IconDeviceFloppy, IconPower, IconRefresh, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AdMapping, AdOptions, AdSecrets, AdSource } from '../../workflows/ad-form/ad-form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { del, patch } from '../ask/ask.ts';
import { isProblem } from '../ask/problem.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { languageNames, languages, type Language } from '../language.ts';
import { usePipelines } from '../pipeline/pipelines.ts';
import { useWords } from '../words.ts';
import { Receiving } from './Receiving.tsx';
import { AdMappingList } from './AdMappingList.tsx';
import { AdSecretInputs } from './AdSecretInputs.tsx';
import { copyText } from '../form/copy.ts';
import shared from '../form/Form.module.css';
import css from './Ad.module.css';
import { keepAdSource } from '../form/forms.ts';

type Draft = { name?: string; pipeline?: string; options?: AdOptions; mapping?: AdMapping; secrets?: AdSecrets };

/** One source: its address for the network, its secrets (written, never read), and which answer goes where. */
export const AdEditor = ({ source, again, onClose }: { source: AdSource; again: () => void; onClose: () => void }) => {
  const { t, language } = useWords('ad-form');
  const pipelines = usePipelines();
  const [draft, setDraft] = useState<Draft>({});
  const [asksToRemove, setAsksToRemove] = useState(false);
  const { name, pipeline, options, mapping } = { ...source, ...draft };
  const into = pipelines.find(({ key }) => key === pipeline)?.definition;
  const address = `${location.origin}/api/v1/ad-forms/${source.key}`;
  const isChanged = Object.keys(draft).length > 0;
  const path = { id: source.id };
  const send = (body: Draft & { disabled?: boolean }) =>
    patch('/ad-sources/{id}', { path, body: { revision: source.revision, ...body } });
  const refused = (problem: unknown) => isProblem(problem, 'VersionChanged') && again();
  const saving = useWrite(send, {
    then: (saved) => {
      keepAdSource(saved);
      setDraft({});
    },
    says: t('form:saved'),
    refused,
    refusal: 'form',
  });
  const turning = useWrite(send, { then: keepAdSource, refused, refusal: 'form' });
  const removing = useWrite(() => del('/ad-sources/{id}', { path }), { changes: [['/ad-sources']], then: onClose });
  const busy = saving.busy || turning.busy;
  const error = saving.error ?? turning.error;
  const { wrong } = saving;
  const change = (part: Draft) => {
    saving.forget();
    setDraft({ ...draft, ...part });
  };
  const save = () => void (isChanged && saving.write(draft));
  useKeys([{ keys: 'mod+s', does: t('form:save'), run: save, whileTyping: true }]);

  return (
    <div className={shared.wide}>
      <div className={shared.top}>
        <Button look="quiet" icon={<IconArrowLeft size={18} />} label={t('back')} onClick={onClose} />
        <h2 className={shared.title}>{source.name}</h2>
        <Chip>{t(`kind.${source.kind}`)}</Chip>
        <Receiving source={source} />
        <span className={shared.space} />
        <Button look="quiet" icon={<IconTrash size={16} />} label={t('remove')} onClick={() => setAsksToRemove(true)} />
        <Button
          icon={<IconPower size={16} />}
          busy={busy}
          onClick={() => void turning.write({ disabled: !source.disabledAt })}
        >
          {t(source.disabledAt ? 'form:turn.on' : 'form:turn.off')}
        </Button>
        <Button
          look="primary"
          icon={<IconDeviceFloppy size={16} />}
          keys="mod+s"
          busy={busy}
          why={isChanged ? undefined : t('form:save.nothing')}
          onClick={save}
        >
          {t('form:save')}
        </Button>
      </div>
      {isProblem(error, 'VersionChanged') && <p className={shared.warn}>{t('form:changed')}</p>}
      {!isProblem(error, 'VersionChanged') && !isProblem(error, 'Invalid') && <Problem error={error} />}
      {source.lastError && <p className={shared.error}>{troubleText(source.lastError, t)}</p>}
      <div className={shared.editor}>
        <div className={shared.column}>
          <Section
            title={t('address')}
            aside={
              <Button icon={<IconCopy size={16} />} onClick={() => copyText(address, t)}>
                {t('form:copy')}
              </Button>
            }
          >
            <pre className={shared.code} tabIndex={0}>
              <code>{address}</code>
            </pre>
            <p className={shared.dim}>{t(`address.${source.kind}`)}</p>
          </Section>
          <AdSecretInputs
            kind={source.kind}
            known={source.secrets}
            secrets={draft.secrets ?? {}}
            wrong={(which) => wrong(`secrets.${which}`)}
            onChange={(secrets) => change({ secrets })}
          />
          <Section title={t('form:main')}>
            <div className={shared.form}>
              <Input
                label={t('name')}
                value={name}
                maxLength={100}
                error={wrong('name')}
                onChange={(event) => change({ name: event.target.value })}
              />
              <div className={shared.pair}>
                <Select
                  label={t('form:pipeline')}
                  value={pipeline}
                  onChange={(event) => change({ pipeline: event.target.value })}
                >
                  {pipelines.map((one) => (
                    <option key={one.key} value={one.key}>
                      {inLanguage(one.definition.name, language)}
                    </option>
                  ))}
                </Select>
                <Select
                  label={t('language')}
                  value={options.language ?? 'ru'}
                  onChange={(event) => change({ options: { ...options, language: event.target.value as Language } })}
                >
                  {languages.map((one) => (
                    <option key={one} value={one}>
                      {languageNames[one]}
                    </option>
                  ))}
                </Select>
              </div>
              {source.kind === 'meta' && (
                <Input
                  label={t('graph')}
                  hint={t('graph.hint')}
                  type="url"
                  placeholder="https://graph.facebook.com/v23.0"
                  value={options.graphUrl ?? ''}
                  error={wrong('options.graphUrl')}
                  onChange={(event) =>
                    change({ options: { ...options, graphUrl: event.target.value.trim() || undefined } })
                  }
                />
              )}
            </div>
          </Section>
        </div>
        <div className={shared.column}>
          <AdMappingList
            kind={source.kind}
            mapping={mapping}
            answers={source.last?.answers ?? []}
            fields={into?.fields ?? []}
            onChange={(next) => change({ mapping: next })}
          />
          <Section
            title={t('came')}
            aside={<Button look="quiet" icon={<IconRefresh size={16} />} label={t('again')} onClick={again} />}
          >
            {source.last ? (
              <>
                <p className={shared.bar}>
                  <Time at={source.last.at} />
                  {source.last.isTest && <Chip tone="violet">{t('test')}</Chip>}
                  {source.last.state === 'new' && <Chip tone="blue">{t('waits')}</Chip>}
                  {source.last.leadId && (
                    <Link to="/leads/$id" params={{ id: source.last.leadId }}>
                      {t('lead')}
                    </Link>
                  )}
                </p>
                <dl className={css.answers}>
                  {source.last.answers.map(({ name: asked, value }) => (
                    <div key={asked}>
                      <dt>{asked}</dt>
                      <dd>{value}</dd>
                    </div>
                  ))}
                </dl>
              </>
            ) : (
              <p className={shared.dim}>{t(`nothing.${source.kind}`)}</p>
            )}
          </Section>
        </div>
      </div>
      {asksToRemove && (
        <Dialog title={t('remove')} onClose={() => setAsksToRemove(false)}>
          <div className={shared.form}>
            <p>{t('remove.text', { name: source.name })}</p>
            <div className={shared.actions}>
              <Button onClick={() => setAsksToRemove(false)}>{t('kit:cancel')}</Button>
              <Button
                look="danger"
                icon={<IconTrash size={16} />}
                busy={removing.busy}
                onClick={() => void removing.write()}
              >
                {t('remove')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
};

/** Our own reasons in words; what the network said as it said it. */
const troubleText = (error: string, t: ReturnType<typeof useWords>['t']): string =>
  error === 'no_pipeline' ? t('error.pipeline') : t('error', { error });
