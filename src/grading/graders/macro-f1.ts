import type { Grader } from "../../competition/definition.ts";
import { fScore } from "../../metrics/f-score.ts";
import { requireColumns } from "../columns.ts";
import { requireIntegers } from "../python-integers.ts";
import { matchRows } from "../rows.ts";

/**
 * Macro-averaged F1 of one class number a row, rows matched by id; other columns are ignored. The
 * mean goes over the classes that occur in the answers or the submission. Numbers are cut towards
 * zero.
 */
export function macroF1(columns: { id: string; target: string }): Grader {
  const { id, target } = columns;
  return {
    metric: "macro-f1-score",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const predicted = requireIntegers(submission, target);
      const truth = requireIntegers(answers, target);
      // Numbers of 64 bits, which doubles cannot tell apart, are numbered through.
      const codes = new Map<bigint, number>();
      const codeOf = (label: bigint): number => {
        const code = codes.get(label) ?? codes.size;
        codes.set(label, code);
        return code;
      };
      return fScore(
        Array.from(truth, codeOf),
        Array.from(rows, (row) => codeOf(predicted[row]!)),
        { average: "macro" },
      );
    },
  };
}
