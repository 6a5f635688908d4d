/** Languages that clients of such a house speak; others are kept as their two letters. */
export const spoken = ['ru', 'kk', 'uk', 'en', 'uz', 'ky', 'tr', 'de', 'zh', 'ar'] as const;

export const spokenName = (code: string, t: (key: string) => string): string =>
  (spoken as readonly string[]).includes(code) ? t(`spoken.${code}`) : code;
