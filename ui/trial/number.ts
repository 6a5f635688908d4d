/** "12 400": thousands apart, in every language of ours. */
export const number = (value: number): string => value.toLocaleString('ru-RU');
