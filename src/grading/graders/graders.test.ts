import { describe, expect, test } from "vitest";
import type { Grader } from "../../competition/definition.ts";
import { parseCsv } from "../../table/csv-reader.ts";
import { RuleViolation } from "../rule-violation.ts";
import { accuracy } from "./accuracy.ts";
import { binaryAuc } from "./binary-auc.ts";
import { binaryLogLoss } from "./binary-log-loss.ts";
import { meanColumnWiseAuc } from "./mean-column-wise-auc.ts";
import { meanColumnWiseRmsle } from "./mean-column-wise-rmsle.ts";
import { multiClassLogLoss } from "./multi-class-log-loss.ts";
import { quadraticWeightedKappa } from "./quadratic-weighted-kappa.ts";
import { rootMeanSquaredError } from "./root-mean-squared-error.ts";

const table = (csv: string) => parseCsv(new TextEncoder().encode(csv));

/** The score, or the broken rule with its place. */
function outcome(grader: Grader, submission: string, answers: string) {
  try {
    return grader.grade(table(submission), table(answers));
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    const { rule, row, column } = error.details;
    return [rule, column, row].filter((part) => part !== undefined).join(" ");
  }
}

describe("accuracy", () => {
  const digits = "id,y\n1,3\n2,5\n3,7\n4,7\n";
  const names = "id,y\n1,cat\n2,dog\n3,cat\n4,cat\n";
  test.each([
    ["numbers", digits, "id,y\n4,7\n3,7\n2,0\n1,3\n", 0.75],
    ["whole floats", digits, "id,y\n1,3.0\n2,5.0\n3,7.0\n4,7.0\n", 1],
    ["a fraction", digits, "id,y\n1,3\n2,5.5\n3,7\n4,7\n", "not-a-label y 2"],
    ["an infinity", digits, "id,y\n1,3\n2,inf\n3,7\n4,7\n", "not-a-label y 2"],
    ["-2^63 as a float", digits, "id,y\n1,3.0\n2,-9223372036854775808\n3,7\n4,7\n", 0.75],
    [
      "2^63 as a float",
      digits,
      "id,y\n1,3.0\n2,9.223372036854775808e18\n3,7\n4,7\n",
      "not-a-label y 2",
    ],
    ["a missing label", digits, "id,y\n1,3\n2,\n3,7\n4,7\n", "missing-value y 2"],
    ["texts against many numbers", digits, "id,y\n1,a\n2,b\n3,a\n4,a\n", 0],
    ["texts", names, "id,y\n1,cat\n2,cat\n3,cat\n4,cat\n", 0.75],
    ["numbers against two texts", names, "id,y\n1,0\n2,1\n3,0\n4,0\n", "label-type y 1"],
    ["many numbers against two texts", names, "id,y\n1,0\n2,1\n3,2\n4,0\n", 0],
    ["a header alone", digits, "id,y\n", "missing-row id"],
  ])("%s", (_, answers, submission, expected) => {
    expect(outcome(accuracy({ id: "id", target: "y" }), submission, answers)).toBe(expected);
  });
});

describe("quadratic weighted kappa", () => {
  const answers = "id,y\n1,0\n2,2\n3,1\n4,2\n";
  test.each([
    ["rows in another order", "id,y\n4,2\n3,1\n2,2\n1,0\n", 1],
    ["one grade everywhere", "id,y\n1,1\n2,1\n3,1\n4,1\n", 0],
    ["whole floats and a further column", "id,y,z\n1,0.0,a\n2,2.0,b\n3,1.0,\n4,2.0,\n", 1],
    ["booleans", "id,y\n1,False\n2,True\n3,True\n4,True\n", 5 / 9],
    ["a grade far off costs one step", "id,y\n1,0\n2,2\n3,1\n4,1000000\n", 0.875],
    ["a fraction", "id,y\n1,0\n2,1.5\n3,1\n4,2\n", "not-a-label y 2"],
    ["an infinity", "id,y\n1,0\n2,inf\n3,1\n4,2\n", "not-a-label y 2"],
    ["a missing grade", "id,y\n1,0\n2,2\n3,\n4,2\n", "missing-value y 3"],
    ["a word", "id,y\n1,0\n2,2\n3,mild\n4,2\n", "not-a-number y 3"],
    ["an integer beyond 64 bits", `id,y\n1,0\n2,2\n3,${"9".repeat(20)}\n4,2\n`, "not-a-number y 3"],
    ["a row twice", "id,y\n1,0\n2,2\n3,1\n4,2\n4,2\n", "repeated-id id 5"],
  ])("%s", (_, submission, expected) => {
    const result = outcome(quadraticWeightedKappa({ id: "id", target: "y" }), submission, answers);
    if (typeof expected === "number") expect(result).toBeCloseTo(expected, 12);
    else expect(result).toBe(expected);
  });

  test("is NaN, and valid, where every grade is the same", () => {
    const grader = quadraticWeightedKappa({ id: "id", target: "y" });
    expect(outcome(grader, "id,y\n1,3\n", "id,y\n1,3\n")).toBeNaN();
  });
});

describe("binary AUC", () => {
  const answers = "id,y\n1,0\n2,1\n3,1\n";
  test.each([
    ["a perfect order", "id,y\n3,0.9\n2,0.8\n1,0.1\n", 1],
    ["booleans", "id,y\n1,False\n2,True\n3,False\n", 0.75],
    ["a word", "id,y\n1,0.1\n2,high\n3,0.3\n", "not-a-number y 2"],
    ["digits with an underscore", "id,y\n1,0.1\n2,0.2_5\n3,0.3\n", 1],
    ["an integer beyond 64 bits", `id,y\n1,0.1\n2,${"9".repeat(20)}\n3,0.3\n`, "out-of-range y 2"],
    ["a missing value", "id,y\n1,0.1\n2,\n3,0.3\n", "missing-value y 2"],
    ["a value above 1", "id,y\n1,0.1\n2,0.2\n3,1.0000000000000002\n", "out-of-range y 3"],
    ["an infinity", "id,y\n1,-inf\n2,0.2\n3,1\n", "out-of-range y 1"],
    ["no id", "ID,y\n1,0.1\n2,0.2\n3,0.3\n", "missing-column id"],
    ["a header alone", "id,y\n", "missing-row id"],
  ])("%s", (_, submission, expected) => {
    expect(outcome(binaryAuc({ id: "id", target: "y" }), submission, answers)).toBe(expected);
  });

  test("is refused for answers of one class, without saying which", () => {
    const submission = "id,y\n1,0.1\n2,0.2\n";
    expect(outcome(binaryAuc({ id: "id", target: "y" }), submission, "id,y\n1,1\n2,1\n")).toBe(
      "undefined-score",
    );
  });
});

describe("binary log loss", () => {
  const grader = binaryLogLoss({ id: "id", target: "y" });
  const answers = "id,y\n1,0\n2,1\n";
  test.each([
    ["one half everywhere", "id,y\n2,0.5\n1,0.5\n", Math.LN2],
    ["certain and right", "id,y\n1,0\n2,1\n", 2.220446049250313e-16],
    ["certain and wrong, as booleans", "id,y\n1,True\n2,False\n", 36.04365338911715],
    ["a missing value", "id,y\n1,\n2,1\n", "missing-value y 1"],
    ["a word", "id,y\n1,cat\n2,1\n", "not-a-number y 1"],
    ["a value above 1", "id,y\n1,0\n2,1.0000000000000002\n", "out-of-range y 2"],
    ["an infinity", "id,y\n1,-inf\n2,1\n", "out-of-range y 1"],
    ["a repeated id", "id,y\n1,0\n2,1\n2,1\n", "repeated-id id 3"],
    ["a header alone", "id,y\n", "missing-row id"],
  ])("%s", (_, submission, expected) => {
    const result = outcome(grader, submission, answers);
    if (typeof expected === "number") expect(result).toBeCloseTo(expected, 13);
    else expect(result).toBe(expected);
  });

  test("is refused for answers of one class, without saying which", () => {
    expect(outcome(grader, "id,y\n1,0.5\n", "id,y\n1,1\n")).toBe("undefined-score");
  });
});

describe("mean column-wise AUC", () => {
  const answers = "id,a,b\n1,0,1\n2,1,0\n3,1,0\n";
  const columns = { id: "id", targets: ["a", "b"] };
  const probabilities = meanColumnWiseAuc({ ...columns, scores: "probabilities" });
  const finite = meanColumnWiseAuc({ ...columns, scores: "finite", onlyColumns: true });
  const further = "id,b,a,c\n3,1,0.9,x\n2,0,0.9,\n1,0.5,0.1,y\n";
  test.each([
    ["rows and columns in another order", probabilities, further, 0.75],
    ["a further column where none may be", finite, further, "unexpected-column c"],
    ["no column", probabilities, "id,a\n1,0\n2,1\n3,1\n", "missing-column b"],
    ["a value above 1", probabilities, "id,a,b\n1,0,1\n2,1,2\n3,1,0\n", "out-of-range b 2"],
    ["any finite number", finite, "id,a,b\n1,-9,7e9\n2,1,2\n3,1,0\n", 1],
    ["an infinity", finite, "id,a,b\n1,0,1\n2,1,0\n3,-inf,0\n", "not-finite a 3"],
    ["a missing value", finite, "id,a,b\n1,0,1\n2,1,\n3,1,0\n", "missing-value b 2"],
    ["a word", probabilities, "id,a,b\n1,0,1\n2,1,no\n3,1,0\n", "not-a-number b 2"],
    ["a repeated id", finite, "id,a,b\n1,0,1\n2,1,0\n2,1,0\n", "repeated-id id 3"],
  ])("%s", (_, grader, submission, expected) => {
    expect(outcome(grader, submission, answers)).toBe(expected);
  });
});

describe("multi-class log loss", () => {
  const answers = "id,a,b\n1,1,0\n2,0,1\n";
  const grader = multiClassLogLoss({
    id: "id",
    classes: ["a", "b"],
    rowSum: 1.1e-5,
    idFirst: true,
  });
  test("ignores a further column where that is asked for", () => {
    const lenient = multiClassLogLoss({
      id: "id",
      classes: ["a", "b"],
      rowSum: 1.1e-5,
      ignoreOtherColumns: true,
    });
    const submission = "id,a,b,c\n1,0.5,0.5,x\n2,0.5,0.5,\n";
    expect(outcome(lenient, submission, answers)).toBeCloseTo(Math.LN2, 12);
  });

  test.each([
    ["0.50000049", Math.LN2],
    ["0.49999951", Math.LN2],
    ["0.5000005", "row-sum 1"],
    ["0.4999995", "row-sum 1"],
  ])("rounds sums as NumPy does: 0.5 + %s", (probability, expected) => {
    const rounding = multiClassLogLoss({ id: "id", classes: ["a", "b"], rowSum: { decimals: 6 } });
    const result = outcome(rounding, `id,a,b\n1,0.5,${probability}\n2,0.5,0.5\n`, answers);
    if (typeof expected === "number") expect(result).toBeCloseTo(expected, 4);
    else expect(result).toBe(expected);
  });

  test.each([
    ["other column order", "id,b,a\n2,0.5,0.5\n1,0.5,0.5\n", Math.LN2],
    ["a sum within the tolerance", "id,a,b\n1,0.5,0.50001\n2,0.5,0.5\n", Math.LN2],
    ["a sum outside it", "id,a,b\n1,0.5,0.5\n2,0.5,0.500012\n", "row-sum 2"],
    ["a further column", "id,a,b,c\n1,0.5,0.5,0\n2,0.5,0.5,0\n", "unexpected-column c"],
    ["the id not first", "a,id,b\n0.5,1,0.5\n0.5,2,0.5\n", "column-order a"],
    ["a missing value", "id,a,b\n1,1,\n2,0.5,0.5\n", "missing-value b 1"],
    ["a negative", "id,a,b\n1,1.1,-0.1\n2,0.5,0.5\n", "out-of-range a 1"],
  ])("%s", (_, submission, expected) => {
    const result = outcome(grader, submission, answers);
    if (typeof expected === "number") expect(result).toBeCloseTo(expected, 4);
    else expect(result).toBe(expected);
  });
});

describe("errors of numbers", () => {
  const answers = "id,y\n1,0\n2,3\n";
  const rmse = rootMeanSquaredError({ id: "id", target: "y" });
  const rmsle = meanColumnWiseRmsle({ targets: ["y"] });
  test.each([
    ["RMSE, rows matched by id", rmse, "id,y\n2,3\n1,2\n", Math.SQRT2],
    ["RMSE of an infinity", rmse, "id,y\n1,inf\n2,0\n", "not-finite y 1"],
    ["RMSLE, rows matched by position", rmsle, "y\n3\n3\n", Math.log(4) / Math.SQRT2],
    ["RMSLE of a negative", rmsle, "y\n-0.001\n3\n", "out-of-range y 1"],
    ["RMSLE of a missing row", rmsle, "y\n1\n", "row-count"],
  ])("%s", (_, grader, submission, expected) => {
    const result = outcome(grader, submission, answers);
    if (typeof expected === "number") expect(result).toBeCloseTo(expected, 12);
    else expect(result).toBe(expected);
  });
});
