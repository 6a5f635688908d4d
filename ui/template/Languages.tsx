import { IconPlus } from '@tabler/icons-react';
import type { Template } from '../../workflows/template/template.schema.ts';
import { textChannelName, textChannels } from '../../workflows/template/text-channel.ts';
import { Chip } from '../kit/Chip.tsx';
import { useClientLanguages } from '../company/used.ts';
import { languageNames, languages } from '../language.ts';
import { useWords } from '../words.ts';
import type { Slot, Text } from './templates.ts';
import css from './Template.module.css';

/** Channels and languages of one template: a plus where there is no text yet, a dot where something is not saved. */
export const Languages = ({
  slot,
  texts,
  drafts,
  onShow,
}: {
  slot: Slot;
  texts: Template[];
  drafts: Record<string, Text>;
  onShow: (slot: string) => void;
}) => {
  const { t, language: reader } = useWords('template');
  const used = useClientLanguages();
  const has = (channel: string, language?: string) =>
    texts.some((text) => text.channel === channel && (!language || text.language === language));
  return (
    <div className={css.bar}>
      <div className={css.chips} role="group" aria-label={t('channel')}>
        {textChannels.map((channel) => (
          <Chip
            key={channel}
            on={channel === slot.channel}
            icon={has(channel) ? undefined : <IconPlus size={14} />}
            onClick={() => onShow(`${channel}.${slot.language}`)}
          >
            {textChannelName(channel, reader)}
          </Chip>
        ))}
      </div>
      <span className={css.rule} />
      <div className={css.chips} role="group" aria-label={t('language')}>
        {languages
          .filter((one) => one === slot.language || used.includes(one))
          .map((language) => {
            const isMissing = !has(slot.channel, language);
            const isDraft = drafts[`${slot.channel}.${language}`] !== undefined;
            return (
              <Chip
                key={language}
                on={language === slot.language}
                tone={isMissing ? 'amber' : undefined}
                icon={isMissing ? <IconPlus size={14} /> : undefined}
                title={isDraft ? t('lang.draft') : isMissing ? t('lang.none') : undefined}
                onClick={() => onShow(`${slot.channel}.${language}`)}
              >
                {languageNames[language]}
                {isDraft && (
                  <span className={css.dot} role="img" aria-label={t('lang.draft')}>
                    •
                  </span>
                )}
              </Chip>
            );
          })}
      </div>
    </div>
  );
};
