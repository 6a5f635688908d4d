import { useQuery } from '@tanstack/react-query';
import { IconBolt, IconTrash } from '@tabler/icons-react';
import type { Template } from '../../workflows/template/template.schema.ts';
import { textChannelName } from '../../workflows/template/text-channel.ts';
import { del } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { languageNames, type Language } from '../language.ts';
import { useWords } from '../words.ts';
import { useTemplateName } from './name.ts';
import { bringBack, changesTemplates, usesQuery, type Slot } from './templates.ts';
import css from './Template.module.css';

/** Which automations send it; what nothing sends may be removed, one text or all of it. */
export const UsesPane = ({
  name: key,
  texts,
  slot,
  onGone,
}: {
  name: string;
  texts: Template[];
  slot: Slot;
  onGone: () => void;
}) => {
  const { t, language: reader } = useWords('template');
  const nameOf = useTemplateName();
  const query = useQuery(usesQuery(key));
  const text = texts.find((one) => one.channel === slot.channel && one.language === slot.language);
  const after = (gone: Template[]) => ({
    changes: changesTemplates,
    then: () => void (gone.length === texts.length && onGone()),
    tone: 'dim' as const,
    undo: () => bringBack(gone),
  });
  const removingText = useWrite((id: string) => del('/templates/{id}', { path: { id } }), {
    ...after(text ? [text] : []),
    says: t('removed.text'),
  });
  const removing = useWrite(() => del('/templates/keys/{key}', { path: { key } }), {
    ...after(texts),
    says: t('removed', { name: nameOf(texts[0]!) }),
  });
  if (query.isPending) return <Skeleton rows={4} />;
  if (!query.data) return <Problem error={query.error} again={() => void query.refetch()} />;
  const uses = query.data;
  return (
    <div className={css.uses}>
      {uses.length === 0 ? (
        <Empty icon={<IconBolt />} title={t('uses.none')} text={t('uses.none.text')} />
      ) : (
        <ul className={css.useList}>
          {uses.map(({ pipeline, automation, channel, draft }) => (
            <li key={`${pipeline} ${automation} ${channel} ${draft}`}>
              <IconBolt size={16} />
              <span>
                <b>{automation ?? t('uses.invoices')}</b>
                <span className={css.dim}>
                  {' '}
                  {pipeline}
                  {channel && ` · ${textChannelName(channel, reader)}`}
                  {draft && ` · ${t('uses.draft')}`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={css.actions}>
        {text && texts.length > 1 && (
          <Button
            icon={<IconTrash size={16} />}
            busy={removingText.busy}
            onClick={() => void removingText.write(text.id)}
          >
            {t('remove.text', {
              channel: textChannelName(slot.channel, reader),
              language: languageNames[slot.language as Language],
            })}
          </Button>
        )}
        <Button
          look="danger"
          icon={<IconTrash size={16} />}
          why={uses[0] ? t('uses.why', { pipeline: uses[0].pipeline }) : undefined}
          busy={removing.busy}
          onClick={() => void removing.write()}
        >
          {t('remove')}
        </Button>
      </div>
    </div>
  );
};
