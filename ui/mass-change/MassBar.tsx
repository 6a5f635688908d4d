import { useQuery } from '@tanstack/react-query';
import { IconArrowRight, IconFlag, IconHistory, IconTag, IconUser, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { chooseNone, useChosen } from '../lead/board/selection.ts';
import { Button } from '../kit/Button.tsx';
import { useKeys } from '../kit/keys.ts';
import { useWords } from '../words.ts';
import { isGoing, isOf, massChangesQuery, type AnyChosen, type Kind, type MassNoun } from './mass-change.ts';
import { MassDialog } from './MassDialog.tsx';
import { MassHistory } from './MassHistory.tsx';
import css from './MassChange.module.css';
import { MassProgress } from './MassProgress.tsx';

const everyWay = [
  { kind: 'move', keys: 'm', icon: <IconArrowRight size={16} /> },
  { kind: 'assign', keys: 'a', icon: <IconUser size={16} /> },
  { kind: 'priority', keys: 'p', icon: <IconFlag size={16} /> },
  { kind: 'tag', keys: 't', icon: <IconTag size={16} /> },
] as const;

type Props = {
  noun?: MassNoun;
  /** without one, in a list of several, nothing is moved */
  pipeline: Pipeline | undefined;
  /** all that the board or the list shows now */
  all: AnyChosen | undefined;
  /** whether what was changed before is open beside the board */
  history: boolean;
  onHistory: (is: boolean) => void;
};

/** What can be done with the chosen cards, at the bottom of the board; below it whatever is still under way. */
export const MassBar = ({ noun = 'lead', pipeline, all, history, onHistory }: Props) => {
  const { t } = useWords('mass-change');
  const chosen = useChosen();
  const [isAll, setIsAll] = useState(false);
  const [kind, setKind] = useState<Kind>();
  const [watched, setWatched] = useState<string>();
  const changes = useQuery(massChangesQuery);
  const those = changes.data?.items.filter((one) => isOf(noun, one));
  const going = those?.find((one) => one.id === watched) ?? those?.find(isGoing);
  const leave = () => {
    setIsAll(false);
    chooseNone();
  };
  const ways = everyWay.filter(({ kind: one }) => noun === 'ticket' || one !== 'priority');
  const why = (one: Kind) => (one === 'move' && !pipeline ? t('needs.pipeline') : undefined);
  useKeys(
    [
      { keys: 'escape', run: leave },
      ...ways.map((way) => ({
        keys: way.keys,
        does: t(`title.${way.kind}`),
        run: () => !why(way.kind) && setKind(way.kind),
      })),
    ],
    chosen.size > 0 && !kind && !history,
  );
  const wanted: AnyChosen = isAll && all ? all : { ids: [...chosen] };
  return (
    <div className={css.place}>
      {going && <MassProgress change={going} onClose={() => setWatched(undefined)} />}
      {chosen.size > 0 && (
        <div className={css.bar} role="toolbar" aria-label={t('bar', { context: noun })}>
          <b aria-live="polite">
            {isAll ? t('all', { context: noun }) : t('chosen', { count: chosen.size, context: noun })}
          </b>
          {all && (
            <Button look="quiet" aria-pressed={isAll} onClick={() => setIsAll(!isAll)}>
              {t(isAll ? 'onlyChosen' : 'takeAll')}
            </Button>
          )}
          <span className={css.space} />
          {ways.map((way) => (
            <Button
              key={way.kind}
              icon={way.icon}
              keys={way.keys}
              why={why(way.kind)}
              onClick={() => setKind(way.kind)}
            >
              {t(`do.${way.kind}`)}
            </Button>
          ))}
          <Button look="quiet" icon={<IconHistory size={16} />} label={t('history')} onClick={() => onHistory(true)} />
          <Button look="quiet" icon={<IconX size={16} />} label={t('leave')} onClick={leave} />
        </div>
      )}
      {kind && (
        <MassDialog
          noun={noun}
          kind={kind}
          pipeline={pipeline}
          chosen={wanted}
          onClose={() => setKind(undefined)}
          onBegun={(id) => {
            setWatched(id);
            setKind(undefined);
            leave();
          }}
        />
      )}
      {history && <MassHistory noun={noun} pipeline={pipeline} onClose={() => onHistory(false)} />}
    </div>
  );
};
