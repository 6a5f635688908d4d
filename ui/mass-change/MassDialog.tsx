import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  MassAutomations,
  MassChosen,
  MassOrder,
  MassWish,
} from '../../workflows/mass-change/mass-change.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { post } from '../ask/ask.ts';
import { freshKey } from '../ask/call.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useWords } from '../words.ts';
import { previewQuery, type Kind } from './mass-change.ts';
import css from './MassChange.module.css';
import { MassFields } from './MassFields.tsx';
import { MassForesight } from './MassForesight.tsx';
import { Pace } from './Pace.tsx';

type Props = {
  kind: Kind;
  pipeline: Pipeline;
  chosen: MassChosen;
  onClose: () => void;
  onBegun: (id: string) => void;
};

/** What to do with the chosen leads, what it would do, and whether automations answer. */
export const MassDialog = ({ kind, pipeline, chosen, onClose, onBegun }: Props) => {
  const { t } = useWords('mass-change');
  const [order, setOrder] = useState<MassOrder>();
  const [automations, setAutomations] = useState<MassAutomations>('fire');
  const [key] = useState(freshKey);
  const wish = order && { chosen, order, automations };
  const preview = useQuery({ ...previewQuery(wish ?? NOTHING), enabled: wish !== undefined });
  const foreseen = wish ? preview.data : undefined;
  const why = !wish ? t(`needs.${kind}`) : foreseen?.changed === 0 ? t('needs.any') : undefined;
  const beginning = useWrite((body: MassWish) => post('/mass-changes', { body, key }), {
    changes: [['/mass-changes']],
    then: ({ id }) => onBegun(id),
  });
  return (
    <Dialog title={t(`title.${kind}`)} onClose={onClose}>
      <div className={css.form}>
        <MassFields kind={kind} pipeline={pipeline} onChange={setOrder} />
        <Pace value={automations} onChange={setAutomations} />
        {preview.error && wish && <Problem error={preview.error} again={() => void preview.refetch()} />}
        {wish && preview.isLoading && (
          <p className={css.dim} role="status">
            {t('counting')}
          </p>
        )}
        {foreseen && <MassForesight preview={foreseen} isStale={preview.isPlaceholderData} />}
        <div className={css.line}>
          <Button look="primary" busy={beginning.busy} why={why} onClick={() => void (wish && beginning.write(wish))}>
            {foreseen ? t('go.count', { count: foreseen.changed }) : t('go')}
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
