import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MassAutomations } from '../../workflows/mass-change/mass-change.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { freshKey } from '../ask/call.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useWords } from '../words.ts';
import {
  begin,
  previewQuery,
  type AnyChosen,
  type AnyOrder,
  type AnyWish,
  type Kind,
  type MassNoun,
} from './mass-change.ts';
import css from './MassChange.module.css';
import { MassFields } from './MassFields.tsx';
import { MassForesight } from './MassForesight.tsx';
import { Pace } from './Pace.tsx';
import { TicketFields } from './TicketFields.tsx';

type Props = {
  noun: MassNoun;
  kind: Kind;
  pipeline: Pipeline | undefined;
  chosen: AnyChosen;
  onClose: () => void;
  onBegun: (id: string) => void;
};

/** What to do with those that are chosen, what it would do, and whether automations answer. */
export const MassDialog = ({ noun, kind, pipeline, chosen, onClose, onBegun }: Props) => {
  const { t } = useWords('mass-change');
  const [order, setOrder] = useState<AnyOrder>();
  const [automations, setAutomations] = useState<MassAutomations>('fire');
  const [key] = useState(freshKey);
  const wish = order && { chosen, order, automations };
  const preview = useQuery({ ...previewQuery(noun, wish ?? NOTHING), enabled: wish !== undefined });
  const foreseen = wish ? preview.data : undefined;
  const why = !wish ? t(`needs.${kind}`) : foreseen?.changed === 0 ? t('needs.any', { context: noun }) : undefined;
  const beginning = useWrite((whole: AnyWish) => begin(noun, whole, key), {
    changes: [['/mass-changes']],
    then: ({ id }) => onBegun(id),
  });
  return (
    <Dialog title={t(`title.${kind}`)} onClose={onClose}>
      <div className={css.form}>
        {noun === 'ticket' ? (
          <TicketFields kind={kind} pipeline={pipeline} onChange={setOrder} />
        ) : (
          pipeline && <MassFields kind={kind} pipeline={pipeline} onChange={setOrder} />
        )}
        <Pace noun={noun} value={automations} onChange={setAutomations} />
        {preview.error && wish && <Problem error={preview.error} again={() => void preview.refetch()} />}
        {wish && preview.isLoading && (
          <p className={css.dim} role="status">
            {t('counting')}
          </p>
        )}
        {foreseen && <MassForesight noun={noun} preview={foreseen} isStale={preview.isPlaceholderData} />}
        <div className={css.line}>
          <Button look="primary" busy={beginning.busy} why={why} onClick={() => void (wish && beginning.write(wish))}>
            {foreseen ? t('go.count', { count: foreseen.changed, context: noun }) : t('go')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};

const NOTHING = {
  chosen: { ids: [] },
  order: { do: 'tag' as const, add: [], remove: [] },
  automations: 'quiet' as const,
};
