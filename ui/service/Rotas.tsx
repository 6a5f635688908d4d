import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Rota, RotasNow } from '../../workflows/service/rota.schema.ts';
import { keyFromName } from '../../workflows/words/key.ts';
import { patch } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { RotaEditor } from './RotaEditor.tsx';
import css from './ServiceSettings.module.css';

/** Who is called when nobody else answers. */
export const Rotas = () => {
  const rotas = useQuery(asking('/settings/rotas'));
  if (rotas.isPending) return <Skeleton rows={3} />;
  if (!rotas.data) return <Problem error={rotas.error} again={() => void rotas.refetch()} />;
  return <Drawn key={rotas.data.revision} known={rotas.data} />;
};

const Drawn = ({ known }: { known: RotasNow }) => {
  const { t, language } = useWords('service');
  const admin = useMe().role === 'admin';
  const [rotas, setRotas] = useState(known.rotas);
  const saving = useWrite(() => patch('/settings/rotas', { body: { rotas, revision: known.revision } }), {
    changes: [['/settings/rotas']],
    says: t('rota.saved'),
  });
  const add = () => {
    const key = keyFromName(
      'rota',
      'rota',
      rotas.map((one) => one.key),
    );
    const name = language === 'ru' ? { ru: t('rota.new') } : { ru: t('rota.new'), [language]: t('rota.new') };
    setRotas([...rotas, { key, name, group: null, people: [], silentMinutes: 10, mail: true, phone: false }]);
  };
  const put = (at: number, rota: Rota | undefined) => setRotas(rota ? rotas.with(at, rota) : rotas.toSpliced(at, 1));
  const isChanged = JSON.stringify(rotas) !== JSON.stringify(known.rotas);
  return (
    <Section title={t('rotas')}>
      <p className={css.dim}>{t('rotas.about')}</p>
      {rotas.map((rota, at) => (
        <RotaEditor key={rota.key} rota={rota} known={known} fixed={!admin} onChange={(next) => put(at, next)} />
      ))}
      {admin && (
        <div className={css.row}>
          <Button icon={<IconPlus size={16} />} onClick={add}>
            {t('rota.add')}
          </Button>
          <Button busy={saving.busy} why={isChanged ? undefined : t('unchanged')} onClick={() => void saving.write()}>
            {t('rota.save')}
          </Button>
        </div>
      )}
    </Section>
  );
};
