import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconArchive, IconArchiveOff, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ScriptLine } from '../../workflows/script/script.schema.ts';
import { textIn } from '../../workflows/script/text.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { patch, post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { languageNames } from '../language.ts';
import { usePipelines } from '../pipeline/pipelines.ts';
import { mayOps, useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './edit/Edit.module.css';
import { ScriptEditor } from './edit/ScriptEditor.tsx';

/** All call scripts, or the one that is open. */
export const Scripts = () => {
  const { open, show } = useSearch({ from: '/frame/settings' });
  const navigate = useNavigate();
  const go = (to: { open?: string; show?: string }) =>
    void navigate({ to: '/settings', search: { tab: 'scripts', ...to } });
  return open ? (
    <ScriptEditor id={open} view={show} onView={(view) => go({ open, show: view })} onClose={() => go({})} />
  ) : (
    <List onOpen={(id) => go({ open: id })} />
  );
};

const List = ({ onOpen }: { onOpen: (id: string) => void }) => {
  const { t } = useWords('script');
  const edits = mayOps(useMe());
  const [making, make] = useState(false);
  const scripts = useQuery(asking('/scripts'));
  if (scripts.isPending) return <Skeleton rows={4} />;
  if (!scripts.data) return <Problem error={scripts.error} again={() => void scripts.refetch()} />;
  const add = (
    <Button look="primary" icon={<IconPlus size={16} />} onClick={() => make(true)}>
      {t('new')}
    </Button>
  );
  return (
    <div className={css.lines}>
      <p className={css.dim}>{t('about')}</p>
      {scripts.data.items.length === 0 ? (
        <Empty title={t('none')} text={t('none.text')} action={edits ? add : undefined} />
      ) : (
        <>
          {edits && <div>{add}</div>}
          <ul className={css.scripts}>
            {scripts.data.items.map((script) => (
              <Line key={script.id} script={script} edits={edits} onOpen={() => onOpen(script.id)} />
            ))}
          </ul>
        </>
      )}
      {making && <New known={scripts.data.items} onClose={() => make(false)} onMade={onOpen} />}
    </div>
  );
};

type LineProps = { script: ScriptLine; edits: boolean; onOpen: () => void };

const Line = ({ script, edits, onOpen }: LineProps) => {
  const { t, language } = useWords('script');
  const pipelines = usePipelines();
  const { id, name, archived, publishedVersion, changed, steps } = script;
  const archiving = useWrite((now: boolean) => patch('/scripts/{id}', { path: { id }, body: { archived: now } }), {
    changes: [['/scripts'], ['/scripts/{id}', { path: { id } }]],
  });
  const { pipelines: own, directions, languages } = script.for;
  const calls = [
    ...own.map(({ pipeline }) => {
      const found = pipelines.find(({ key }) => key === pipeline);
      return found ? inLanguage(found.definition.name, language) : pipeline;
    }),
    ...directions.map((one) => t(`direction.${one}`)),
    ...languages.map((one) => languageNames[one]),
  ];
  const state = archived
    ? t('archived')
    : [
        publishedVersion ? t('version', { number: publishedVersion }) : t('unpublished'),
        changed && publishedVersion && t('changed'),
      ]
        .filter(Boolean)
        .join(', ');
  return (
    <li className={css.line}>
      <button type="button" className={css.name} onClick={onOpen}>
        {textIn(name, language) || t('unnamed')}
      </button>
      <span className={css.dim}>
        {state} · {t('steps', { count: steps })} · {calls.join(', ') || t('for.every')}
      </span>
      {edits && (
        <Button
          look="quiet"
          icon={archived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
          label={t(archived ? 'unarchive' : 'archive')}
          busy={archiving.busy}
          onClick={() => void archiving.write(!archived)}
        />
      )}
    </li>
  );
};

type NewProps = { known: ScriptLine[]; onClose: () => void; onMade: (id: string) => void };

const ready = ['education', 'web_studio'] as const;

const New = ({ known, onClose, onMade }: NewProps) => {
  const { t, language } = useWords('script');
  const form = useForm(
    { name: '', from: '' },
    ({ name, from }) => post('/scripts', { body: { name: { [language]: name.trim() }, ...(from ? { from } : {}) } }),
    { changes: [['/scripts']], then: ({ id }) => onMade(id) },
  );
  return (
    <Dialog title={t('new')} onClose={onClose}>
      <Form of={form} does={t('make')} onCancel={onClose}>
        <Input label={t('name')} required maxLength={200} {...form.field('name')} />
        <Select label={t('from')} {...form.field('from')}>
          <option value="">{t('from.empty')}</option>
          {ready.map((one) => (
            <option key={one} value={one}>
              {t(`from.${one}`)}
            </option>
          ))}
          {known.map(({ id, name }) => (
            <option key={id} value={id}>
              {t('from.copy', { name: textIn(name, language) || t('unnamed') })}
            </option>
          ))}
        </Select>
      </Form>
    </Dialog>
  );
};
