import { useQuery } from '@tanstack/react-query';
import type { CallScript } from '../../workflows/script/call-script.schema.ts';
import { textIn } from '../../workflows/script/text.ts';
import { walk, type Visit } from '../../workflows/script/walk.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { FieldValue } from '../field/FieldValue.tsx';
import { useWords } from '../words.ts';
import { scriptQuery, type TalkOf } from './answers.ts';
import css from './Script.module.css';

/** How a talk went by its script: the path, and what was answered; nothing where none was begun. */
export const ScriptTold = ({ talk }: { talk: TalkOf }) => {
  const { t, language } = useWords('script');
  const script = useQuery(scriptQuery(talk)).data?.script;
  if (!script?.begun) return null;
  const { definition, answers, raised, number } = script;
  const { path } = walk(definition, answers);
  const objections = definition.objections.filter(({ key }) => raised.includes(key));
  return (
    <section className={css.told}>
      <h3>{t('told', { name: textIn(definition.name, language), number })}</h3>
      <ol>
        {path.map((visit) => (
          <li key={visit.id}>
            <span className={css.dim}>{textIn(visit.step.text, language) || t(`do.${visit.step.do}`)}</span>
            <Answered script={script} visit={visit} />
          </li>
        ))}
      </ol>
      {objections.length > 0 && (
        <p className={css.dim}>
          {t('told.objections', { names: objections.map(({ name }) => textIn(name, language)).join(', ') })}
        </p>
      )}
    </section>
  );
};

const Answered = ({ script, visit: { step, answer } }: { script: CallScript; visit: Visit }) => {
  const { t, language } = useWords('script');
  if (step.do !== 'ask') return null;
  if (answer === undefined) return <b className={css.dim}>{t('told.stopped')}</b>;
  if (answer === null) return <b>—</b>;
  const way = step.save ? undefined : step.ways.find(({ value }) => value === answer);
  if (way) return <b>{textIn(way.name, language) || way.value}</b>;
  const field = step.save && script.fields[`${step.save.noun}.${step.save.field}`]?.field;
  return (
    <b>
      {field && <span className={css.dim}>{inLanguage(field.name, language)}: </span>}
      {field ? <FieldValue field={field} value={answer} /> : String(answer)}
    </b>
  );
};
