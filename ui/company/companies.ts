import type { Company, CompanyPatch } from '../../workflows/company/company.schema.ts';
import { get, patch, post } from '../ask/ask.ts';
import type { Wish } from '../ask/endpoint.ts';
import { askAgain, asking } from '../ask/asking.ts';
import { cache } from '../cache.ts';
import type { Picked } from '../kit/Picker.tsx';

export const companyQuery = (id: string) => asking('/companies/{id}', { path: { id } });

export const findCompanies = async (q: string, signal: AbortSignal): Promise<Picked[]> =>
  (await get('/companies', { query: { q, limit: 8 }, signal })).items.map(({ id, name, taxId }) => ({
    ...{ id, text: name, note: taxId ?? undefined },
  }));

/** Its id. */
export const createCompany = async (body: Wish<'/companies', 'post'>['body'], key?: string): Promise<string> => {
  const company = await post('/companies', { body, ...(key ? { key } : {}) });
  takeCompany(company);
  return company.id;
};

/** Saves values of a company; what others changed meanwhile comes back with it. */
export const changeCompany = async ({ id, version }: Company, values: Omit<CompanyPatch, 'version'>): Promise<void> => {
  try {
    takeCompany(await patch('/companies/{id}', { path: { id }, body: { version, ...values } }));
  } catch (error) {
    void askAgain([['/companies/{id}', { path: { id } }]]);
    throw error;
  }
};

const takeCompany = (company: Company): void => {
  cache.setQueryData(companyQuery(company.id).queryKey, company);
  refreshCompanies();
};

/** Whatever names a company. */
export const refreshCompanies = (): void => {
  void askAgain([['/companies'], ['/contacts'], ['/contacts/{id}'], ['/leads/{id}']]);
  void cache.invalidateQueries({ queryKey: ['pick'] });
};
