import { defineCompetition, humanLeaderboard, kaggle } from "mlebench";
import { degradationError } from "./grade.ts";
import {
  fieldsOf,
  measurements,
  numberedLines,
  passedFilter,
  readMolecules,
  zeros,
} from "./molecules.ts";

const TEST_SHARE = 0.1;

export default defineCompetition({
  id: "stanford-covid-vaccine",
  title: "OpenVaccine: COVID-19 mRNA Vaccine Degradation Prediction",
  category: "sequence regression",
  source: kaggle("stanford-covid-vaccine", { zipMd5: "16ec2b3aa849804b7ab68a3bd043d00c" }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const molecules = await readMolecules(raw, "train.json");
    const passed = [...molecules.keys()].filter((row) => passedFilter(molecules[row]!));
    const testCount = Math.floor(TEST_SHARE * molecules.length);
    if (passed.length < testCount) throw new Error(`Less than ${testCount} molecules passed.`);
    const drawn = split.randomState(0).permutation(passed.length).subarray(0, testCount);
    const isTest = new Set(Array.from(drawn, (place) => passed[place]!));
    const train = molecules.filter((_, row) => !isTest.has(row));
    const test = molecules.filter((_, row) => isTest.has(row));
    const shownFields = fieldsOf(await readMolecules(raw, "test.json"));
    const measured = measurements(test);
    await publicDir.writeFile("train.json", numberedLines(train, fieldsOf(molecules)));
    await publicDir.writeFile("test.json", numberedLines(test, shownFields));
    await publicDir.writeCsv("sample_submission.csv", zeros(measured));
    await privateDir.writeCsv("test.csv", measured);
  },

  grader: degradationError,
  leaderboard: humanLeaderboard({
    teams: 1636,
    lowerIsBetter: true,
    gold: 0.34728,
    silver: 0.35175,
    bronze: 0.3534,
    median: 0.363095,
    closed: "2020-10-06",
    quantilesFromTop: [
      0.34198, 0.3518, 0.35341, 0.35446, 0.35648, 0.35856, 0.35954, 0.3602, 0.36065, 0.36132,
      0.3632, 0.36828, 0.37334, 0.37829, 0.38138, 0.38577, 0.38978, 0.40576, 0.42625, 0.50541,
      0.77561,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "5d6a8da1eae26187ec3158b68ec7d666",
      "test.json": "86e2201a0168275ccadd49cafa6cab66",
      "train.json": "0081f791ac8730984c147955a0c7bba9",
    },
    private: { "test.csv": "41f284c21e1f7e112f29e1d7b7c1fd73" },
    sampleScore: 0.63824,
  },
  knownIssues: [
    "Which rows count depends on their place in the file: a submission in another order of rows is compared with the wrong answers.",
  ],
});
