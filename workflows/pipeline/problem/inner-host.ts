/** Addresses that no outside server can have, as far as the address itself shows; what a name resolves to is checked at the call. */
export const isInnerHost = (url: string): boolean => {
  let host: string;
  try {
    // normalises 127.1, 0x7f000001 and the like
    host = new URL(url).hostname.toLowerCase().replace(/\.$/, '');
  } catch {
    return false;
  }
  if (host.startsWith('[')) return isInnerV6(host.slice(1, -1));
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host)?.slice(1).map(Number);
  if (parts) return isInnerV4(parts);
  return (
    host === 'localhost' || !host.includes('.') || /\.(localhost|local|internal|lan|home|corp|intranet)$/.test(host)
  );
};

const isInnerV4 = ([a = 0, b = 0]: number[]): boolean =>
  a === 0 ||
  a === 10 ||
  a === 127 ||
  a >= 224 ||
  (a === 100 && b >= 64 && b < 128) ||
  (a === 169 && b === 254) ||
  (a === 172 && b >= 16 && b < 32) ||
  (a === 192 && b === 168);

/** `URL` writes an IPv4 address inside an IPv6 one as two groups of hex digits. */
const isInnerV6 = (host: string): boolean => {
  const wrapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/
    .exec(host)
    ?.slice(1)
    .map((part) => parseInt(part, 16));
  if (wrapped) return isInnerV4(wrapped.flatMap((part) => [part >> 8, part & 255]));
  return host === '::' || host === '::1' || /^(f[cd]|fe[89ab]|ff)/.test(host);
};
