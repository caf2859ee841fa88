import { expect, test } from "vitest";
import { parseCsv } from "../table/csv-reader.ts";
import { repeatedPredictions } from "./repeated-predictions.ts";

const table = (csv: string) => parseCsv(Buffer.from(csv));

test("come in the order of the answers, repetitions in that of the submission", () => {
  const { rows, truth, predicted } = repeatedPredictions(
    table("id,y\n3,30\n1,10\n2,20\n1,11\n"),
    table("id,y\n2,2\n1,1\n3,3\n"),
    { id: "id", target: "y" },
  );
  expect([...rows]).toEqual([0, 1, 1, 2]);
  expect([...truth]).toEqual([2, 1, 1, 3]);
  expect([...predicted]).toEqual([20, 10, 11, 30]);
});
