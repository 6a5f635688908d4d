import { IconAlertTriangle, IconAlertCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { automationSentence } from '../../workflows/automation/automation-sentence.ts';
import type { Automation } from '../../workflows/automation/automation.schema.ts';
import { problemAdvice, problemSentence } from '../../workflows/pipeline/problems.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { ConditionBuilder } from './condition/ConditionBuilder.tsx';
import { Many } from './condition/Many.tsx';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import { copyAutomation, patchAutomation } from '../pipeline/edit.ts';
import { useEditing } from '../pipeline/editing.ts';
import formCss from './Form.module.css';
import inputCss from './input/Input.module.css';
import { TriggerInput } from './input/nesting.tsx';
import { WordsInput } from './input/WordsInput.tsx';
import { kindOfStep, triggersOf } from './kinds.ts';
import { Panel, Part } from '../pipeline/panel/Panel.tsx';
import css from '../pipeline/panel/Panel.module.css';
import { placeText } from '../pipeline/place.ts';
import { recipes } from './recipes.ts';
import { useRemoving } from '../pipeline/removing.ts';
import { isSame } from '../pipeline/same.ts';
import { StepList } from './StepList.tsx';
import { Was } from './Was.tsx';

/** A whole automation: its sentence, then when, if and what; and how it is in the published version. */
export const AutomationPanel = ({ automation, step }: { automation: Automation; step: string | undefined }) => {
  const { t, language } = useWords('automation');
  const { draft, names, facts, open, templateName, pipeline, canTry } = useEditing();
  const removing = useRemoving();
  const { key } = automation;
  const set = (patch: Partial<Automation>, label?: string) =>
    draft.change((now) => patchAutomation(now, key, patch), label && `${key} ${label}`);
  const leaves = t('part.onLeave', { context: draft.definition.noun ?? 'lead' });
  const stages = draft.definition.stages.map((stage) => ({ value: stage.key, name: inLanguage(stage.name, language) }));
  const problems = draft.problems.filter(({ at }) => at.automation === key);
  const name = inLanguage(automation.name, language);
  return (
    <Panel
      label={t('panel.automation', { name })}
      onClose={() => open(undefined)}
      title={
        <WordsInput
          untouched={givenName(automation)}
          label={t('automation.name')}
          value={automation.name}
          onChange={(next) => set({ name: next }, 'name')}
        />
      }
      foot={
        <>
          {canTry && (
            <Link
              to="/pipelines/$key"
              params={{ key: pipeline }}
              search={{ view: 'try', at: placeText({ kind: 'automation', key }) }}
              className={css.try}
            >
              {t('panel.try')}
            </Link>
          )}
          <Button
            onClick={() => {
              const copy = copyAutomation(draft.definition, key);
              draft.change(copy.definition);
              open({ kind: 'automation', key: copy.key });
            }}
          >
            {t('pipeline:card.copy')}
          </Button>
          <Button look="danger" onClick={() => removing.automation(key)}>
            {t('pipeline:card.remove')}
          </Button>
        </>
      }
    >
      <p className={css.sentence}>{automationSentence(automation, names, language, templateName)}</p>
      {problems.length > 0 && (
        <ul className={css.problems}>
          {problems.map((problem, index) => (
            <li key={index} data-tone={problem.severity === 'error' ? 'red' : 'amber'}>
              {problem.severity === 'error' ? <IconAlertCircle size={16} /> : <IconAlertTriangle size={16} />}
              <span>
                {problemSentence(problem, language)} {problemAdvice(problem, language)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Part name={t('part.when')}>
        <TriggerInput
          label={t('part.when')}
          value={automation.when}
          kinds={triggersOf(draft.definition.noun)}
          onChange={(when) => set({ when }, 'when')}
        />
        {stages.length > 1 && (
          <div className={formCss.field}>
            <span aria-hidden>{t('part.stages')}</span>
            <Many
              label={t('part.stages')}
              options={stages}
              value={automation.stages ?? []}
              onChange={(next) => set({ stages: next.length ? next : undefined })}
            />
            {!automation.stages && <span className={formCss.hint}>{t('part.stages.any')}</span>}
          </div>
        )}
      </Part>
      <Part name={t('part.if')}>
        <ConditionBuilder
          label={t('part.if')}
          value={automation.if}
          facts={facts}
          onChange={(condition) => set({ if: condition }, 'if')}
        />
      </Part>
      <Part name={t('part.then')}>
        <StepList
          key={`${key} ${step ?? ''}`}
          label={t('part.then')}
          top
          steps={automation.then}
          stage={automation.stages?.[0]}
          shown={step}
          onChange={(then) => set({ then }, 'then')}
        />
      </Part>
      <Part name={leaves}>
        <select
          className={inputCss.input}
          aria-label={leaves}
          value={automation.onLeave ?? 'stop'}
          onChange={(event) => set({ onLeave: event.target.value === 'keep' ? 'keep' : undefined })}
        >
          <option value="stop">{t('onLeave.stop')}</option>
          <option value="keep">{t('onLeave.keep')}</option>
        </select>
      </Part>
      <label className={inputCss.switch}>
        <input
          type="checkbox"
          checked={automation.again ?? false}
          onChange={(event) => set({ again: event.target.checked || undefined })}
        />
        {t('part.again')}
      </label>
      <label className={inputCss.switch}>
        <input
          type="checkbox"
          checked={automation.off ?? false}
          onChange={(event) => set({ off: event.target.checked || undefined })}
        />
        {t('part.off')}
      </label>
      <Was automation={automation} />
    </Panel>
  );
};

/** The name that it was made with (of a recipe or a kind of step), if nobody has changed it. */
const givenName = ({ name, then }: Automation) =>
  [...then.map((step) => kindOfStep(step)?.name), ...recipes.map((recipe) => recipe.name)].find(
    (given) => given && isSame(given, name),
  );
