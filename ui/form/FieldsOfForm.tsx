import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { FormField } from '../../workflows/form/form.schema.ts';
import type { Askable } from '../../workflows/pipeline/askable.schema.ts';
import { inputOf } from '../../workflows/form/check.ts';
import type { User } from '../../workflows/user/user.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { MenuItem, MenuTitle, Pop } from '../kit/Menu.tsx';
import { Section } from '../kit/Section.tsx';
import { toast } from '../kit/toast.tsx';
import type { Language } from '../language.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { FieldOfForm } from './FieldOfForm.tsx';
import shared from './Form.module.css';
import css from './Fields.module.css';

type Field = Askable['fields'][number];
export type Target = Pick<Field, 'key' | 'name'> & { type: string; options?: Field['options']; drawn?: boolean };

/** What the form asks, in its order: dragged, or moved with Alt and the arrows. */
export const FieldsOfForm = ({
  fields,
  targets,
  language,
  wrong,
  onChange,
}: {
  fields: FormField[];
  targets: Target[];
  language: Language;
  wrong: (field: string) => string | undefined;
  onChange: (fields: FormField[]) => void;
}) => {
  const { t } = useWords('form');
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState<string>();
  const [menu, setMenu] = useState<HTMLElement>();
  const users = useUsers();
  const latest = useRef({ fields, onChange });
  latest.current = { fields, onChange };

  const move = (from: number, to: number) => {
    const next = [...latest.current.fields];
    const [one] = next.splice(from, 1);
    if (!one || to < 0 || to > next.length) return;
    next.splice(to, 0, one);
    latest.current.onChange(next);
  };
  useEffect(() => {
    let stop = () => {};
    let gone = false;
    // dragging is loaded after the list stands
    void import('./drag.ts').then(({ sortByDragging }) => {
      if (!gone && list.current) stop = sortByDragging(list.current, move);
    });
    return () => {
      gone = true;
      stop();
    };
  }, [fields.length]);

  const add = (target: {
    to: string;
    type: FormField['type'];
    label: FormField['label'];
    options?: FormField['options'];
  }) => {
    setMenu(undefined);
    const base = target.to.replace(/^contact\.(fields\.)?/, '');
    let name = base;
    for (let number = 2; fields.some((one) => one.name === name); number++) name = `${base}_${number}`;
    onChange([...fields, { ...target, name, required: false }]);
    setOpen(name);
  };
  const remove = (index: number) => {
    const before = fields;
    onChange(fields.filter((_, at) => at !== index));
    toast(t('field.removed'), { action: { text: t('kit:undo'), run: () => latest.current.onChange(before) } });
  };

  const left = contactFields.filter(({ to }) => !fields.some((field) => field.to === to));
  const isClients = ({ key }: Target) => key.startsWith('contact.');
  const ofClient = targets.filter(isClients);
  const ofLeads = targets.filter((target) => !isClients(target));
  const asked = (some: Target[]) =>
    some
      .filter(({ key, type }) => inputOf(type) !== undefined && !fields.some((field) => field.to === key))
      .map((target) => (
        <MenuItem key={target.key} onClick={() => add(fieldFor(target, users))}>
          {inLanguage(target.name, language)}
          {target.drawn && ` · ${t('drawn')}`}
        </MenuItem>
      ));
  return (
    <Section title={t('fields')} aside={t('fields.order')}>
      <ul ref={list} className={css.fields}>
        {fields.map((field, index) => (
          <FieldOfForm
            key={index}
            field={field}
            index={index}
            last={fields.length - 1}
            targets={targets}
            language={language}
            open={open === field.name}
            wrong={(part) => wrong(`fields.${index}.${part}`)}
            onOpen={(on) => setOpen(on ? field.name : undefined)}
            onMove={(to) => {
              move(index, to);
              // the one that was moved keeps the focus, so that it can be moved on
              requestAnimationFrame(() =>
                list.current?.children[to]?.querySelector<HTMLElement>('[aria-expanded]')?.focus(),
              );
            }}
            onRemove={() => remove(index)}
            onChange={(next) => {
              if (next.name !== field.name) setOpen(next.name);
              onChange(fields.map((one, at) => (at === index ? next : one)));
            }}
          />
        ))}
      </ul>
      {wrong('fields') && <p className={shared.error}>{wrong('fields')}</p>}
      <Button icon={<IconPlus size={16} />} onClick={(event) => setMenu(event.currentTarget)} aria-haspopup="menu">
        {t('field.add')}
      </Button>
      {menu && (
        <Pop at={menu} label={t('field.add')} onClose={() => setMenu(undefined)}>
          {left.length + ofClient.length > 0 && <MenuTitle>{t('to.contact')}</MenuTitle>}
          {left.map((one) => (
            <MenuItem key={one.to} onClick={() => add(one)}>
              {t(`to.${one.to}`)}
            </MenuItem>
          ))}
          {asked(ofClient)}
          <MenuTitle>{t('to.pipeline')}</MenuTitle>
          {asked(ofLeads)}
          {ofLeads.length === 0 && <MenuItem onClick={() => setMenu(undefined)}>{t('to.none')}</MenuItem>}
        </Pop>
      )}
    </Section>
  );
};

const contactFields = [
  { to: 'contact.name', type: 'text', label: { ru: 'Имя', en: 'Name', kk: 'Аты-жөні', uk: 'Імʼя' } },
  { to: 'contact.phone', type: 'tel', label: { ru: 'Телефон', en: 'Phone', kk: 'Телефон', uk: 'Телефон' } },
  { to: 'contact.email', type: 'email', label: { ru: 'Почта', en: 'E-mail', kk: 'Пошта', uk: 'Пошта' } },
  {
    to: 'contact.language',
    type: 'select',
    label: {
      ru: 'На каком языке говорить',
      en: 'Language to talk in',
      kk: 'Қай тілде сөйлесеміз',
      uk: 'Якою мовою говорити',
    },
    options: [
      { value: 'ru', label: { ru: 'Русский' } },
      { value: 'kk', label: { ru: 'Қазақша' } },
      { value: 'uk', label: { ru: 'Українська' } },
      { value: 'en', label: { ru: 'English' } },
    ],
  },
] satisfies (Pick<FormField, 'to' | 'type' | 'label'> & { options?: FormField['options'] })[];

/** The input that gives what the pipeline's field keeps. */
const fieldFor = (
  { key, name, type, options }: Target,
  users: User[],
): Pick<FormField, 'to' | 'type' | 'label' | 'options'> => ({
  to: key,
  label: name,
  type: inputOf(type) ?? 'text',
  ...(options
    ? {
        options: options.filter(({ archived }) => !archived).map(({ value, name: label }) => ({ value, label })),
      }
    : {}),
  ...(type === 'person'
    ? { options: users.filter(({ active }) => active).map(({ id, name: ru }) => ({ value: id, label: { ru } })) }
    : {}),
});
