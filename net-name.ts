import { isIP } from 'node:net';

/** An address or a network (10.0.0.0/8). */
export const isNet = (text: string): boolean => {
  const [address = '', bits, more] = text.split('/');
  const most = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1;
  return more === undefined && most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
};
