import { useNavigate, useSearch } from '@tanstack/react-router';

/** What is shown of the trying: one lead, a trial, the leads behind one of its numbers, one of those. */
export type TrialLink = {
  show: 'lead' | 'forecast' | 'backtest';
  trial?: string | undefined;
  groups?: string[] | undefined;
  lead?: string | undefined;
};

const shows: TrialLink['show'][] = ['lead', 'forecast', 'backtest'];

/** Of all that were tried: no group narrows them down. */
const ALL = 'all';

/** In the address as `at`: `backtest~<trial>~t:<user>/2026-11-03~<lead>`; several groups are joined by a comma. */
export const placeText = ({ show, trial, groups, lead }: TrialLink): string =>
  [show, trial, groups && (groups.join(',') || ALL), lead]
    .map((part) => part ?? '')
    .join('~')
    .replace(/~+$/, '');

export const placeFrom = (text: string | undefined): TrialLink => {
  const [show, trial, groups, lead] = (text ?? '').split('~');
  return {
    show: shows.find((one) => one === show) ?? 'lead',
    trial: trial || undefined,
    groups: groups === ALL ? [] : groups ? groups.split(',') : undefined,
    lead: lead || undefined,
  };
};

/** Where the reader is, and how to go elsewhere; `replace` for what is not worth a step back. */
export const usePlace = (): [TrialLink, (next: TrialLink, replace?: boolean) => void] => {
  const { at } = useSearch({ from: '/frame/pipelines/$key' });
  const navigate = useNavigate({ from: '/pipelines/$key' });
  return [
    placeFrom(at),
    (next, replace = false) => void navigate({ search: { view: 'try', at: placeText(next) }, replace }),
  ];
};
