import { useQuery } from '@tanstack/react-query';
import { IconBookmark, IconStar, IconStarFilled, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { View, ViewShared, ViewsOf } from '../../workflows/view/view.schema.ts';
import { del, patch, post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Pop } from '../kit/Menu.tsx';
import { useWords } from '../words.ts';
import { SaveView } from './SaveView.tsx';
import { addressOf, isBare, isSame, keptOf, viewsQuery, type ListAddress } from './views.ts';
import css from './View.module.css';

type Change = { send: () => Promise<unknown>; said: string };

/** Views opened by themselves once: leaving one's usual view is possible without being taken back to it. */
const begun = new Set<string>();

type Props = { of: ViewsOf; search: ListAddress; onOpen: (search: ListAddress, replace?: boolean) => void };

/** Which saved view is open, the others, and how this one is kept. */
export const ViewMenu = ({ of, search, onOpen }: Props) => {
  const { t } = useWords('view');
  const [at, setAt] = useState<HTMLElement>();
  const [saving, setSaving] = useState(false);
  const views = useQuery(viewsQuery(of)).data?.items;
  const now = views?.find(({ id }) => id === search.view);
  const changed = now !== undefined && !isSame(now.search, keptOf(search));
  const open = (view: View) => onOpen(addressOf(view));
  const list = of.pipeline ?? of.noun ?? '';
  useEffect(() => {
    if (!views || !isBare(search)) return;
    const first = search.view ? now : begun.has(list) ? undefined : views.find(({ isDefault }) => isDefault);
    begun.add(list);
    if (first && !isSame(first.search, keptOf(search))) onOpen(addressOf(first), true);
    // only as it is opened: what is changed later stays changed
    // oxlint-disable-next-line react/exhaustive-deps
  }, [views === undefined, list, search.view]);
  const changing = useWrite(({ send }: Change) => send(), {
    changes: [['/views', { query: of }]],
    says: (_changed, { said }) => said,
  });
  const does = (send: () => Promise<unknown>, said: string) => {
    setAt(undefined);
    void changing.write({ send, said });
  };
  const groups: ViewShared[] = ['mine', 'team', 'all'];
  return (
    <>
      <button
        type="button"
        className={css.opener}
        aria-haspopup="dialog"
        onClick={({ currentTarget }) => setAt(currentTarget)}
      >
        <IconBookmark size={15} aria-hidden />
        <span>{now ? `${now.name}${changed ? ' *' : ''}` : t('views')}</span>
      </button>
      {at && (
        <Pop at={at} label={t('views')} role="dialog" width={300} onClose={() => setAt(undefined)}>
          <div className={css.menu}>
            {groups.map((shared) => {
              const those = views?.filter((view) => view.shared === shared) ?? [];
              return those.length === 0 ? null : (
                <section key={shared}>
                  <h3>{t(`shared.${shared}`)}</h3>
                  {those.map((view) => (
                    <div key={view.id} className={css.view} data-on={view.id === now?.id || undefined}>
                      <button
                        type="button"
                        className={css.name}
                        aria-current={view.id === now?.id || undefined}
                        onClick={() => {
                          setAt(undefined);
                          open(view);
                        }}
                      >
                        {view.name}
                      </button>
                      <Button
                        look="quiet"
                        aria-pressed={view.isDefault}
                        label={t(view.isDefault ? 'default.drop' : 'default.make', { name: view.name })}
                        icon={view.isDefault ? <IconStarFilled size={14} /> : <IconStar size={14} />}
                        onClick={() =>
                          does(
                            () => post('/views/{id}/default', { path: { id: view.id }, body: { is: !view.isDefault } }),
                            t(view.isDefault ? 'default.dropped' : 'default.made', { name: view.name }),
                          )
                        }
                      />
                      {view.mayChange && (
                        <Button
                          look="quiet"
                          label={t('delete', { name: view.name })}
                          icon={<IconTrash size={14} />}
                          onClick={() =>
                            does(() => del('/views/{id}', { path: { id: view.id } }), t('deleted', { name: view.name }))
                          }
                        />
                      )}
                    </div>
                  ))}
                </section>
              );
            })}
            {views?.length === 0 && <p className={css.none}>{t('none')}</p>}
            <div className={css.ways}>
              {changed && now.mayChange && (
                <Button
                  look="primary"
                  onClick={() =>
                    does(
                      () =>
                        patch('/views/{id}', {
                          path: { id: now.id },
                          body: { version: now.version, search: keptOf(search) },
                        }),
                      t('saved', { name: now.name }),
                    )
                  }
                >
                  {t('save', { name: now.name })}
                </Button>
              )}
              <Button
                onClick={() => {
                  setAt(undefined);
                  setSaving(true);
                }}
              >
                {t('saveAs')}
              </Button>
            </div>
          </div>
        </Pop>
      )}
      {saving && <SaveView of={of} search={keptOf(search)} onClose={() => setSaving(false)} onSaved={open} />}
    </>
  );
};
