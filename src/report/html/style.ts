/** The style of the HTML report: light and dark, down to the width of a phone. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #5c636d; --paper: #f7f8fa; --card: #ffffff;
  --line: #dfe3e8; --track: #e9ecf0; --accent: #2f62d0; --gold: #e0a800; --silver: #8c98a6;
  --bronze: #b5703a; --above: #4f9d69; --bad: #c9403a; --plain: #b9c0c9; --warn: #fff6dd;
  --on-medal: #15181c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9ebee; --soft: #9aa2ad; --paper: #0f1114;
  --card: #181b20; --line: #2b3038; --track: #262b33; --accent: #7ea6ff; --gold: #f0bd2d;
  --silver: #aab4c0; --bronze: #cf8a52; --above: #6dbb87; --bad: #ef6b64; --plain: #4a525d;
  --warn: #2b2615; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 66rem; background: var(--paper);
  color: var(--ink); font: 16px/1.5 system-ui, "DejaVu Sans", sans-serif;
  font-variant-numeric: tabular-nums; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2.75rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .25rem 0; } small, .soft { color: var(--soft); } small { font-size: .82rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
  gap: .75rem; margin: 1.25rem 0; }
.card, section, .notes { background: var(--card); border: 1px solid var(--line);
  border-radius: .75rem; padding: .9rem 1rem; min-width: 0; }
.card.main { grid-column: 1 / -1; } .card h3 { font-weight: 500; color: var(--soft); font-size: .9rem; }
.card b { display: block; font-size: 1.45rem; line-height: 1.3; } .card.main b { font-size: 2.6rem; }
.card svg { margin: .35rem 0 .25rem; }
.notes { background: var(--warn); border-left: 4px solid var(--gold); margin: 1.25rem 0; }
.notes ul { margin: 0; padding-left: 1.1rem; overflow-wrap: anywhere; } .notes li + li { margin-top: .3rem; }
.tag { display: inline-block; font-size: .78rem; color: var(--soft); border: 1px solid var(--line);
  border-radius: 1rem; padding: 0 .55rem; margin-right: .25rem; }
.tag.warn { color: var(--ink); background: var(--warn); border-color: var(--gold); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; } table.wide { width: 100%; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line);
  vertical-align: top; } th { font-weight: 600; font-size: .85rem; color: var(--soft); }
td.number, th.number { text-align: right; white-space: nowrap; }
.heat { border-collapse: separate; border-spacing: 3px; }
.heat th, .heat td { border: 0; padding: 0; }
.heat th { font-weight: 400; font-size: .88rem; color: var(--ink); padding-right: .6rem;
  max-width: 26rem; overflow-wrap: anywhere; line-height: 1.25; vertical-align: middle; }
.heat thead th { text-align: center; color: var(--soft); padding: 0 0 .2rem; }
.heat caption { text-align: left; color: var(--soft); font-size: .85rem; font-weight: 600; }
.heats { columns: 27rem; column-gap: 2rem; } .heats .heat { width: 100%; margin-bottom: .9rem; break-inside: avoid; }
.heats .heat td { width: 2.4rem; } .sections { display: grid; gap: .75rem; align-items: start;
  grid-template-columns: repeat(auto-fill, minmax(min(30rem, 100%), 1fr)); }
.heat td { width: 2.4rem; min-width: 1.9rem; height: 1.7rem; border-radius: .3rem; text-align: center;
  vertical-align: middle; font-size: .78rem; font-weight: 600; background: var(--track); color: var(--soft); }
.heat td.skipped { opacity: .45; }
.gold-cell { background: var(--gold) !important; color: var(--on-medal) !important; }
.silver-cell { background: var(--silver) !important; color: var(--on-medal) !important; }
.bronze-cell { background: var(--bronze) !important; color: var(--on-medal) !important; }
.above-cell { background: color-mix(in srgb, var(--above) 40%, var(--card)) !important; color: var(--ink) !important; }
.bad-cell { background: color-mix(in srgb, var(--bad) 28%, var(--card)) !important; color: var(--ink) !important; }
.none-cell { background: none !important; border: 1px dashed var(--line) !important; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1rem; margin: .6rem 0; font-size: .82rem; color: var(--soft); }
.legend i { display: inline-block; min-width: 1.3rem; border-radius: .25rem; text-align: center;
  font-style: normal; font-size: .75rem; font-weight: 600; margin-right: .35rem; background: var(--track); }
svg { width: 100%; height: auto; display: block; }
.ends { display: flex; justify-content: space-between; color: var(--soft); font-size: .78rem; padding: 0 1.8%; }
.axis { stroke: var(--line); stroke-width: 1.5; } .track { fill: var(--track); }
.range { fill: var(--accent); opacity: .3; } .at { fill: var(--accent); }
.zone.gold { fill: var(--gold); } .zone.silver { fill: var(--silver); } .zone.bronze { fill: var(--bronze); }
.zone.above { fill: var(--above); } .zone { opacity: .3; } .zone.above { opacity: .14; }
.mark { stroke-width: 2; } .mark.gold { stroke: var(--gold); } .mark.silver { stroke: var(--silver); }
.mark.bronze { stroke: var(--bronze); } .mark.median { stroke: var(--soft); stroke-dasharray: 3 3; }
.human { stroke: var(--soft); stroke-width: 1; opacity: .6; }
.dot { fill: var(--accent); stroke: var(--card); stroke-width: 1.5; } .dot.skipped { opacity: .4; }
.curve { fill: none; stroke: var(--accent); stroke-width: 2; opacity: .85; }
.thresholds { display: flex; flex-wrap: wrap; gap: .1rem .9rem; font-size: .82rem; color: var(--soft); margin: .3rem 0; }
.thresholds i { display: inline-block; width: .7rem; height: .7rem; border-radius: 50%; margin-right: .3rem; }
i.gold { background: var(--gold); } i.silver { background: var(--silver); } i.bronze { background: var(--bronze); }
i.median { background: none; border: 1.5px dashed var(--soft); }
dl { margin: 0; } dt { font-weight: 600; } dd { margin: 0 0 .5rem; color: var(--soft); }
ul.runs { list-style: none; margin: .5rem 0 0; padding: 0; font-size: .9rem; overflow-wrap: anywhere; }
ul.runs li { padding: .2rem 0; border-top: 1px solid var(--line); }
.badge { display: inline-block; border-radius: .3rem; padding: 0 .4rem; font-size: .78rem; font-weight: 600;
  background: var(--track); }
.issue { font-size: .85rem; color: var(--soft); margin-top: .4rem; }
code { background: var(--track); border-radius: .3rem; padding: .15rem .4rem; overflow-wrap: anywhere; font-size: .9em; }
@media (max-width: 34rem) { body { padding: 1.25rem .75rem 3rem; } h1 { font-size: 1.3rem; }
  .cards { grid-template-columns: 1fr 1fr; } .card b { font-size: 1.15rem; } .card.main b { font-size: 2rem; }
  .heat th { font-size: .78rem; max-width: 11rem; } .heat { border-spacing: 2px; } }
@media print { body { background: none; } section, .card, .heat { break-inside: avoid; } }
`;
