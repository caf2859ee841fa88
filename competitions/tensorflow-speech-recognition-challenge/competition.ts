import {
  accuracy,
  compareCodePoints,
  defineCompetition,
  humanLeaderboard,
  kaggle,
  type RawFolder,
  Table,
  textColumn,
} from "mlebench";

export default defineCompetition({
  id: "tensorflow-speech-recognition-challenge",
  title: "TensorFlow Speech Recognition Challenge",
  category: "audio classification",
  source: kaggle("tensorflow-speech-recognition-challenge", {
    zipMd5: "8e459afaaf22efd6411d545a690a7452",
    gigabytes: 3.76,
  }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const unpacked = await raw.unpack("train.7z");
    const clips = await labelledClips(unpacked);
    const { train, test } = split.trainTestRows(clips.length, { testSize: 0.1, seed: 0 });
    const testNames = Array.from(test, (_, row) => `clip_${String(row).padStart(8, "0")}.wav`);
    const answers = Table.of([
      ["fname", textColumn(testNames)],
      ["label", textColumn(Array.from(test, (clip) => clips[clip].label))],
    ]);
    await privateDir.writeCsv("test.csv", answers);
    await publicDir.writeCsv(
      "sample_submission.csv",
      answers.withConstant("label", "text", "silence"),
    );
    await publicDir.copy([
      ...Array.from(train, (clip) => ({
        from: unpacked.path(clips[clip].path),
        to: `train/audio/${clips[clip].label}/${clips[clip].name}`,
      })),
      ...Array.from(test, (clip, row) => ({
        from: unpacked.path(clips[clip].path),
        to: `test/audio/${testNames[row]}`,
      })),
    ]);
  },

  grader: accuracy({ id: "fname", target: "label" }),
  leaderboard: humanLeaderboard({
    teams: 1314,
    lowerIsBetter: false,
    gold: 0.90485,
    silver: 0.89627,
    bronze: 0.88793,
    median: 0.77722,
    closed: "2018-01-16",
    quantilesFromTop: [
      0.9106, 0.89533, 0.88793, 0.87571, 0.86232, 0.84752, 0.83625, 0.82097, 0.80089, 0.78691,
      0.77728, 0.75731, 0.74533, 0.73605, 0.70574, 0.64372, 0.20592, 0.09949, 0.09949, 0.09949,
      0.02384,
    ],
  }),
  published: {
    public: { "sample_submission.csv": "0b22e4798056a81416614ee8aa3c6ae5" },
    private: { "test.csv": "5f4d739491ce2cc9acecaffca9787367" },
    sampleScore: 0,
  },
  knownIssues: [
    "The test labels are all 30 words and the background noise, not the twelve labels of the " +
      "original task.",
    "Clips of one speaker stand on both sides of the split.",
  ],
});

interface Clip {
  path: string;
  name: string;
  label: string;
}

/** The clips, sorted by label and name; a clip's folder is its label. */
async function labelledClips(unpacked: RawFolder): Promise<Clip[]> {
  const paths = await unpacked.list("train/audio");
  const clips = paths
    .filter((path) => path.endsWith(".wav"))
    .map((path) => {
      const [label, name] = path.split("/").slice(-2);
      return { path, name, label };
    });
  const key = ({ label, name }: Clip) => `${label}_${name}`;
  return clips.sort((a, b) => compareCodePoints(key(a), key(b)));
}
