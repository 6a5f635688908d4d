import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Company, CompanyItem, CompanyPatch } from '../../workflows/company/company.schema.ts';
import { get, patch, post, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import type { Picked } from '../kit/Picker.tsx';

export const companyQuery = (id: string) =>
  queryOptions({
    queryKey: ['company', id],
    queryFn: ({ signal }) => get<Company>(`/companies/${id}`, { signal }),
  });

export const companiesQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['companies', q],
    queryFn: ({ signal, pageParam }) =>
      get<Page<CompanyItem>>('/companies', { query: { q, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const findCompanies = async (q: string, signal: AbortSignal): Promise<Picked[]> =>
  (await get<Page<CompanyItem>>('/companies', { query: { q, limit: 8 }, signal })).items.map(({ id, name, taxId }) => ({
    ...{ id, text: name, note: taxId ?? undefined },
  }));

/** Its id. */
export const createCompany = async (name: string, taxId: string | null = null, key?: string): Promise<string> => {
  const company = await post<Company>('/companies', { name, taxId }, key ? { key } : {});
  takeCompany(company);
  return company.id;
};

/** Saves one value of a company; what others changed meanwhile comes back with it. */
export const changeCompany = async ({ id, version }: Company, values: Omit<CompanyPatch, 'version'>): Promise<void> => {
  try {
    takeCompany(await patch<Company>(`/companies/${id}`, { version, ...values }));
  } catch (error) {
    void cache.invalidateQueries({ queryKey: ['company', id] });
    throw error;
  }
};

const takeCompany = (company: Company): void => {
  cache.setQueryData(companyQuery(company.id).queryKey, company);
  for (const what of ['companies', 'contacts', 'contact', 'lead', 'pick'])
    void cache.invalidateQueries({ queryKey: [what] });
};
