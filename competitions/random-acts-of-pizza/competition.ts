import {
  binaryAuc,
  defineCompetition,
  humanLeaderboard,
  int64Column,
  kaggle,
  pythonJsonText,
  Table,
  textColumn,
} from "mlebench";
import { idOf, outcomeOf, readRequests, reduced } from "./requests.ts";

const ID = "request_id";
const OUTCOME = "requester_received_pizza";

export default defineCompetition({
  id: "random-acts-of-pizza",
  title: "Random Acts of Pizza",
  category: "text classification",
  source: kaggle("random-acts-of-pizza", {
    zipMd5: "16319db32e81271a30f106f4e86f1b3d",
    gigabytes: 0.003,
  }),
  answers: "test.csv",
  sampleSubmission: "sampleSubmission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const requests = await readRequests(raw.path("train.json"));
    const kaggleTest = await readRequests(raw.path("test.json"));
    const testSize = kaggleTest.length / (requests.length + kaggleTest.length);
    const sides = split.trainTestRows(requests.length, { testSize, seed: 0 });
    const train = Array.from(sides.train, (row) => requests[row]!);
    const test = Array.from(sides.test, (row) => requests[row]!);

    const knownFields = [...kaggleTest[0]!.keys()];
    for (const [part, records] of [
      ["train", train],
      ["test", test.map((request) => reduced(request, knownFields))],
    ] as const) {
      const file = `${part}.json`;
      await publicDir.writeFile(file, pythonJsonText(records, { indent: 4 }));
      await publicDir.writeZip(`${part}.zip`, [{ from: publicDir.path(file), to: file }]);
    }
    const answers = Table.of([
      [ID, textColumn(test.map(idOf))],
      [OUTCOME, int64Column(test.map(outcomeOf))],
    ]);
    await privateDir.writeCsv("test.csv", answers);
    await publicDir.writeCsv("sampleSubmission.csv", answers.withConstant(OUTCOME, "int64", 0));
  },

  grader: binaryAuc({ id: ID, target: OUTCOME }),
  leaderboard: humanLeaderboard({
    teams: 462,
    lowerIsBetter: false,
    gold: 0.97908,
    silver: 0.76482,
    bronze: 0.6921,
    median: 0.5995950000000001,
    closed: "2015-06-01",
    quantilesFromTop: [
      1.0, 0.81051, 0.76973, 0.73492, 0.69473, 0.6737, 0.65818, 0.64567, 0.63813, 0.61632, 0.59962,
      0.58701, 0.57299, 0.55624, 0.54244, 0.53084, 0.51915, 0.51039, 0.50215, 0.5, 0.46972,
    ],
  }),
  published: {
    public: {
      "train.json": "67a72ab0b01bb8fabb81f8406cc485f1",
      "test.json": "f86bbac7e5eb9658632ac51ccef06042",
      "sampleSubmission.csv": "6d7556c9a2f353b5d83ab0424a1bc914",
    },
    private: { "test.csv": "b7a9c13b5f063dcfff7102f39f8c95ca" },
    sampleScore: 0.5,
  },
  knownIssues: [
    "The test field giver_username_if_known gives the outcome away: it is N/A unless somebody " +
      "gave a pizza.",
  ],
});
