import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Pack } from '../../workflows/pack/pack.schema.ts';
import { keyFromName } from '../../workflows/words/key.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';
import css from './Pack.module.css';
import { PackCard } from './PackCard.tsx';
import { changesDemo, packsQuery } from './packs.ts';

/** Ready pipelines to begin with; the one that is chosen is made under a name, with examples or without. */
export const PackGallery = ({ taken, onClose }: { taken: string[]; onClose: () => void }) => {
  const { t, language } = useWords('pack');
  const navigate = useNavigate();
  const packs = useSuspenseQuery(packsQuery).data.items;
  const [chosen, choose] = useState(packs[0]);
  const [typed, setTyped] = useState<string>();
  const [withDemo, setDemo] = useState(true);
  const usual = chosen ? inLanguage(chosen.name, language) : '';
  const name = typed ?? usual;
  const installing = useWrite(
    ({ key }: Pack) => {
      // a pipeline that is called as the ready one is has its key, too
      const pipelineKey = keyFromName(name === usual ? key : name, 'pipeline', [...taken, 'world', 'all']);
      return post('/packs/{key}/install', { path: { key }, body: { pipelineKey, name: name.trim(), withDemo } });
    },
    {
      changes: changesDemo,
      says: t('installed', { name: name.trim() }),
      then: ({ key }) =>
        withDemo
          ? navigate({ to: chosen?.noun === 'ticket' ? '/tickets' : '/leads', search: { pipeline: key } })
          : navigate({ to: '/pipelines/$key', params: { key } }),
      refusal: 'form',
    },
  );
  if (!chosen) return null;
  const form = { ...installing, send: () => void installing.write(chosen), told: [] };
  return (
    <Dialog onClose={onClose} title={t('title')} wide>
      <p className={css.lead}>{t('lead')}</p>
      <div className={css.cards} role="group" aria-label={t('title')}>
        {packs.map((pack) => (
          <PackCard key={pack.key} pack={pack} chosen={pack === chosen} onChoose={() => choose(pack)} />
        ))}
      </div>
      <Form of={form} does={t('install')} onCancel={onClose}>
        <Input
          label={t('name')}
          value={name}
          required
          maxLength={100}
          onChange={(event) => setTyped(event.target.value)}
        />
        <label className={css.check}>
          <input type="checkbox" checked={withDemo} onChange={(event) => setDemo(event.target.checked)} />
          {t('demo', { count: chosen.demo })}
          <span>{t('demo.hint')}</span>
        </label>
      </Form>
    </Dialog>
  );
};
