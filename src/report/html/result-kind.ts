import { medalOf } from "../../competition/medals.ts";

import type { SeedRun } from "../results.ts";

/** How a run's result is shown: a letter, so that colour is not all, and a class of the style. */
export interface ResultKind {
  letter: string;
  name: string;
  cell: string;
}

export const resultKinds = {
  gold: { letter: "G", name: "gold", cell: "gold-cell" },
  silver: { letter: "S", name: "silver", cell: "silver-cell" },
  bronze: { letter: "B", name: "bronze", cell: "bronze-cell" },
  above: { letter: "+", name: "above median", cell: "above-cell" },
  valid: { letter: "·", name: "valid", cell: "" },
  bad: { letter: "×", name: "no valid submission", cell: "bad-cell" },
  missing: { letter: "", name: "no run", cell: "none-cell" },
} as const satisfies Record<string, ResultKind>;

export function resultKind(run: SeedRun | undefined): ResultKind {
  if (run === undefined) return resultKinds.missing;
  const medal = medalOf(run);
  if (medal) return resultKinds[medal];
  if (run.above_median) return resultKinds.above;
  return run.valid_submission ? resultKinds.valid : resultKinds.bad;
}
