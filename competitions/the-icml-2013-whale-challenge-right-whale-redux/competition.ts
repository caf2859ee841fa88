import {
  binaryAuc,
  compareCodePoints,
  defineCompetition,
  humanLeaderboard,
  int64Column,
  kaggle,
  Table,
  textColumn,
} from "mlebench";

export default defineCompetition({
  id: "the-icml-2013-whale-challenge-right-whale-redux",
  title: "The ICML 2013 Whale Challenge - Right Whale Redux",
  category: "audio classification",
  source: kaggle("the-icml-2013-whale-challenge-right-whale-redux", {
    zipMd5: "31d4fe71434eaa84fb0003374e6a30cc",
    gigabytes: 0.29314,
  }),
  answers: "test.csv",
  sampleSubmission: "sampleSubmission.csv",

  async prepare({ raw, publicDir, privateDir }) {
    const unpacked = await raw.unpack("train2.zip");
    const clips = (await unpacked.list("train2")).map((path) => path.slice("train2/".length));
    const dates = [...new Set(clips.map(dateOf))].sort(compareCodePoints);
    if (dates.length !== 4) {
      throw new Error(`train2.zip must hold clips of 4 dates; it holds ${dates.length}.`);
    }
    const clipsOf = (days: string[]) =>
      clips.filter((clip) => days.includes(dateOf(clip))).sort(compareCodePoints);
    const train = clipsOf(dates.slice(0, 2));
    const test = clipsOf(dates.slice(2));
    const testNames = test.map((clip, index) => `${clip.split("TRAIN")[0]}Test${index}.aif`);
    const solution = Table.of([
      ["clip", textColumn(testNames)],
      ["probability", int64Column(test.map((clip) => (/_1\.[^.]*$/.test(clip) ? 1 : 0)))],
    ]);

    const source = (clip: string) => unpacked.path(`train2/${clip}`);
    await publicDir.writeZip("train2.zip", [
      { folder: "train2/" },
      ...train.map((clip, index) => ({
        from: source(clip),
        to: `train2/${clip.replaceAll(/TRAIN\d+/g, `TRAIN${index}`)}`,
      })),
    ]);
    await publicDir.writeZip("test2.zip", [
      { folder: "test2/" },
      ...test.map((clip, index) => ({ from: source(clip), to: `test2/${testNames[index]}` })),
    ]);
    await publicDir.writeCsv(
      "sampleSubmission.csv",
      solution.withConstant("probability", "int64", 0),
    );
    await privateDir.writeCsv("test.csv", solution);
  },

  grader: binaryAuc({ id: "clip", target: "probability" }),
  leaderboard: humanLeaderboard({
    teams: 129,
    lowerIsBetter: false,
    gold: 0.98961,
    silver: 0.95017,
    bronze: 0.90521,
    median: 0.86521,
    closed: "2013-06-17",
    quantilesFromTop: [
      0.99379, 0.99106, 0.98248, 0.97364, 0.94947, 0.94578, 0.93841, 0.91969, 0.90515, 0.87144,
      0.86521, 0.84428, 0.80851, 0.78793, 0.75486, 0.68518, 0.61631, 0.51716, 0.5021, 0.5, 0.49906,
    ],
  }),
  published: {
    public: { "sampleSubmission.csv": "76160a892fbd2db6d847bd444f576cee" },
    private: { "test.csv": "199fdb3b74d7e1bc30fabc4fe4c66743" },
    sampleScore: 0.5,
  },
});

/** A clip's name begins with the day it was recorded on. */
function dateOf(clip: string): string {
  return clip.split("_")[0];
}
