import { useEffect, useState } from 'react';

export type Tab = 'mail' | 'sms' | 'pay' | 'calls';
export const tabs: Tab[] = ['mail', 'sms', 'pay', 'calls'];
export type SandboxLink = { tab: Tab; id: string; q: string; to: string };

/** Everything that the page shows is in its address. */
export const usePlace = () => {
  const [place, setPlace] = useState(read);
  useEffect(() => {
    const back = () => setPlace(read());
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const go = (change: Partial<SandboxLink>, how: 'push' | 'replace' = 'push') => {
    const next = { ...read(), ...change };
    const search = new URLSearchParams(
      Object.entries(next).filter(([name, value]) => value && !(name === 'tab' && value === 'mail')),
    );
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', search.size > 0 ? `/?${search}` : '/');
    setPlace(next);
  };
  return [place, go] as const;
};

const read = (): SandboxLink => {
  const search = new URLSearchParams(location.search);
  const text = (name: string) => search.get(name) ?? '';
  return {
    tab: tabs.find((tab) => tab === text('tab')) ?? 'mail',
    id: text('id'),
    q: text('q'),
    to: text('to').replace(/^ /, '+'),
  };
};
