import { IconCopy, IconDots, IconMail, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Template } from '../../workflows/template/template.schema.ts';
import { textChannelName, textChannels } from '../../workflows/template/text-channel.ts';
import { del } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { Search } from '../kit/Search.tsx';
import { Time } from '../kit/Time.tsx';
import { useClientLanguages } from '../company/used.ts';
import { languageNames } from '../language.ts';
import { useWords } from '../words.ts';
import { useTemplateName } from './name.ts';
import { NewTemplate } from './NewTemplate.tsx';
import { bringBack, changesTemplates } from './templates.ts';
import shared from './Template.module.css';
import css from './TemplateList.module.css';

/** Every template by its key: in which channels and languages it can speak, and where a language is missing. */
export const TemplateList = ({
  templates,
  onOpen,
}: {
  templates: Template[];
  onOpen: (key: string, slot?: string) => void;
}) => {
  const { t, language } = useWords('template');
  const nameOf = useTemplateName();
  const [q, setQ] = useState('');
  const [making, setMaking] = useState<{ copyOf?: string }>();
  const keys = [...new Set(templates.map(({ key }) => key))]
    .map((key) => {
      const texts = templates.filter((one) => one.key === key);
      return { key, texts, name: nameOf(texts[0]!) };
    })
    .filter(({ key, name }) => `${key} ${name}`.toLowerCase().includes(q.toLowerCase()))
    .sort((one, other) => one.name.localeCompare(other.name, language));

  return (
    <div className={css.narrow}>
      <div className={shared.bar}>
        <Search value={q} onChange={setQ} hint={t('list.search')} />
        <span className={shared.dim}>{t('list.count', { count: keys.length })}</span>
        <span className={shared.space} />
        <Button look="primary" icon={<IconPlus size={16} />} onClick={() => setMaking({})}>
          {t('new')}
        </Button>
      </div>
      {keys.length === 0 ? (
        <Empty icon={<IconMail />} title={t(q ? 'list.nothing' : 'list.empty')} />
      ) : (
        <ul className={css.list}>
          {keys.map((one) => (
            <Row
              key={one.key}
              name={one.name}
              texts={one.texts}
              onOpen={onOpen}
              onCopy={() => setMaking({ copyOf: one.key })}
            />
          ))}
        </ul>
      )}
      {making && (
        <NewTemplate
          copyOf={making.copyOf}
          taken={templates.map(({ key }) => key)}
          onClose={() => setMaking(undefined)}
          onMade={(key) => {
            setMaking(undefined);
            onOpen(key);
          }}
        />
      )}
    </div>
  );
};

type RowProps = {
  name: string;
  texts: Template[];
  onOpen: (key: string, slot?: string) => void;
  onCopy: () => void;
};

const Row = ({ name, texts, onOpen, onCopy }: RowProps) => {
  const { t, language: reader } = useWords('template');
  const languages = useClientLanguages();
  const [menu, setMenu] = useState<HTMLElement>();
  const { key } = texts[0]!;
  const latest = texts.reduce((last, { updatedAt }) => (updatedAt > last ? updatedAt : last), '');
  const removing = useWrite(() => del('/templates/keys/{key}', { path: { key } }), {
    changes: changesTemplates,
    says: t('removed', { name }),
    tone: 'dim',
    undo: () => bringBack(texts),
  });
  return (
    <li className={css.row}>
      <button type="button" className={css.rowName} onClick={() => onOpen(key)}>
        <b>{name}</b>
        <span className={shared.dim}>{key}</span>
      </button>
      <div className={css.coverage}>
        {textChannels
          .filter((channel) => texts.some((text) => text.channel === channel))
          .map((channel) => (
            <span key={channel} className={shared.channel}>
              <span className={shared.dim}>{textChannelName(channel, reader)}</span>
              {languages.map((language) => {
                const has = texts.some((text) => text.channel === channel && text.language === language);
                return (
                  <button
                    key={language}
                    type="button"
                    className={css.lang}
                    data-missing={!has || undefined}
                    aria-label={t(has ? 'lang.has' : 'lang.missing', {
                      channel: textChannelName(channel, reader),
                      language: languageNames[language],
                    })}
                    data-hint={has ? languageNames[language] : t('lang.add', { language: languageNames[language] })}
                    onClick={() => onOpen(key, `${channel}.${language}`)}
                  >
                    {language}
                  </button>
                );
              })}
            </span>
          ))}
      </div>
      <span className={css.when}>
        <Time at={latest} />
      </span>
      <Button
        look="quiet"
        label={t('more', { name })}
        icon={<IconDots size={16} />}
        onClick={(event) => setMenu(event.currentTarget)}
      />
      {menu && (
        <Pop at={menu} label={t('more', { name })} onClose={() => setMenu(undefined)}>
          <MenuItem
            icon={<IconCopy size={16} />}
            onClick={() => {
              setMenu(undefined);
              onCopy();
            }}
          >
            {t('copy')}
          </MenuItem>
          <MenuItem
            icon={<IconTrash size={16} />}
            onClick={() => {
              setMenu(undefined);
              void removing.write();
            }}
          >
            {t('remove')}
          </MenuItem>
        </Pop>
      )}
    </li>
  );
};
