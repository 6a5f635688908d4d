/** Dark or light text on this colour, whichever reads better. */
const onColor = (color: string): string => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (light + 0.05) >= 4.5 ? '#fff' : '#0b0d12';
};

/** Follows the color-scheme of the site; the site's own styles do not reach in. */
export const styleOf = (color: string): string => `
:host{all:initial;color-scheme:inherit;--c:${color};--on:${onColor(color)};
--bg:light-dark(#fff,#171a21);--fg:light-dark(#16191f,#e8ebf1);--dim:light-dark(#5a6474,#a2abba);--line:light-dark(#dfe3ea,#2e3440);
--soft:light-dark(#f1f3f7,#232833);--red:light-dark(#b42323,#ff8f8f);--warn:light-dark(#fff3d6,#3b3115);
font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--fg);position:fixed;inset:auto 20px 20px auto;z-index:2147483000}
:host([data-theme=light]){color-scheme:light}:host([data-theme=dark]){color-scheme:dark}:host([data-side=left]){inset:auto auto 20px 20px}
/* in a frame of the settings */
:host([data-inside]){position:absolute;inset:12px;z-index:0}:host([data-inside]) .p{inset:0 0 64px auto;width:min(372px,100%);height:auto}:host([data-inside]) .o{position:absolute;right:0;bottom:0}
@media print{:host{display:none}}
*{box-sizing:border-box}[hidden]{display:none!important}
button,input,textarea{font:inherit;color:inherit;margin:0}
button{cursor:pointer;border:0;background:none;padding:0}
svg{width:20px;height:20px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round;flex:none}
:focus-visible{outline:2px solid var(--fg);outline-offset:2px}
.o{position:relative;display:grid;place-items:center;width:56px;height:56px;margin-left:auto;border-radius:50%;background:var(--c);color:var(--on);box-shadow:0 4px 16px #0004}
:host([data-side=left]) .o{margin:0 auto 0 0}
.o svg{width:28px;height:28px}
.n{position:absolute;top:-4px;right:-4px;min-width:22px;height:22px;padding:0 6px;border-radius:11px;background:#c92a2a;color:#fff;font-size:12px;font-weight:700;line-height:22px;text-align:center}
.p{position:absolute;bottom:68px;right:0;width:372px;height:min(620px,calc(100dvh - 110px));display:flex;flex-direction:column;overflow:hidden;border-radius:14px;background:var(--bg);border:1px solid var(--line);box-shadow:0 12px 40px #0005;overscroll-behavior:contain}
:host([data-side=left]) .p{right:auto;left:0}
.h{display:flex;align-items:center;gap:10px;padding:12px 8px 12px 16px;background:var(--c);color:var(--on)}
.h div{flex:1;min-width:0}.h h2{margin:0;font-size:16px;font-weight:650;line-height:1.25;overflow-wrap:anywhere}.h p{margin:2px 0 0;font-size:12.5px}
.h :focus-visible{outline-color:var(--on)}
.i{display:grid;place-items:center;width:40px;height:40px;border-radius:8px;flex:none}
.a{margin:0;padding:10px 16px;background:var(--warn);border-bottom:1px solid var(--line);overflow-wrap:anywhere}
.l{flex:1;overflow-y:auto;padding:12px 14px;display:flex;flex-direction:column;gap:2px;overscroll-behavior:contain}
.l>:first-child{margin-top:auto}
.d{align-self:center;margin:10px 0 6px;font-size:12px;color:var(--dim)}
.m{max-width:84%;align-self:flex-start;display:flex;flex-direction:column;margin-top:6px}
.m.y{align-self:flex-end;align-items:flex-end}
.b{padding:8px 12px;border-radius:14px;background:var(--soft);white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;overflow:hidden}
.y .b{background:var(--c);color:var(--on)}
.y .b.f{background:none;color:var(--fg);border:1px dashed var(--red)}
.b a{color:inherit;text-decoration:underline}
.t{font-size:11.5px;color:var(--dim);margin:2px 4px 0;display:flex;gap:6px;flex-wrap:wrap}
.t.f{color:var(--red)}
blockquote{margin:0 0 2px 4px;padding-left:8px;border-left:3px solid var(--line);font-size:12.5px;color:var(--dim);max-height:3em;overflow:hidden;overflow-wrap:anywhere}
.k{font-size:12.5px;font-weight:600;color:inherit;text-decoration:underline;min-height:24px}
.v{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.g{display:flex;flex-wrap:wrap;gap:6px;margin-top:6px}
.u{min-height:36px;padding:6px 14px;border-radius:18px;border:1px solid light-dark(color-mix(in srgb,var(--c) 70%,#000),color-mix(in srgb,var(--c) 60%,#fff));background:var(--bg);color:var(--fg);text-decoration:none;overflow-wrap:anywhere;text-align:left}
.u:hover{background:var(--soft)}
.s{display:grid;gap:8px;margin-top:6px;padding:10px;border:1px solid var(--line);border-radius:12px}
.s fieldset{border:0;margin:0;padding:0;display:flex;gap:4px}
.s label{cursor:pointer;display:grid;place-items:center;width:40px;height:40px;border-radius:8px;border:1px solid var(--line);font-weight:600}
.s label:has(:checked){background:var(--c);color:var(--on);border-color:var(--c)}
.s label:has(:focus-visible){outline:2px solid var(--fg);outline-offset:2px}
.x{display:block;max-width:100%;width:auto;height:auto;max-height:220px;border-radius:12px;border:1px solid var(--line)}.j{margin-top:4px}a.b{color:var(--fg);margin-top:4px}.y a.b{color:var(--on)}
.r{height:0;margin:0 18px;font-size:12px;color:var(--dim)}.r:not(:empty){height:20px}.w{display:grid;gap:8px;padding:12px 14px 0;border-top:1px solid var(--line);max-height:60%;overflow-y:auto}
.w p{margin:0;font-weight:600}
.w label{display:grid;gap:3px;font-size:12.5px;color:var(--dim)}
input,textarea{width:100%;min-height:40px;padding:8px 12px;border:1px solid light-dark(#8a93a3,#6f7a8b);border-radius:10px;background:var(--bg);color:var(--fg);font-size:14px}
[aria-invalid=true]{border-color:var(--red)}
.p>.e{padding:6px 14px 0}.p>.e:empty{display:none}[aria-busy]{opacity:.6}.e{margin:0;color:var(--red);font-size:12.5px}.w .e{font-weight:400}
.c{display:flex;align-items:flex-end;gap:4px;padding:10px}
.w+.c{padding-top:8px}:not(.w)+.c{border-top:1px solid var(--line)}
.c textarea{resize:none;max-height:120px;field-sizing:content;flex:1}
.c .z{background:var(--c);color:var(--on);border-radius:10px}
.c .z[aria-disabled=true]{opacity:.55}
.q{outline:3px dashed var(--c);outline-offset:-8px}
@media (max-width:480px){:host([data-open]:not([data-inside])){inset:0!important}:host([data-open]:not([data-inside])) .o{display:none}
:host(:not([data-inside])) .p,:host([data-side=left]) .p{inset:0;width:auto;height:var(--h,100dvh);border:0;border-radius:0}input,textarea{font-size:16px}}
@media (prefers-reduced-motion:no-preference){.p{animation:r .12s ease-out}@keyframes r{from{opacity:0;transform:translateY(8px)}}}
@media (forced-colors:active){.o,.b,.z,.p{border:1px solid}}
`;
