/** Colours follow the page's color-scheme; the page may set --voronka-accent, --voronka-on-accent and its own font. */
export type Look = { accent?: string; onAccent?: string; radius?: number; compact?: boolean };

/** The look that the form's settings choose; it comes after `style` and overrides it. */
export const styleOf = ({ accent, onAccent, radius, compact }: Look = {}): string => {
  const own = [
    accent && `--a:var(--voronka-accent,${accent});--on:var(--voronka-on-accent,${onAccent})`,
    radius !== undefined && `--r:${radius}px`,
    compact && '--h:36px;--g:10px;font-size:.93em',
  ].filter(Boolean);
  return own.length > 0 ? `${style}:host{${own.join(';')}}` : style;
};

const style = `
:host{display:block;font:inherit;color:inherit;--a:var(--voronka-accent,#3b5bdb);--on:var(--voronka-on-accent,#fff);--line:#8a93a3;--dim:#5c6675;--red:#c92a2a;--field:#fff;--soft:#f1f3f7;--r:8px;--h:44px;--g:14px}
@supports (color:light-dark(#000,#fff)){:host{--a:var(--voronka-accent,light-dark(#3b5bdb,#8aa2ff));--on:var(--voronka-on-accent,light-dark(#fff,#10131a));--line:light-dark(#8a93a3,#6f7a8b);--dim:light-dark(#5c6675,#a4adbb);--red:light-dark(#c92a2a,#ff8787);--field:light-dark(#fff,#12151b);--soft:light-dark(#f1f3f7,#252b35)}}
*{box-sizing:border-box}
form,fieldset{display:grid;gap:var(--g);margin:0;padding:0;border:0;min-width:0}
.f{display:grid;gap:5px}
label{font-size:.9em;font-weight:550}
input,select,textarea{font:inherit;width:100%;min-height:var(--h);padding:calc(var(--g) - 6px) 12px;color:inherit;background:var(--field);border:1px solid var(--line);border-radius:var(--r)}
textarea{resize:vertical}
input[type=checkbox]{width:20px;height:20px;min-height:0;margin:1px 0 0;flex:none;accent-color:var(--a)}
.c{display:flex;gap:10px;align-items:flex-start;font-weight:400}
:focus-visible{outline:2px solid var(--a);outline-offset:2px}
[aria-invalid=true]{border-color:var(--red)}
.e{margin:0;color:var(--red);font-size:.87em}
.b{font:inherit;font-weight:600;min-height:calc(var(--h) + 2px);padding:8px 20px;border:0;border-radius:var(--r);background:var(--a);color:var(--on);cursor:pointer}
.b[disabled]{opacity:.6;cursor:default}
.l{font:inherit;font-weight:600;padding:6px 0;border:0;background:none;color:var(--a);cursor:pointer;text-decoration:underline}
.s{margin:0;padding:12px 14px;border-radius:var(--r);background:var(--soft)}
.s:empty{display:none}
.w{display:flex;flex-wrap:wrap;gap:4px 18px}
.t{display:grid;gap:12px;justify-items:start;padding:20px;border-radius:calc(var(--r)*1.5);background:var(--soft)}
.t p{margin:0;font-size:1.1em;font-weight:600}
.x{position:absolute;left:-9999px;height:1px;overflow:hidden}
fieldset[disabled]{opacity:.65}
`;
