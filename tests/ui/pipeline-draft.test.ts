import { jest } from '@jest/globals';
import { openDraft, type DraftRead, type Keeper, type Server } from '../../ui/pipeline/draft-store.ts';
import { education } from './pipeline-fixture.ts';

const at = '2026-11-21T10:00:00Z';
const read = (more: Partial<DraftRead> = {}): DraftRead => ({
  pipelineId: '00000000-0000-4000-8000-000000000000',
  key: 'education',
  definition: education,
  revision: 3,
  baseVersion: 7,
  publishedVersion: 7,
  updatedAt: at,
  updatedBy: null,
  changed: false,
  archived: false,
  ...more,
});
const named = (ru: string) => ({ ...education, name: { ru } });

const desk = (answers: Partial<Server> = {}, kept?: ReturnType<Keeper['get']>) => {
  const saves: { name: string; revision: number }[] = [];
  const joined: string[] = [];
  const keeper = {
    kept,
    get: () => keeper.kept,
    set: (next: typeof kept) => void (keeper.kept = next),
  };
  let revision = 3;
  const server: Server = {
    save: async (definition, from) => {
      saves.push({ name: definition.name.ru, revision: from });
      return { revision: ++revision, updatedAt: at };
    },
    read: async () => read({ revision: 9, definition: named('Её'), updatedBy: { id: 'x', name: 'Сауле' } }),
    saved: () => {},
    joined: ({ updatedBy }) => void joined.push(updatedBy?.name ?? ''),
    whatFailed: (error) => (error as Error).message as 'away',
    ...answers,
  };
  return { store: openDraft(read(), server, keeper), saves, keeper, joined };
};

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('A2 a draft saves itself', () => {
  it('600 ms after the last change, once for all of them, naming what it read', async () => {
    const { store, saves } = desk();
    for (const name of ['А', 'Аб', 'Абв']) {
      store.change((now) => ({ ...now, name: { ru: name } }), 'name');
      await jest.advanceTimersByTimeAsync(300);
    }
    expect(saves).toEqual([]);
    expect(store.state().saving).toBe('saving');
    await jest.advanceTimersByTimeAsync(700);
    expect(saves).toEqual([{ name: 'Абв', revision: 3 }]);
    expect(store.state().saving).toBe('saved');
    store.undo();
    await jest.advanceTimersByTimeAsync(700);
    expect(saves.at(-1)).toEqual({ name: education.name.ru, revision: 4 });
  });

  it('is in this browser from the first letter on, for a crash before it is saved', async () => {
    const { store, keeper } = desk();
    store.change(named('А'));
    expect(keeper.kept).toMatchObject({ definition: { name: { ru: 'А' } }, revision: 3 });
    await jest.advanceTimersByTimeAsync(700);
    expect(keeper.kept).toBeUndefined();
  });

  it('goes on with what was changed while a save was on its way', async () => {
    let answer: (() => void) | undefined;
    const saves: string[] = [];
    const { store } = desk({
      save: (definition) => {
        saves.push(definition.name.ru);
        return new Promise((resolve) => {
          answer = () => resolve({ revision: 3 + saves.length, updatedAt: at });
        });
      },
    });
    store.change(named('Раз'));
    await jest.advanceTimersByTimeAsync(700);
    store.change(named('Два'));
    await jest.advanceTimersByTimeAsync(700);
    expect(saves).toEqual(['Раз']);
    answer?.();
    await jest.advanceTimersByTimeAsync(700);
    expect(saves).toEqual(['Раз', 'Два']);
  });

  it('keeps it in the browser while the server is away, and sends it when it is back', async () => {
    let away = true;
    const saves: string[] = [];
    const { store, keeper } = desk({
      save: async (definition) => {
        if (away) throw new Error('away');
        saves.push(definition.name.ru);
        return { revision: 4, updatedAt: at };
      },
    });
    store.change(named('Без связи'));
    await jest.advanceTimersByTimeAsync(700);
    expect(store.state()).toMatchObject({ saving: 'failed', offline: true });
    expect(keeper.kept?.definition.name.ru).toBe('Без связи');
    away = false;
    await jest.advanceTimersByTimeAsync(4000);
    expect(saves).toEqual(['Без связи']);
    expect(store.state()).toMatchObject({ saving: 'saved', offline: false });
    expect(keeper.kept).toBeUndefined();
  });

  it('takes up after a reload what was kept', async () => {
    const { store, saves } = desk({}, { definition: named('Начатое'), revision: 3, base: education });
    expect(store.state().history.now.name.ru).toBe('Начатое');
    await jest.advanceTimersByTimeAsync(10);
    expect(saves).toEqual([{ name: 'Начатое', revision: 3 }]);
    store.undo();
    expect(store.state().history.now.name.ru).toBe(education.name.ru);
  });
});

describe('A2 two people draw the same pipeline', () => {
  const conflict = async () => {
    let first = true;
    const found = desk({
      save: async (definition, revision) => {
        if (first) {
          first = false;
          throw new Error('faster');
        }
        found.saves.push({ name: definition.name.ru, revision });
        return { revision: revision + 1, updatedAt: at };
      },
    });
    found.store.change(named('Моё'));
    await jest.advanceTimersByTimeAsync(700);
    return found;
  };

  it('shows hers, and keeps mine on demand', async () => {
    const { store, saves } = await conflict();
    expect(store.state().theirs?.updatedBy?.name).toBe('Сауле');
    expect(store.state().history.now.name.ru).toBe('Моё');
    store.settle({ 'name.ru': 'mine' });
    await jest.advanceTimersByTimeAsync(10);
    expect(saves).toEqual([{ name: 'Моё', revision: 9 }]);
  });

  it('or takes hers', async () => {
    const { store, saves } = await conflict();
    store.settle({ 'name.ru': 'theirs' });
    expect(store.state()).toMatchObject({ history: { now: { name: { ru: 'Её' } } }, saving: 'saved' });
    await jest.advanceTimersByTimeAsync(700);
    expect(saves).toEqual([]);
  });

  const hers = { ...education, currency: 'USD' };
  const meeting = async () => {
    let first = true;
    const found = desk({
      save: async (definition, revision) => {
        if (first) {
          first = false;
          throw new Error('faster');
        }
        found.saves.push({ name: `${definition.name.ru} ${definition.currency}`, revision });
        return { revision: revision + 1, updatedAt: at };
      },
      read: async () => read({ revision: 9, definition: hers, updatedBy: { id: 'x', name: 'Сауле' } }),
    });
    found.store.change(named('Моё'));
    await jest.advanceTimersByTimeAsync(700);
    return found;
  };

  it('keeps both where they drew in different places, and says so', async () => {
    const { store, saves, joined } = await meeting();
    expect(store.state().theirs).toBeUndefined();
    expect(saves).toEqual([{ name: 'Моё USD', revision: 9 }]);
    expect(joined).toEqual(['Сауле']);
  });

  it('takes back only mine then', async () => {
    const { store } = await meeting();
    store.undo();
    expect(store.state().history.now).toMatchObject({ name: education.name, currency: 'USD' });
  });

  it('joins after a reload what was kept with what she saved meanwhile', async () => {
    const kept = { definition: { ...education, currency: 'USD' }, revision: 2, base: named('Раньше') };
    const { store, saves } = desk({}, { ...kept, definition: { ...kept.base, currency: 'USD' } });
    expect(store.state().history.now).toMatchObject({ name: education.name, currency: 'USD' });
    await jest.advanceTimersByTimeAsync(10);
    expect(saves).toEqual([{ name: education.name.ru, revision: 3 }]);
  });

  it('takes back none of hers that came in while nothing was changed here', () => {
    const { store } = desk();
    store.change((now) => ({ ...now, currency: 'USD' }));
    store.undo();
    expect(store.adopt(read({ revision: 4, definition: { ...education, team: 'hers' } }))).toBe(true);
    store.redo();
    expect(store.state().history.now).toMatchObject({ currency: 'USD', team: 'hers' });
  });

  it('takes in what she saved while nothing was changed here', () => {
    const { store } = desk();
    expect(store.adopt(read({ revision: 4, definition: named('Её') }))).toBe(true);
    expect(store.state().history.now.name.ru).toBe('Её');
    store.change(named('Моё'));
    expect(store.adopt(read({ revision: 5, definition: named('Её снова') }))).toBe(false);
    expect(store.state().history.now.name.ru).toBe('Моё');
  });
});
