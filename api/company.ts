import { z } from 'zod';
import { alikeCompanies } from '../prisma/contact/alike.ts';
import { changeCompany, createCompany } from '../prisma/company/company.ts';
import { companyName, readCompany } from '../prisma/company/company.queries.ts';
import { whyNotWrite } from '../prisma/field/field.queries.ts';
import type { Reader } from '../prisma/visible.ts';
import { AlikeCompanies } from '../workflows/contact/alike.schema.ts';
import { Company, CompanyPatch, NewCompany } from '../workflows/company/company.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import type { Deps } from './deps.ts';
import { movedTo } from './http/moved.ts';
import { everybody, route } from './http/route.ts';
import { doingOf, Id, IdParams } from './http/shapes.ts';

const tag = 'Companies';

export const companyRoutes = [
  route({
    method: 'post',
    path: '/companies',
    tag,
    summary: 'Enter a company',
    access: everybody,
    body: NewCompany,
    out: Company,
    status: 201,
    handler: async (call) => {
      const { deps, me, body } = call;
      const why = await whyNotWrite(deps.db, me, 'company', body.fields, 'create');
      if (why) return why;
      const created = await createCompany(deps.db, { ...doingOf(call), company: body });
      return isRefusal(created) ? created : companyFor(call, created.id);
    },
  }),
  route({
    method: 'get',
    path: '/companies/alike',
    tag,
    summary:
      'Which companies have this tax number or this name already; of those of colleagues only that there are some',
    access: everybody,
    query: z.object({
      name: z.string().max(200).default(''),
      taxId: z.string().max(30).default(''),
      except: Id.optional(),
    }),
    out: AlikeCompanies,
    handler: ({ deps, me, query }) => alikeCompanies(deps.db, me, query),
  }),
  route({
    method: 'get',
    path: '/companies/{id}',
    tag,
    summary: 'One company, as far as the reader may know it; one that was merged into another redirects there',
    access: everybody,
    params: IdParams,
    out: Company,
    handler: async ({ deps, me, params, response }) => {
      const company = await readCompany(deps.db, me, params.id);
      if (!company) return refuse('NotFound');
      return 'movedTo' in company ? movedTo(response, `/companies/${company.movedTo}`) : company;
    },
  }),
  route({
    method: 'patch',
    path: '/companies/{id}',
    tag,
    summary: 'Change name, tax number or fields; 409 only where somebody else changed the same value since `version`',
    access: everybody,
    params: IdParams,
    body: CompanyPatch,
    out: Company,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      if ((await companyName(deps.db, me, params.id)) === undefined) return refuse('NotFound');
      const why = await whyNotWrite(deps.db, me, 'company', body.fields, 'save', params.id);
      if (why) return why;
      const changed = await changeCompany(deps.db, { ...doingOf(call), companyId: params.id, patch: body });
      return isRefusal(changed) ? changed : companyFor(call, changed.id);
    },
  }),
];

const companyFor = async ({ deps, me }: { deps: Deps; me: Reader }, id: string) => {
  const company = await readCompany(deps.db, me, id);
  return company && !('movedTo' in company) ? company : refuse('NotFound');
};
