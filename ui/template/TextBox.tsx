import { IconAlertTriangle, IconCheck, IconInfoCircle, IconCopy } from '@tabler/icons-react';
import { useRef } from 'react';
import { channelOf } from '../../workflows/channel/index.ts';
import { mayStop } from '../../workflows/template/may-stop.ts';
import { checkText, problemSentence, type TemplateProblem } from '../../workflows/template/check.ts';
import { hasSubject } from '../../workflows/template/text-channel.ts';
import { insertionOf, type Variable } from '../../workflows/template/variables.ts';
import { isProblem } from '../ask/problem.ts';
import { Button } from '../kit/Button.tsx';
import { Input, TextArea } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { languageNames, type Language } from '../language.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { useWords } from '../words.ts';
import type { Slot, Text } from './templates.ts';
import { PartCount } from './PartCount.tsx';
import css from './Text.module.css';
import { VariableList } from './VariableList.tsx';

type Part = 'subject' | 'body';
type Props = {
  slot: Slot;
  text: Text;
  /** of a text that does not exist yet: where to begin from */
  model: (Text & { language: string }) | undefined;
  fields: Variable[];
  variables: Variable[];
  /** paths of fields that are only drawn yet */
  drawn: Set<string>;
  leadId: string | undefined;
  error: unknown;
  onChange: (text: Text) => void;
};

/** Subject and body, checked as they are typed; a variable of the list goes where the cursor was. */
export const TextBox = ({ slot, text, model, fields, variables, drawn, leadId, error, onChange }: Props) => {
  const { t, language } = useWords('template');
  const boxes = useRef<Partial<Record<Part, HTMLInputElement | HTMLTextAreaElement | null>>>({});
  const last = useRef<Part>('body');
  const isEmpty = text.subject === '' && text.body === '';
  const problems = isEmpty ? [] : checkText({ ...text, channel: slot.channel }, fields);
  const all = `${text.subject}\n${text.body}`;
  const stops = mayStop(all, variables);
  const waiting = variables.filter(({ path }) => drawn.has(path) && all.includes(path));
  const isKept = isProblem(error, 'VersionChanged');
  const refused = isProblem(error, 'Invalid') ? error.errors.filter(() => problems.length === 0) : [];

  const insert = (variable: Variable) => {
    const box = boxes.current[last.current];
    const part = last.current;
    const from = box?.selectionStart ?? text[part].length;
    const to = box?.selectionEnd ?? from;
    const piece = insertionOf(variable);
    onChange({ ...text, [part]: text[part].slice(0, from) + piece + text[part].slice(to) });
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(from + piece.length, from + piece.length);
    });
  };
  const go = (field: Part, { at, length }: TemplateProblem) => {
    const box = boxes.current[field];
    box?.focus();
    box?.setSelectionRange(at, at + length);
  };
  const channel = channelOf(slot.channel);
  const take = (part: Part) => ({
    ref: (box: HTMLInputElement | HTMLTextAreaElement | null) => void (boxes.current[part] = box),
    value: text[part],
    lang: slot.language,
    onFocus: () => (last.current = part),
    'aria-invalid': problems.some(({ field }) => field === part) || undefined,
  });

  return (
    <div className={css.write}>
      {model && isEmpty && (
        <div className={css.begin}>
          <span>{t('begin', { language: languageNames[slot.language as Language] })}</span>
          <Button icon={<IconCopy size={16} />} onClick={() => onChange({ subject: model.subject, body: model.body })}>
            {t('begin.copy', { language: languageNames[model.language as Language] })}
          </Button>
        </div>
      )}
      {hasSubject(slot.channel) && (
        <Input
          label={t(slot.channel === 'document' ? 'heading' : 'subject')}
          maxLength={500}
          {...take('subject')}
          onChange={(event) => onChange({ ...text, subject: event.target.value })}
        />
      )}
      <TextArea
        label={t('body')}
        rows={hasSubject(slot.channel) ? 16 : 6}
        maxLength={65_536}
        className={css.source}
        spellCheck
        {...take('body')}
        onChange={(event) => onChange({ ...text, body: event.target.value })}
        hint={
          channel?.client?.inParts ? (
            <PartCount text={text.body} />
          ) : channel?.writes === 'text' ? undefined : (
            t('body.markup')
          )
        }
      />
      {isKept && (
        <p className={css.warn} role="alert">
          {t('changed')}
        </p>
      )}
      {error !== undefined && refused.length === 0 && !isKept && problems.length === 0 && <Problem error={error} />}
      {problems.length + refused.length > 0 ? (
        <ul className={css.problems} aria-label={t('problems')} aria-live="polite">
          {problems.slice(0, 8).map(({ field, problem }) => (
            <li key={`${field} ${problem.at} ${problem.name}`}>
              <button type="button" onClick={() => go(field, problem)}>
                <IconAlertTriangle size={16} />
                {hasSubject(slot.channel) && `${t(field === 'subject' ? 'in.subject' : 'in.body')} `}
                {problemSentence(problem, language)}
              </button>
            </li>
          ))}
          {refused.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <span>
                <IconAlertTriangle size={16} /> {message}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        !isEmpty && (
          <p className={css.fine}>
            <IconCheck size={16} /> {t('fine')}
          </p>
        )
      )}
      {stops.length > 0 && problems.length === 0 && (
        <p className={css.fine}>
          <IconInfoCircle size={16} />
          {t('stops', { names: stops.map(({ means }) => inLanguage(means, language)).join(', ') })}
        </p>
      )}
      {waiting.length > 0 && (
        <p className={css.warn} role="status">
          {t('waits', { names: waiting.map(({ means }) => inLanguage(means, language)).join(', ') })}
        </p>
      )}
      <VariableList
        variables={variables}
        drawn={drawn}
        leadId={leadId}
        spoken={slot.language}
        text={all}
        onPick={insert}
      />
    </div>
  );
};
