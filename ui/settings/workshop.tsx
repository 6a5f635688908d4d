import { lazy } from 'react';
import { loadWords } from '../words.ts';

/** The screens where admins change templates, forms and ad sources: each is loaded when it is opened first. */
export const TemplateSettings = lazy(async () => ({
  default: (await import('../template/TemplateSettings.tsx')).TemplateSettings,
}));
export const FormSettings = lazy(async () => ({ default: (await import('../form/FormSettings.tsx')).FormSettings }));
export const KeptAside = lazy(async () => ({ default: (await import('../form/KeptAside.tsx')).KeptAside }));
/** An ad brings what a form brings, so its screen says much in the form's words. */
export const AdSettings = lazy(async () => {
  const [{ AdSettings: settings }] = await Promise.all([import('../ad-form/AdSettings.tsx'), loadWords('form')]);
  return { default: settings };
});

export const CompanySettings = lazy(async () => {
  const [{ CompanySettings: settings }] = await Promise.all([
    import('../company/CompanySettings.tsx'),
    loadWords('company/settings'),
  ]);
  return { default: settings };
});

export const PackGallery = lazy(async () => {
  const [{ PackGallery: gallery }] = await Promise.all([import('../pack/PackGallery.tsx'), loadWords('pack')]);
  return { default: gallery };
});
export const DemoNote = lazy(async () => {
  const [{ DemoNote: note }] = await Promise.all([import('../pack/DemoNote.tsx'), loadWords('pack')]);
  return { default: note };
});

export const ImportSettings = lazy(async () => {
  const [{ Imports }] = await Promise.all([
    import('../import/Imports.tsx'),
    loadWords('import', 'mass-change', 'file'),
  ]);
  return { default: Imports };
});

export const GroupSettings = lazy(async () => {
  const [{ Groups }] = await Promise.all([import('../work/Groups.tsx'), loadWords('work')]);
  return { default: Groups };
});

export const ProviderKeys = lazy(async () => {
  const [{ ProviderKeys: keys }] = await Promise.all([
    import('../provider-key/ProviderKeys.tsx'),
    loadWords('provider-key'),
  ]);
  return { default: keys };
});

export const CallbackSettings = lazy(async () => {
  const [{ CallbackSettings: settings }] = await Promise.all([
    import('../callback/CallbackSettings.tsx'),
    loadWords('callback'),
  ]);
  return { default: settings };
});

export const ScriptSettings = lazy(async () => {
  const [{ Scripts }] = await Promise.all([
    import('../script/Scripts.tsx'),
    loadWords('script', 'call', 'pipeline/graph'),
  ]);
  return { default: Scripts };
});

export const SoundSettings = lazy(async () => {
  const [{ Sounds }] = await Promise.all([import('../sound/Sounds.tsx'), loadWords('callback')]);
  return { default: Sounds };
});

export const ServiceSettings = lazy(async () => {
  const [{ ServiceSettings: settings }] = await Promise.all([
    import('../service/ServiceSettings.tsx'),
    loadWords('service', 'task/ladder'),
  ]);
  return { default: settings };
});
