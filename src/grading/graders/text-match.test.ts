import { expect, test } from "vitest";
import { parseCsv } from "../../table/csv-reader.ts";
import { RuleViolation } from "../rule-violation.ts";
import { textMatch } from "./text-match.ts";

const grader = textMatch({ id: "id", target: "after" });
const score = (submission: string, answers: string) =>
  grader.grade(parseCsv(Buffer.from(submission)), parseCsv(Buffer.from(answers)));

const answers = "id,after\n0_0,one\n0_1,\n0_2, x \n0_3,nan\n";

test.each([
  ["the rows in another order", "id,after\n0_3,\n0_2, x \n0_1,NULL\n0_0,one\n", 1],
  ["case and blanks", "id,after\n0_0,One\n0_1,NA\n0_2,x\n0_3,null\n", 0.5],
  ["nothing but missing cells", "id,after\n0_0,\n0_1,\n0_2,\n0_3,\n", 0.5],
  ["numbers", "id,after\n0_0,1\n0_1,2\n0_2,3\n0_3,4\n", 0],
])("%s", (_, submission, expected) => {
  expect(score(submission, answers)).toBe(expected);
});

test("columns of numbers and booleans compare as they print", () => {
  const truth = "id,after\n0_0,7\n0_1,1.5\n0_2,True\n0_3,word\n";
  expect(score("id,after\n0_0,007\n0_1,8\n0_2,9\n0_3,10\n", truth)).toBe(0.25);
  expect(score("id,after\n0_0,2\n0_1,1.50\n0_2,9\n0_3,10\n", truth)).toBe(0.25);
  expect(score("id,after\n0_0,true\n0_1,false\n0_2,TRUE\n0_3,true\n", truth)).toBe(0.25);
});

test.each([
  ["no prediction column", "id,before\n0_0,a\n", 'no column "after"'],
  ["a missing row", "id,after\n0_0,a\n0_1,b\n0_2,c\n", '"0_3"'],
])("%s is refused", (_, submission, message) => {
  expect(() => score(submission, answers)).toThrow(RuleViolation);
  expect(() => score(submission, answers)).toThrow(message);
});
