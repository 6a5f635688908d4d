import { IconArrowLeft, IconDeviceFloppy, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Template } from '../../workflows/template/template.schema.ts';
import { textChannels } from '../../workflows/template/text-channel.ts';
import { patch, post } from '../ask/ask.ts';
import { isProblem } from '../ask/problem.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { useKeys } from '../kit/keys.ts';
import { languageNames, languages } from '../language.ts';
import { useWords } from '../words.ts';
import { useDrafts } from './template-draft.ts';
import { Languages } from './Languages.tsx';
import { useTemplateName } from './name.ts';
import { PreviewPane } from './Preview.tsx';
import { useSampleLead } from './sample-lead.ts';
import { changesTemplates, sent, usesQuery, useVariables, type Slot, type Text } from './templates.ts';
import css from './Template.module.css';
import { RenameTemplate } from './RenameTemplate.tsx';
import { TextBox } from './TextBox.tsx';
import { UsesPane } from './Uses.tsx';
import { VersionsPane } from './Versions.tsx';

type Pane = 'preview' | 'versions' | 'uses';

/** One template: its texts by channel and language, each checked while it is typed, beside what a client would read. */
export const TemplateEditor = ({
  name: key,
  texts,
  show,
  onShow,
  onClose,
  of,
}: {
  name: string;
  texts: Template[];
  show: string | undefined;
  onShow: (slot: string) => void;
  onClose: () => void;
  /** the pipeline for which it is written */
  of?: string;
}) => {
  const { t, language: mine } = useWords('template');
  const nameOf = useTemplateName();
  const uses = useQuery({ ...usesQuery(key), enabled: of === undefined });
  const pipeline = of ?? uses.data?.[0]?.key;
  const sampleLead = useSampleLead(pipeline);
  const { all, fields, drawn } = useVariables(pipeline);
  const slot = slotFrom(show, texts, mine);
  const at = `${slot.channel}.${slot.language}`;
  const saved = texts.find((one) => one.channel === slot.channel && one.language === slot.language);
  const model =
    texts.find((one) => one.channel === slot.channel && one.language === 'ru') ??
    texts.find((one) => one.channel === slot.channel);
  const everySlot = textChannels.flatMap((channel) => languages.map((language) => `${channel}.${language}`));
  const { drafts, keep } = useDrafts(key, everySlot);
  const draft = drafts[at];
  const text: Text = { subject: draft?.subject ?? saved?.subject ?? '', body: draft?.body ?? saved?.body ?? '' };
  const [pane, setPane] = useState<Pane>('preview');
  const [renaming, setRenaming] = useState(false);
  const isChanged = draft !== undefined;
  const waiting = [...drawn].filter((path) => `${text.subject}\n${text.body}`.includes(path));

  const change = (next: Text) => {
    saving.forget();
    const isSaved = next.subject === (saved?.subject ?? '') && next.body === (saved?.body ?? '');
    keep(at, isSaved ? undefined : { ...next, revision: draft ? draft.revision : saved?.revision });
  };
  const saving = useWrite(
    (): Promise<unknown> =>
      saved
        ? patch('/templates/{id}', {
            path: { id: saved.id },
            body: { revision: draft?.revision ?? saved.revision, ...text },
          })
        : post('/templates', { body: sent({ key, ...slot, ...text }) }),
    {
      changes: changesTemplates,
      then: () => keep(at, undefined),
      says: t(waiting.length ? 'saved.waits' : 'saved'),
      refused: (problem) => {
        // what stands there now is read anew, so that saving once more replaces it knowingly
        if (isProblem(problem, 'VersionChanged')) keep(at, text);
        return isProblem(problem, 'VersionChanged') || isProblem(problem, 'Invalid');
      },
    },
  );
  const { busy, error } = saving;
  const save = () => void (isChanged && saving.write());
  useKeys([{ keys: 'mod+s', does: t('save'), run: save, whileTyping: true }]);

  return (
    <div className={css.wide} data-beside={of !== undefined || undefined}>
      <div className={css.top}>
        {of === undefined && (
          <Button look="quiet" icon={<IconArrowLeft size={18} />} label={t('back')} onClick={onClose} />
        )}
        <h2 className={css.title}>{nameOf(texts[0]!)}</h2>
        <Button look="quiet" icon={<IconPencil size={16} />} label={t('rename')} onClick={() => setRenaming(true)} />
        <code className={css.dim}>{key}</code>
        <span className={css.space} />
        {isChanged && (
          <Button look="quiet" onClick={() => change({ subject: saved?.subject ?? '', body: saved?.body ?? '' })}>
            {t('discard')}
          </Button>
        )}
        <Button
          look="primary"
          icon={<IconDeviceFloppy size={16} />}
          keys="mod+s"
          busy={busy}
          why={isChanged ? undefined : t('save.nothing')}
          onClick={save}
        >
          {t('save')}
        </Button>
      </div>
      <Languages slot={slot} texts={texts} drafts={drafts} onShow={onShow} />
      <div className={css.editor}>
        <TextBox
          key={at}
          slot={slot}
          text={text}
          model={saved ? undefined : model}
          fields={fields}
          variables={all}
          drawn={drawn}
          leadId={sampleLead.lead?.id}
          error={error}
          onChange={change}
        />
        <section className={css.side} aria-label={t(`pane.${pane}`)}>
          <div className={css.chips} role="group" aria-label={t('pane')}>
            {(['preview', 'versions', 'uses'] as const).map((one) => (
              <Chip key={one} on={one === pane} onClick={() => setPane(one)}>
                {t(`pane.${one}`)}
              </Chip>
            ))}
          </div>
          {pane === 'preview' && <PreviewPane key={pipeline} slot={slot} text={text} saved={saved} lead={sampleLead} />}
          {pane === 'versions' && <VersionsPane saved={saved} text={text} onTake={change} />}
          {pane === 'uses' && <UsesPane name={key} texts={texts} slot={slot} onGone={onClose} />}
        </section>
      </div>
      {renaming && <RenameTemplate name={key} now={nameOf(texts[0]!)} onClose={() => setRenaming(false)} />}
      <p className={css.dim}>{t('languages.note', { language: languageNames.ru })}</p>
    </div>
  );
};

/** What the address asks for, else the reader's language of the first channel. */
const slotFrom = (show: string | undefined, texts: Template[], mine: string): Slot => {
  const [channel = '', language = ''] = show?.split('.') ?? [];
  if (textChannels.some((one) => one === channel) && languages.some((one) => one === language))
    return { channel, language };
  const first = textChannels.find((one) => texts.some((text) => text.channel === one)) ?? textChannels[0]!;
  const own = texts.find((text) => text.channel === first && text.language === mine);
  return { channel: first, language: own?.language ?? texts.find((text) => text.channel === first)?.language ?? mine };
};
