import { useQuery } from '@tanstack/react-query';
import { IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { replyVariables } from '../../../workflows/quick-reply/quick-reply.ts';
import type { AskedFields, ScriptTried, SpokenTexts } from '../../../workflows/script/call-script.schema.ts';
import type { Answers, ScriptDefinition } from '../../../workflows/script/script.schema.ts';
import { textIn } from '../../../workflows/script/text.ts';
import { walk } from '../../../workflows/script/walk.ts';
import { variables } from '../../../workflows/template/variables.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { post } from '../../ask/ask.ts';
import { asking } from '../../ask/asking.ts';
import { useClientLanguages } from '../../company/used.ts';
import { useFields } from '../../field/fields.ts';
import { valueText } from '../../field/value-text.ts';
import { Button } from '../../kit/Button.tsx';
import { Select } from '../../kit/Field.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Search } from '../../kit/Search.tsx';
import { languageNames, type Language } from '../../language.ts';
import { usePipelines } from '../../pipeline/pipelines.ts';
import { useWords } from '../../words.ts';
import { Walker } from '../Walker.tsx';
import css from './Edit.module.css';

/** The draft as an operator has it, with a made-up client or a lead that is there; nothing is written. */
export const TryIt = ({ definition, id }: { definition: ScriptDefinition; id: string }) => {
  const { t, language: reader } = useWords('script');
  const spoken = useClientLanguages();
  const [language, speak] = useState<Language>(spoken.includes(reader) ? reader : (spoken[0] ?? reader));
  const [lead, choose] = useState('');
  const [q, search] = useState('');
  const [answers, say] = useState<Answers>({});
  const [raised, raise] = useState<string[]>([]);
  const leads = useQuery(asking('/leads', { query: { limit: 20, ...(q ? { q } : {}) } })).data?.items ?? [];
  const tried = useQuery({
    queryKey: ['/scripts/try', definition, lead, language],
    queryFn: () => post('/scripts/try', { body: { definition, leadId: lead, language } }),
    enabled: lead !== '',
  });
  const madeUp = useMadeUp(definition, language);
  const run: ScriptTried | undefined = lead === '' ? madeUp : tried.data;
  const { writes, here } = walk(definition, answers);
  const again = () => {
    say({});
    raise([]);
  };
  return (
    <div className={css.try}>
      <div className={css.tryFor}>
        <Select label={t('try.language')} value={language} onChange={({ target }) => speak(target.value as Language)}>
          {spoken.map((one) => (
            <option key={one} value={one}>
              {languageNames[one]}
            </option>
          ))}
        </Select>
        <Search value={q} onChange={search} hint={t('try.search')} />
        <Select label={t('try.lead')} value={lead} onChange={({ target }) => choose(target.value)}>
          <option value="">{t('try.madeUp')}</option>
          {leads.map((one) => (
            <option key={one.id} value={one.id}>
              {one.number} · {one.name}
            </option>
          ))}
        </Select>
        <div>
          <Button icon={<IconRestore size={16} />} onClick={again}>
            {t('try.again')}
          </Button>
        </div>
        <p className={css.dim}>{t('try.about')}</p>
      </div>
      <div className={css.tried}>
        <Problem error={tried.error} />
        {run && (
          <Walker
            key={`${lead} ${language}`}
            run={{ definition, language, ...run }}
            answers={answers}
            raised={raised}
            place={`try.${id}`}
            onAnswer={(visit, value) => say({ ...answers, [visit]: value })}
            onRaise={(objection) => raise([...raised, objection])}
          />
        )}
        {writes.length > 0 && (
          <>
            <h3>{t('try.writes')}</h3>
            <ul>
              {writes.map(({ noun, field, value }) => {
                const asked = run?.fields[`${noun}.${field}`]?.field;
                return (
                  <li key={`${noun}.${field}`}>
                    {asked ? inLanguage(asked.name, reader) : field}:{' '}
                    <b>{asked ? valueText(asked, value, reader) : String(value)}</b>
                  </li>
                );
              })}
            </ul>
          </>
        )}
        {here?.step.do === 'end' && <p className={css.dim}>{t('try.over')}</p>}
      </div>
    </div>
  );
};

/** A client out of the examples of the variables, and the fields as they are when nothing is filled in. */
const useMadeUp = (definition: ScriptDefinition, language: Language): ScriptTried => {
  const pipelines = usePipelines();
  const contact = useFields('contact');
  const examples = new Map([...variables, ...replyVariables].map(({ path, example }) => [path, example]));
  const filled = (text: string) =>
    text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (hole, path: string) => examples.get(path) ?? hole);
  const texts: SpokenTexts = {};
  for (const [kind, list] of [
    ['steps', definition.steps],
    ['objections', definition.objections],
  ] as const)
    for (const { key, text, hint } of list)
      texts[`${kind}.${key}`] = {
        text: filled(textIn(text, language)),
        hint: filled(textIn(hint, language)),
        lacks: null,
      };
  const fields: AskedFields = {};
  for (const step of definition.steps) {
    if (step.do !== 'ask' || !step.save) continue;
    const { noun, field: key } = step.save;
    const known = noun === 'contact' ? contact : pipelines.flatMap((one) => one.definition.fields);
    const field = known.find((one) => one.key === key);
    if (field)
      fields[`${noun}.${key}`] = {
        field: { key, name: field.name, type: field.type, options: field.options },
        value: null,
        why: null,
      };
  }
  return { texts, fields };
};
