import { lazy } from 'react';

/** The screens where admins change templates, forms and ad sources: each is loaded when it is opened first. */
export const TemplateSettings = lazy(async () => ({
  default: (await import('../template/Templates.tsx')).TemplateSettings,
}));
export const FormSettings = lazy(async () => ({ default: (await import('../form-setting/Forms.tsx')).FormSettings }));
export const AdSettings = lazy(async () => ({ default: (await import('../form-setting/Ads.tsx')).AdSettings }));
