import type { Grader } from "../../competition/definition.ts";
import { mean } from "../../metrics/pairwise-sum.ts";
import {
  requireColumns,
  requireFinite,
  requireNoMissing,
  requireNumbers,
  requireOnlyColumns,
  requireWithin,
} from "../columns.ts";
import { inAnswerOrder, matchRows } from "../rows.ts";
import { definedRocAuc } from "./binary-auc.ts";

export interface MeanColumnWiseAucOptions {
  id: string;
  /** The label columns; the answers hold 0/1 in columns of the same names. */
  targets: readonly string[];
  /** What the cells may be: from 0 to 1, or any finite number. */
  scores: "probabilities" | "finite";
  /** Columns other than these are refused instead of ignored. */
  onlyColumns?: boolean;
  /** The reference's name of the metric where it is not "auc-roc". */
  metric?: string;
}

/** Area under the ROC curve of each label column, averaged over them; rows matched by id. */
export function meanColumnWiseAuc(options: MeanColumnWiseAucOptions): Grader {
  const { id, targets, metric = "auc-roc" } = options;
  const requireShape = options.onlyColumns ? requireOnlyColumns : requireColumns;
  return {
    metric,
    grade(submission, answers) {
      requireShape(submission, [id, ...targets]);
      const rows = matchRows(submission, answers, id);
      const areas = targets.map((target) => {
        const scores = requireNumbers(submission, target);
        requireNoMissing(submission, target, scores);
        if (options.scores === "finite") requireFinite(submission, target, scores);
        else requireWithin(submission, target, scores, 0, 1);
        return definedRocAuc(requireNumbers(answers, target), inAnswerOrder(scores, rows));
      });
      return mean(areas);
    },
  };
}
