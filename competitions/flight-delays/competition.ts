import { readFile } from "node:fs/promises";
import {
  defineCompetition,
  int64Column,
  npmPackage,
  referenceLadder,
  rootMeanSquaredError,
  Table,
  textColumn,
} from "mlebench";

interface Flight {
  date: string;
  delay: number;
  distance: number;
  origin: string;
  destination: string;
}

export default defineCompetition({
  id: "flight-delays",
  title: "Flight Delays",
  category: "tabular",
  source: npmPackage("vega-datasets", {
    version: "3.2.1",
    integrity:
      "sha512-lTSwZA6yq6qSU2YZm+6bqILiIvTPPxn4itir7jPGFmHIdPvUfQ9pCzzcrklYywMJgLUbaIeSkZQdiJd6wBxPug==",
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const file = await readFile(raw.path("data/flights-20k.json"), "utf8");
    const flights: Flight[] = JSON.parse(file);
    const table = Table.of([
      ["id", int64Column([...flights.keys()])],
      ["date", textColumn(flights.map(({ date }) => date))],
      ["origin", textColumn(flights.map(({ origin }) => origin))],
      ["destination", textColumn(flights.map(({ destination }) => destination))],
      ["distance", int64Column(flights.map(({ distance }) => distance))],
      ["delay", int64Column(flights.map(({ delay }) => delay))],
    ]);
    const { train, test } = split.trainTest(table, { testSize: 0.2, seed: 0 });
    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("delay"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("id").withConstant("delay", "float64", 0),
    );
    await privateDir.writeCsv("test.csv", test.select("id", "delay"));
  },

  grader: rootMeanSquaredError({ id: "id", target: "delay" }),
  leaderboard: referenceLadder({
    lowerIsBetter: true,
    gold: 30.93554,
    silver: 31.8796,
    bronze: 32.33638,
    median: 33.26549,
    solutions: {
      gold: "boosted trees that also see the mean delay by airport and day, averaged over 3 runs",
      silver: "boosted trees on the columns, the parts of the date and the mean delay by airport",
      bronze: "ridge regression on the same columns, one indicator per airport and day",
      median: "the mean delay of the training flights",
    },
  }),
  published: {
    public: {
      "sample_submission.csv": "315b8fa7c7583958017a0f6ef71afdd6",
      "test.csv": "3f848eb2cf839a226c8b776105d3c296",
      "train.csv": "feccaed0497562f88bca0d75993190fa",
    },
    private: { "test.csv": "15ad330030b2e5898889c1c68bbe23ad" },
    sampleScore: 34.21627,
  },
});
