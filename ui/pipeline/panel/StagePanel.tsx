import type { Stage } from '../../../workflows/pipeline/pipeline.schema.ts';
import { Role } from '../../../workflows/user/user.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { ConditionBuilder } from '../../automation/condition/ConditionBuilder.tsx';
import { Many } from '../../automation/condition/Many.tsx';
import { NumberInput } from '../../automation/condition/NumberInput.tsx';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { colors, dropEmpty, patchStage, whyNotRemoveStage } from '../edit.ts';
import { useEditing, useNounWords } from '../editing.ts';
import formCss from '../../automation/Form.module.css';
import inputCss from '../../automation/input/Input.module.css';
import { Set, Unset } from '../../automation/input/plain.tsx';
import { WordsInput } from '../../automation/input/WordsInput.tsx';
import { NamedList } from './NamedList.tsx';
import { Panel, Part } from './Panel.tsx';
import css from './Panel.module.css';
import { useRemoving } from '../removing.ts';

type Entry = NonNullable<Stage['entry']>;

/** The settings of a stage: its name and colour, what must be filled in before a lead enters, who may move one there. */
export const StagePanel = ({ stage }: { stage: Stage }) => {
  const { t, language } = useNounWords('pipeline');
  const { draft, facts, open } = useEditing();
  const removing = useRemoving();
  const { key } = stage;
  const set = (patch: Partial<Stage>, label?: string) =>
    draft.change((now) => patchStage(now, key, patch), label && `${key} ${label}`);
  const entry: Entry = stage.entry ?? { fields: [], checklist: [] };
  const setEntry = (patch: Partial<Entry>) => {
    const next = dropEmpty({ ...entry, ...patch });
    set({ entry: next.fields.length || next.checklist.length || next.if ? next : undefined }, 'entry');
  };
  const why = whyNotRemoveStage(draft.definition, key);
  const name = inLanguage(stage.name, language);
  const fillable = facts.filter(({ group, path }) => ['lead', 'fields', 'contact'].includes(group) && path !== 'stage');
  return (
    <Panel
      label={t('panel.stage', { name })}
      onClose={() => open(undefined)}
      title={<WordsInput label={t('stage.name')} value={stage.name} onChange={(next) => set({ name: next }, 'name')} />}
      foot={
        <>
          <span className={css.key}>{key}</span>
          <Button look="danger" why={why && t(`stage.keep.${why}`)} onClick={() => removing.stage(key)}>
            {t('stage.remove')}
          </Button>
        </>
      }
    >
      <div>
        <Chip tone={stage.kind === 'won' ? 'green' : stage.kind === 'lost' ? 'red' : 'dim'}>
          {t(`kind.${stage.kind}.long`)}
        </Chip>
      </div>
      <Part name={t('stage.color')}>
        <div className={css.colors} role="radiogroup" aria-label={t('stage.color')}>
          {colors.map((color, index) => (
            <button
              key={color}
              type="button"
              role="radio"
              aria-checked={stage.color.toLowerCase() === color}
              aria-label={t('stage.color.one', { number: index + 1 })}
              style={{ background: color }}
              onClick={() => set({ color })}
            />
          ))}
          <input
            type="color"
            aria-label={t('stage.color.own')}
            value={stage.color}
            onChange={(event) => set({ color: event.target.value }, 'color')}
          />
        </div>
      </Part>
      {stage.kind === 'lost' && (
        <Part name={t('lossReasons')}>
          <NamedList
            label={t('lossReasons')}
            fallback="reason"
            items={draft.definition.lossReasons}
            keeps={() => (draft.definition.lossReasons.length === 1 ? t('item.last') : undefined)}
            onChange={(lossReasons) => draft.change((now) => ({ ...now, lossReasons }), 'pipeline lossReasons')}
          />
        </Part>
      )}
      <div className={css.two}>
        <Part name={t('stage.probability')}>
          <NumberInput
            label={t('stage.probability')}
            value={stage.probability}
            min={0}
            max={100}
            onChange={(probability) => set({ probability }, 'probability')}
          />
        </Part>
        {stage.kind === 'open' && (
          <Part name={t('stage.rots')}>
            {stage.rotsAfterDays === undefined ? (
              <Set label={t('stage.rots')} onSet={() => set({ rotsAfterDays: 7 })} />
            ) : (
              <div className={inputCss.line}>
                <NumberInput
                  label={t('stage.rots')}
                  value={stage.rotsAfterDays}
                  min={0.01}
                  max={3650}
                  onChange={(rotsAfterDays) => set({ rotsAfterDays }, 'rots')}
                />
                <Unset
                  label={t('automation:unset', { name: t('stage.rots') })}
                  onUnset={() => set({ rotsAfterDays: undefined })}
                />
              </div>
            )}
          </Part>
        )}
      </div>
      <Part name={t('entry.fields')}>
        <Many
          label={t('entry.fields')}
          options={fillable.map(({ path, name: called }) => ({ value: path, name: called }))}
          value={entry.fields}
          onChange={(fields) => setEntry({ fields })}
        />
        <span className={formCss.hint}>{t('entry.fields.hint')}</span>
      </Part>
      <Part name={t('entry.checklist')}>
        <NamedList
          label={t('entry.checklist')}
          fallback="point"
          items={entry.checklist}
          onChange={(checklist) => setEntry({ checklist })}
        />
      </Part>
      <Part name={t('entry.if')}>
        <ConditionBuilder
          label={t('entry.if')}
          facts={facts}
          value={entry.if}
          onChange={(condition) => setEntry({ if: condition })}
        />
      </Part>
      <Part name={t('stage.movers')}>
        <Many
          label={t('stage.movers')}
          options={Role.options.map((role) => ({ value: role, name: t(`role.${role}`) }))}
          value={stage.movers ?? []}
          onChange={(next) => set({ movers: next.length ? (next as Role[]) : undefined })}
        />
        {!stage.movers && <span className={formCss.hint}>{t('stage.movers.all')}</span>}
      </Part>
      <label className={inputCss.switch}>
        <input
          type="checkbox"
          checked={stage.retired ?? false}
          onChange={(event) => set({ retired: event.target.checked || undefined })}
        />
        {t('stage.retired')}
      </label>
    </Panel>
  );
};
