import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Script, ScriptProblem } from '../../../workflows/script/script.schema.ts';
import { textIn } from '../../../workflows/script/text.ts';
import { asking } from '../../ask/asking.ts';
import { useWrittenLanguages } from '../../company/used.ts';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { languageNames, type Language } from '../../language.ts';
import { mayOps, useMe } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { withObjection, withStep } from './change.ts';
import { draftQuery, useDraft } from './draft.ts';
import css from './Edit.module.css';
import { ForPanel } from './ForPanel.tsx';
import { ObjectionPanel } from './ObjectionPanel.tsx';
import { Publish } from './Publish.tsx';
import { ScriptGraph } from './ScriptGraph.tsx';
import { StepPanel } from './StepPanel.tsx';
import { TryIt } from './TryIt.tsx';
import { Versions } from './Versions.tsx';

type Props = { id: string; view: string | undefined; onView: (view: string) => void; onClose: () => void };

/** A script as it is drawn, tried and published. */
export const ScriptEditor = (props: Props) => {
  const script = useQuery({ ...draftQuery(props.id), gcTime: 0 });
  if (script.error) return <Problem error={script.error} again={() => void script.refetch()} />;
  return script.data ? <Editor key={props.id} {...props} read={script.data} /> : <Skeleton rows={8} />;
};

const views = ['draw', 'try', 'versions'] as const;

const Editor = ({ id, view: asked, onView, onClose, read }: Props & { read: Script }) => {
  const { t, language } = useWords('script');
  const fixed = !mayOps(useMe());
  const draft = useDraft(read);
  const { definition, saving, theirs } = draft;
  const [publishing, publish] = useState(false);
  const check = useQuery(asking('/scripts/{id}/check', { path: { id } })).data;
  const problems = check?.problems ?? [];
  const view = views.find((one) => one === asked && (one !== 'try' || !fixed)) ?? 'draw';
  return (
    <div className={css.editor}>
      <div className={css.top}>
        <Button look="quiet" icon={<IconArrowLeft size={16} />} label={t('list')} onClick={onClose} />
        <h2 className={css.title}>{textIn(definition.name, language) || t('unnamed')}</h2>
        <span className={css.dim} role="status">
          {t(`saving.${saving}`)}
        </span>
        <span className={css.space} />
        {views.map((one) =>
          one === 'try' && fixed ? null : (
            <Chip key={one} on={one === view} onClick={() => onView(one)}>
              {t(`view.${one}`)}
            </Chip>
          ),
        )}
        {!fixed && (
          <Button
            look="primary"
            why={theirs ? t('theirs') : undefined}
            onClick={() => {
              void draft.save();
              publish(true);
            }}
          >
            {t('publish')}
          </Button>
        )}
      </div>
      {theirs && (
        <div className={css.theirs} role="alert">
          <span>{t('theirs')}</span>
          <Button onClick={() => draft.settle('mine')}>{t('theirs.mine')}</Button>
          <Button onClick={() => draft.settle('theirs')}>{t('theirs.theirs')}</Button>
        </div>
      )}
      <Problem error={draft.error} />
      {view === 'draw' && <Draw draft={draft} problems={problems} fixed={fixed} />}
      {view === 'try' && <TryIt id={id} definition={definition} />}
      {view === 'versions' && <Versions id={id} revision={draft.revision} fixed={fixed} onRestored={draft.adopt} />}
      {publishing && (
        <Publish
          id={id}
          revision={draft.revision()}
          why={saving === 'saved' ? undefined : t(`saving.${saving}`)}
          onClose={() => publish(false)}
          onDone={() => {
            publish(false);
            void draft.published();
          }}
        />
      )}
    </div>
  );
};

type DrawProps = { draft: ReturnType<typeof useDraft>; problems: ScriptProblem[]; fixed: boolean };

const Draw = ({ draft: { definition, change }, problems, fixed }: DrawProps) => {
  const { t, language } = useWords('script');
  const written = useWrittenLanguages();
  const [of, write] = useState<Language>(written.includes(language) ? language : (written[0] ?? language));
  const [open, show] = useState<{ step?: string; objection?: string }>({});
  const step = definition.steps.find(({ key }) => key === open.step);
  const objection = definition.objections.find(({ key }) => key === open.objection);
  const add = (kind: 'say' | 'ask' | 'end') => {
    const next = withStep(definition, kind, step?.key ?? definition.steps.at(-1)?.key);
    change(next.definition);
    show({ step: next.key });
  };
  const side = { definition, of, problems, onChange: change, onGone: () => show({}) };
  return (
    <>
      <div className={css.bar}>
        {!fixed &&
          (['say', 'ask', 'end'] as const).map((kind) => (
            <Button key={kind} icon={<IconPlus size={16} />} onClick={() => add(kind)}>
              {t(`do.${kind}`)}
            </Button>
          ))}
        <span className={css.space} />
        <div className={css.chips} role="group" aria-label={t('written')}>
          {written.map((one) => (
            <Chip key={one} on={one === of} onClick={() => write(one)}>
              {languageNames[one]}
            </Chip>
          ))}
        </div>
      </div>
      <div className={css.bar} role="group" aria-label={t('objections')}>
        <Chip on={!step && !objection} onClick={() => show({})}>
          {t('whole')}
        </Chip>
        {definition.objections.map((one) => (
          <Chip key={one.key} on={one.key === open.objection} onClick={() => show({ objection: one.key })}>
            {textIn(one.name, language) || t('objection')}
          </Chip>
        ))}
        {!fixed && (
          <Button
            look="quiet"
            icon={<IconPlus size={16} />}
            onClick={() => {
              const next = withObjection(definition);
              change(next.definition);
              show({ objection: next.key });
            }}
          >
            {t('objection')}
          </Button>
        )}
      </div>
      <div className={css.draw}>
        <ScriptGraph
          steps={definition.steps}
          problems={problems}
          chosen={open.step}
          onOpen={(key) => show({ step: key })}
        />
        <fieldset className={css.sideBox} disabled={fixed}>
          {step ? (
            <StepPanel key={step.key} {...side} step={step} />
          ) : objection ? (
            <ObjectionPanel key={objection.key} {...side} objection={objection} />
          ) : (
            <ForPanel {...side} />
          )}
        </fieldset>
      </div>
      {problems.length > 0 && (
        <ul className={css.problems} aria-label={t('problems')}>
          {problems.map(({ says, severity, at }, index) => (
            <li key={index}>
              <button type="button" className={css.problem} data-severity={severity} onClick={() => show(at)}>
                {says}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
