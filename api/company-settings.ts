import { changeCompanySettings, readCompanySettings } from '../prisma/letter/company-settings.ts';
import { drawLogo } from '../storage/look.ts';
import { refuse } from '../workflows/refusal.ts';
import { CompanySettings, CompanySettingsPatch } from '../workflows/seller/company-settings.schema.ts';
import { everybody, route } from './http/route.ts';

const tag = 'Settings';

export const companySettingsRoutes = [
  route({
    method: 'get',
    path: '/settings/company',
    tag,
    summary: 'The company that uses the house: name, requisites, logo, branches, languages and currencies in use',
    access: everybody,
    out: CompanySettings,
    handler: ({ deps }) => readCompanySettings(deps.db),
  }),
  route({
    method: 'patch',
    path: '/settings/company',
    tag,
    summary: 'Change what is named; letters and papers that are made from then on say it',
    access: ['admin'],
    body: CompanySettingsPatch,
    out: CompanySettings,
    limit: 1 << 20,
    handler: async ({ deps, body: { logo, ...values } }) => {
      if (!logo) return changeCompanySettings(deps.db, { ...values, ...(logo === null ? { logo } : {}) });
      const drawn = await drawLogo(Buffer.from(logo, 'base64'));
      return drawn ? changeCompanySettings(deps.db, { ...values, logo: drawn }) : refuse('LogoUnreadable');
    },
  }),
];
