import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { contactTargets } from '../../workflows/form/check.ts';
import type { FormField } from '../../workflows/form/form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { Input, Select } from '../kit/Field.tsx';
import type { Language } from '../language.ts';
import { useWords } from '../words.ts';
import type { Target } from './FieldsOfForm.tsx';
import shared from './Form.module.css';
import css from './Fields.module.css';
import { OptionsOfField } from './OptionsOfField.tsx';
import { WordsInput } from './WordsInput.tsx';

const types = ['text', 'textarea', 'tel', 'email', 'number', 'date', 'select', 'choices', 'checkbox'] as const;

type Props = {
  field: FormField;
  index: number;
  last: number;
  targets: Target[];
  language: Language;
  open: boolean;
  wrong: (part: string) => string | undefined;
  onOpen: (on: boolean) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  onChange: (field: FormField) => void;
};

/** One question: closed it is a line, open everything about it can be changed. */
export const FieldOfForm = ({
  field,
  index,
  last,
  targets,
  language,
  open,
  wrong,
  onOpen,
  onMove,
  onRemove,
  onChange,
}: Props) => {
  const { t } = useWords('form');
  const isWrong = ['name', 'to', 'options', 'label.ru'].some((part) => wrong(part));
  const name = inLanguage(field.label, language) || field.name;
  return (
    <li
      className={css.fieldRow}
      onKeyDown={(event) => {
        const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
        if (!step) return;
        event.preventDefault();
        onMove(index + step);
      }}
    >
      <div className={css.fieldHead}>
        <span data-handle className={css.handle} data-hint={t('field.drag')}>
          <IconGripVertical size={16} aria-hidden />
        </span>
        <button type="button" className={css.fieldName} aria-expanded={open} onClick={() => onOpen(!open)}>
          <b>
            {name}
            {field.required && <span aria-label={t('field.required')}> *</span>}
          </b>
          <span className={shared.dim}>
            {t(`type.${field.type}`)} → <ToName to={field.to} targets={targets} language={language} />
          </span>
          {isWrong && <IconAlertTriangle size={16} className={css.bad} role="img" aria-label={t('field.wrong')} />}
        </button>
        <Button
          look="quiet"
          icon={<IconArrowUp size={16} />}
          label={t('field.up', { name })}
          why={index === 0 ? t('field.first') : undefined}
          onClick={() => onMove(index - 1)}
        />
        <Button
          look="quiet"
          icon={<IconArrowDown size={16} />}
          label={t('field.down', { name })}
          why={index === last ? t('field.last') : undefined}
          onClick={() => onMove(index + 1)}
        />
        <Button
          look="quiet"
          icon={<IconTrash size={16} />}
          label={t('field.remove', { name })}
          why={last === 0 ? t('field.only') : undefined}
          onClick={onRemove}
        />
      </div>
      {open && (
        <div className={css.fieldBody}>
          <WordsInput
            label={t('field.label')}
            words={field.label}
            language={language}
            error={wrong('label.ru')}
            onChange={(label) => onChange({ ...field, label })}
          />
          <div className={shared.pair}>
            <Select
              label={t('field.to')}
              value={field.to}
              error={wrong('to')}
              onChange={(event) => onChange({ ...field, to: event.target.value })}
            >
              <optgroup label={t('to.contact')}>
                {contactTargets.map((to) => (
                  <option key={to} value={to}>
                    {t(`to.${to}`)}
                  </option>
                ))}
              </optgroup>
              <optgroup label={t('to.pipeline')}>
                {targets.map((target) => (
                  <option key={target.key} value={target.key}>
                    {inLanguage(target.name, language)}
                  </option>
                ))}
                {!isKnown(field.to, targets) && <option value={field.to}>{field.to}</option>}
              </optgroup>
            </Select>
            <Select
              label={t('field.type')}
              value={field.type}
              onChange={(event) => onChange({ ...field, type: event.target.value as FormField['type'] })}
            >
              {types.map((type) => (
                <option key={type} value={type}>
                  {t(`type.${type}`)}
                </option>
              ))}
            </Select>
          </div>
          {field.type !== 'checkbox' && (
            <WordsInput
              label={t('field.placeholder')}
              words={field.placeholder}
              language={language}
              optional
              onChange={(words) => {
                const some = words.ru || Object.values(words).find(Boolean);
                onChange({ ...field, placeholder: some ? { ...words, ru: some } : undefined });
              }}
            />
          )}
          {(field.type === 'select' || field.type === 'choices') && (
            <OptionsOfField
              options={field.options ?? []}
              language={language}
              error={wrong('options')}
              onChange={(options) => onChange({ ...field, options })}
            />
          )}
          <div className={shared.pair}>
            <Input
              label={t('field.name')}
              hint={t('field.name.hint')}
              value={field.name}
              maxLength={40}
              spellCheck={false}
              error={wrong('name')}
              onChange={(event) => onChange({ ...field, name: event.target.value })}
            />
            <label className={shared.check}>
              <input
                type="checkbox"
                checked={field.required}
                onChange={(event) => onChange({ ...field, required: event.target.checked })}
              />
              {t('field.required')}
            </label>
          </div>
        </div>
      )}
    </li>
  );
};

const isKnown = (to: string, targets: Target[]): boolean =>
  (contactTargets as readonly string[]).includes(to) || targets.some(({ key }) => key === to);

const ToName = ({ to, targets, language }: { to: string; targets: Target[]; language: Language }) => {
  const { t } = useWords('form');
  const target = targets.find(({ key }) => key === to);
  return target ? inLanguage(target.name, language) : isKnown(to, targets) ? t(`to.${to}`) : to;
};
