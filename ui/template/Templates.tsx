import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asking } from '../ask/asking.ts';
import { Chip } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { languageNames, languages } from '../language.ts';
import { textChannelName, textChannels } from '../../workflows/template/text-channel.ts';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { Listed, type Template } from '../settings/reading.tsx';
import { sampleOf } from './sample.ts';
import { templateName } from '../../workflows/template/template-name.words.ts';
import css from '../settings/Settings.module.css';
import { TemplateSettings } from '../settings/workshop.tsx';

/** Admins write them; everybody else reads them. */
export const Templates = () => (useMe().role === 'admin' ? <TemplateSettings /> : <Read />);

const Read = () => (
  <Listed query={useQuery(asking('/templates'))}>{(templates) => <Chosen templates={templates} />}</Listed>
);

/** One template at a time, in its channel and language, as the client will read it. */
const Chosen = ({ templates }: { templates: Template[] }) => {
  const { t, language: mine } = useWords('template');
  const [key, setKey] = useState(templates.some((one) => one.key === 'received') ? 'received' : templates[0]!.key);
  const [language, setLanguage] = useState<string>(mine);
  const [wanted, setChannel] = useState(textChannels[0]!);
  const keys = [...new Set(templates.map((one) => one.key))].sort((one, other) =>
    templateName(one, mine).localeCompare(templateName(other, mine), mine),
  );
  const channels = textChannels.filter((channel) =>
    templates.some((one) => one.key === key && one.channel === channel),
  );
  const channel = channels.includes(wanted) ? wanted : channels[0];
  const template = templates.find((one) => one.key === key && one.channel === channel && one.language === language);
  return (
    <div className={css.split}>
      <Section title={t('read.pick')}>
        <ul className={css.picks}>
          {keys.map((one) => (
            <li key={one}>
              <button type="button" aria-pressed={one === key} onClick={() => setKey(one)}>
                {templateName(one, mine)}
              </button>
            </li>
          ))}
        </ul>
      </Section>
      <div className={css.column}>
        <div className={css.chips} role="group" aria-label={t('read.channel')}>
          {channels.map((one) => (
            <Chip key={one} on={one === channel} onClick={() => setChannel(one)}>
              {textChannelName(one, mine)}
            </Chip>
          ))}
        </div>
        <div className={css.chips} role="group" aria-label={t('read.language')}>
          {languages.map((one) => (
            <Chip key={one} on={one === language} onClick={() => setLanguage(one)}>
              {languageNames[one]}
            </Chip>
          ))}
        </div>
        <Section title={t('read.preview')} aside={template && <Time at={template.updatedAt} />}>
          {template ? (
            <div lang={language}>
              {template.subject && (
                <p className={css.subject}>
                  <Filled text={template.subject} />
                </p>
              )}
              <div className={css.letter} data-channel={channel}>
                <Letter text={template.body} />
              </div>
            </div>
          ) : (
            <p className={css.dim}>{t('settings:none')}</p>
          )}
        </Section>
        <p className={css.dim}>{t('read.variables')}</p>
      </div>
    </div>
  );
};

/** Headings, lists and bold, as letters are written here. */
const Letter = ({ text }: { text: string }) =>
  text.split('\n').map((line, index) => {
    if (line.startsWith('# '))
      return (
        <h3 key={index}>
          <Filled text={line.slice(2)} />
        </h3>
      );
    return (
      <p key={index}>
        <Filled text={line.replace(/^- /, '• ')} />
      </p>
    );
  });

/** Bold, and what will be filled in marked; the conditions around it left out. */
const Filled = ({ text }: { text: string }) =>
  text
    .replace(/\{\{[#/][^}]*\}\}|\{\{else\}\}/g, '')
    .split(/(\{\{[^}]+\}\}|\*\*)/)
    .reduce<{ parts: React.ReactNode[]; bold: boolean }>(
      ({ parts, bold }, piece, index) => {
        if (piece === '**') return { parts, bold: !bold };
        const shown = piece.startsWith('{{') ? <Variable key={index} name={piece.slice(2, -2).trim()} /> : piece;
        return { parts: [...parts, bold && piece ? <b key={index}>{shown}</b> : shown], bold };
      },
      { parts: [], bold: false },
    ).parts;

const Variable = ({ name }: { name: string }) => <mark data-hint={`{{${name}}}`}>{sampleOf(name)}</mark>;
