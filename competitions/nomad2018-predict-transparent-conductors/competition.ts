import {
  defineCompetition,
  humanLeaderboard,
  kaggle,
  meanColumnWiseRmsle,
  withPositionalIds,
} from "mlebench";
import { geometryCopies, geometryFiles } from "./geometry.ts";

const targets = ["formation_energy_ev_natom", "bandgap_energy_ev"];

export default defineCompetition({
  id: "nomad2018-predict-transparent-conductors",
  title: "Nomad2018 Predicting Transparent Conductors",
  category: "tabular",
  source: kaggle("nomad2018-predict-transparent-conductors", {
    zipMd5: "faf192f27aa208d8da5ab99d41bd9e39",
    gigabytes: 0.00624,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const materials = await (await raw.unpack("train.csv.zip")).readCsv("train.csv");
    const { train, test } = split.trainTest(materials, { testSize: 0.1, seed: 0 });
    // Ids of both parts count from 1, so that they overlap.
    const renumberedTest = withPositionalIds(test, "id", 1);
    await publicDir.writeCsv("train.csv", withPositionalIds(train, "id", 1));
    await publicDir.writeCsv("test.csv", renumberedTest.drop(...targets));
    await publicDir.writeCsv(
      "sample_submission.csv",
      renumberedTest
        .select("id")
        .withConstant("formation_energy_ev_natom", "float64", 0.1779)
        .withConstant("bandgap_energy_ev", "float64", 1.8892),
    );
    await privateDir.writeCsv("test.csv", renumberedTest);

    const geometries = await geometryFiles(await raw.unpack("train.zip"));
    await publicDir.copy(geometryCopies("train", train, geometries));
    await publicDir.copy(geometryCopies("test", test, geometries));
  },

  grader: meanColumnWiseRmsle({ targets }),
  leaderboard: humanLeaderboard({
    teams: 879,
    lowerIsBetter: true,
    gold: 0.05589,
    silver: 0.06229,
    bronze: 0.06582,
    median: 0.06988,
    closed: "2018-02-15",
    quantilesFromTop: [
      0.051, 0.06201, 0.06526, 0.06753, 0.06791, 0.06822, 0.06866, 0.06911, 0.0694, 0.06964,
      0.06988, 0.07034, 0.07081, 0.07143, 0.07207, 0.07314, 0.07434, 0.07769, 0.09049, 0.14039,
      0.89049,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "f6ca859f7a81041cad0594cf31f171d9",
      "test.csv": "be4e478c19d962eae8ffde95163fe8b1",
      "train.csv": "27ef5faad359d2dd4ac872fab5c9010d",
    },
    private: { "test.csv": "fc17cf7adf422874ce65f2b1b1265d98" },
    sampleScore: 0.21174,
  },
  knownIssues: [
    "Rows are compared by position: ids are not looked at, and a submission whose rows are in " +
      "another order than the test file's gets another score.",
  ],
});
