import { PipelineField } from '../../../workflows/pipeline/pipeline.schema.ts';
import { useNounWords } from '../editing.ts';
import inputCss from '../../automation/input/Input.module.css';
import { NamedList } from './NamedList.tsx';
import css from './Panel.module.css';

const types = PipelineField.shape.type.options;

/** What this pipeline asks about a client: a name, a type, and for a list what can be chosen. */
export const OwnFields = ({
  fields,
  onChange,
}: {
  fields: PipelineField[];
  onChange: (fields: PipelineField[]) => void;
}) => {
  const { t } = useNounWords('pipeline');
  return (
    <NamedList<PipelineField>
      label={t('fields')}
      fallback="field"
      items={fields}
      fresh={(named) => ({ ...named, type: 'text' })}
      onChange={onChange}
      more={(field, put) => (
        <div className={css.items}>
          <select
            className={inputCss.input}
            aria-label={t('field.type')}
            value={field.type}
            onChange={(event) => {
              const type = event.target.value as PipelineField['type'];
              const { options = [], ...rest } = field;
              put(type === 'list' || type === 'multi_list' ? { ...rest, type, options } : { ...rest, type });
            }}
          >
            {types.map((type) => (
              <option key={type} value={type}>
                {t(`field.${type}`)}
              </option>
            ))}
          </select>
          {(field.type === 'list' || field.type === 'multi_list') && (
            <NamedList
              label={t('field.options')}
              fallback="option"
              items={(field.options ?? []).map(({ value, name }) => ({ key: value, name }))}
              onChange={(items) => put({ ...field, options: items.map(({ key, name }) => ({ value: key, name })) })}
            />
          )}
        </div>
      )}
    />
  );
};
