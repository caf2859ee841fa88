/** The style of the HTML report: light and dark, down to the width of a phone. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2024; --soft: #60646c; --paper: #fcfcfd; --card: #f0f0f3;
  --line: #d9d9e0; --gold: #e2b11d; --silver: #9aa4af; --bronze: #b8743a; --above: #7bb88a;
  --bad: #cf5a55; --dot: #3b6fd4; }
@media (prefers-color-scheme: dark) { :root { --ink: #edeef0; --soft: #a0a4ab; --paper: #111113;
  --card: #1c1d21; --line: #33353b; --dot: #7aa5ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; background: var(--paper);
  color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
p { margin: .25rem 0; } .soft, small { color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem;
  margin: 1rem 0; padding: 0; }
.card { background: var(--card); border-radius: .5rem; padding: .75rem 1rem; }
.card b { display: block; font-size: 1.1rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
.notes { background: var(--card); border-left: 4px solid var(--gold); border-radius: .25rem;
  padding: .5rem 1rem; } .notes ul { margin: 0; padding-left: 1.1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line);
  vertical-align: top; }
td.cell { border-left: 4px solid var(--line); min-width: 7rem; overflow-wrap: anywhere; }
td.gold { border-left-color: var(--gold); background: color-mix(in srgb, var(--gold) 22%, transparent); }
td.silver { border-left-color: var(--silver); background: color-mix(in srgb, var(--silver) 22%, transparent); }
td.bronze { border-left-color: var(--bronze); background: color-mix(in srgb, var(--bronze) 22%, transparent); }
td.above { border-left-color: var(--above); } td.bad { border-left-color: var(--bad); }
svg { width: 100%; height: auto; display: block; } .axis { stroke: var(--line); stroke-width: 2; }
.mark line { stroke-width: 4; stroke: var(--soft); } .mark.gold line { stroke: var(--gold); }
.mark.silver line { stroke: var(--silver); } .mark.bronze line { stroke: var(--bronze); }
.dot { fill: var(--dot); stroke: var(--paper); stroke-width: 1.5; }
.label { font-size: 12px; fill: var(--soft); }
.label.gold { fill: var(--gold); } .label.silver { fill: var(--silver); } .label.bronze { fill: var(--bronze); }
code { background: var(--card); border-radius: .25rem; padding: .1rem .3rem; overflow-wrap: anywhere; }
`;
