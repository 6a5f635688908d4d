declare module 'virtual:refusals/*' {
  export const words: Record<string, string>;
}
