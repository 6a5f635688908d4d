import { CompanySettings, type CompanySettingsPatch } from '../../workflows/seller/company-settings.schema.ts';
import type { Database } from '../client.ts';

const empty: CompanySettings = {
  ...{ name: '', phone: '', email: '', address: '', details: '', senderName: '' },
  ...{ branches: [], languages: [], currencies: [], logo: null },
};

/** What is not set, or was written by another hand in another shape, is empty; the logo is apart, since every letter reads the rest. */
export const readCompanySettings = async (db: Database): Promise<CompanySettings> => {
  const { rows } = await db.pool.query<{ key: string; value: unknown }>(
    `SELECT key, value FROM setting WHERE key IN ('seller', 'seller_logo')`,
  );
  const valueOf = (key: string) => rows.find((row) => row.key === key)?.value;
  const seller = valueOf('seller');
  const known = typeof seller === 'string' ? { name: seller } : (seller as object | undefined);
  const kept: Record<string, unknown> = { ...known, logo: valueOf('seller_logo') ?? null };
  const whole = Object.entries(CompanySettings.shape).map(([key, shape]) => {
    const read = shape.safeParse(kept[key]);
    return [key, read.success ? read.data : empty[key as keyof CompanySettings]];
  });
  return Object.fromEntries(whole) as CompanySettings;
};

export const readLogo = async (db: Database): Promise<string | undefined> =>
  (await db.pool.query<{ value: string | null }>(`SELECT value FROM setting WHERE key = 'seller_logo'`)).rows[0]
    ?.value ?? undefined;

/** `logo` as a data address. */
export const changeCompanySettings = async (
  db: Database,
  { logo, ...values }: Omit<CompanySettingsPatch, 'logo'> & { logo?: string | null },
): Promise<CompanySettings> => {
  await db.pool.query(
    `INSERT INTO setting AS s (key, value) VALUES ('seller', $1) ON CONFLICT (key) DO UPDATE
      SET value = CASE jsonb_typeof(s.value) WHEN 'object' THEN s.value ELSE jsonb_build_object('name', s.value) END || excluded.value`,
    [JSON.stringify(values)],
  );
  if (logo !== undefined)
    await db.pool.query(
      `INSERT INTO setting (key, value) VALUES ('seller_logo', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [JSON.stringify(logo)],
    );
  return readCompanySettings(db);
};
