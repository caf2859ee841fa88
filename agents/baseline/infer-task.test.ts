import { describe, expect, test } from "vitest";
import { parseCsv } from "./csv.ts";
import { alignWithSample, inferTask } from "./infer-task.ts";

function infer(files: { train: string; test?: string; sample: string; description?: string }) {
  return inferTask({
    train: parseCsv(files.train),
    test: files.test === undefined ? undefined : parseCsv(files.test),
    sample: parseCsv(files.sample),
    description: files.description ?? "",
  });
}

describe("what a competition asks for", () => {
  test("a label that is a boolean word", () => {
    const task = infer({
      train: "PassengerId,Age,Transported\n0001_01,39,True\n0002_01,24,False\n",
      test: "PassengerId,Age\n0003_01,5\n",
      sample: "PassengerId,Transported\n0003_01,False\n",
    });
    expect(task).toEqual({
      targets: [{ kind: "label", column: "Transported", classes: ["False", "True"] }],
      keyColumns: ["PassengerId"],
      sharedColumns: ["PassengerId", "Age"],
    });
  });

  test("probabilities of the classes of one training column, not all of which need occur", () => {
    const task = infer({
      train: "id,text,author\n1,a b,EAP\n2,c d,MWS\n",
      test: "id,text\n3,e f\n",
      sample: "id,EAP,HPL,MWS\n3,0.4,0.3,0.3\n",
    });
    expect(task.targets).toEqual([
      { kind: "class-probabilities", column: "author", classes: ["EAP", "HPL", "MWS"] },
    ]);
  });

  test("several numbers, on a log scale where the metric says so", () => {
    const files = {
      train: "id,x,energy,gap\n1,2,0.5,1.25\n2,3,0.7,3.5\n",
      test: "id,x\n1,4\n",
      sample: "id,energy,gap\n1,0.1,1\n",
    };
    const onScale = (onLogScale: boolean) => [
      { kind: "number", column: "energy", onLogScale },
      { kind: "number", column: "gap", onLogScale },
    ];
    expect(infer(files).targets).toEqual(onScale(false));
    const description = "The mean of two root mean squared logarithmic errors.";
    expect(infer({ ...files, description }).targets).toEqual(onScale(true));
  });

  test("a probability, told by fractions in the sample submission; without test.csv", () => {
    const task = infer({
      train: "id,has_cactus\na.jpg,1\nb.jpg,0\n",
      sample: "id,has_cactus\nc.jpg,0.5\n",
    });
    expect(task).toEqual({
      targets: [{ kind: "probability", column: "has_cactus", classes: ["0", "1"] }],
      keyColumns: ["id"],
      sharedColumns: ["id"],
    });
  });

  test("a probability, told by the description; rows named by several columns", () => {
    const files = {
      train: "Insult,Date,Comment\n1,20120618192155Z,you\n0,,hello\n",
      test: "Date,Comment\n,hi\n",
      sample: "Insult,Date,Comment\n0,,hi\n",
    };
    const task = infer({ ...files, description: "Metric: area under the ROC curve." });
    expect(task.targets[0].kind).toBe("probability");
    expect(task.keyColumns).toEqual(["Date", "Comment"]);
    expect(infer(files).targets[0].kind).toBe("label");
  });

  test("digits are labels, delays are numbers", () => {
    const digits = Array.from({ length: 40 }, (_, id) => `${id},${id % 10}`).join("\n");
    const delays = Array.from({ length: 40 }, (_, id) => `${id},${id - 15}`).join("\n");
    const files = { test: "id\n50\n" };
    const ofDigits = infer({ ...files, train: `id,y\n${digits}`, sample: "id,y\n50,0\n" });
    expect(ofDigits.targets[0].kind).toBe("label");
    const ofDelays = infer({ ...files, train: `id,y\n${delays}`, sample: "id,y\n50,0.0\n" });
    expect(ofDelays.targets[0].kind).toBe("number");
  });

  test("says so when nothing fits", () => {
    const train = "id,x,y\n1,2,3\n";
    expect(() => infer({ train, test: "id,x\n4,5\n", sample: "id,boxes\n4,\n" })).toThrow(
      "no training column has the classes boxes",
    );
    expect(() => infer({ train, test: "id,x\n4,5\n", sample: "row,y\n4,1\n" })).toThrow(
      "names the rows",
    );
  });
});

test("test rows are found by key, and by place where keys repeat", () => {
  const sample = parseCsv("id,y\nb,0\na,0\na,0\n");
  const rows = alignWithSample(sample, parseCsv("id,x\na,1\nb,2\na,3\n"), ["id"]);
  expect([...rows]).toEqual([1, 2, 2]);
  expect(() => alignWithSample(sample, parseCsv("id\na\n"), ["id"])).toThrow('lacks row ["b"]');
});
