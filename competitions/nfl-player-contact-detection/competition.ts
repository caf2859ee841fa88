import {
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  kaggle,
  matthewsCorrelation,
  rowsAmong,
  splitValues,
} from "mlebench";

const TABLES = ["baseline_helmets", "player_tracking", "video_metadata"];
const VIEWS = ["All29", "Endzone", "Sideline"];

export default defineCompetition({
  id: "nfl-player-contact-detection",
  title: "1st and Future - Player Contact Detection",
  category: "video classification",
  source: kaggle("nfl-player-contact-detection", { zipMd5: "9fc02688ee4e93ab144338a90f8d07a8" }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const labels = await raw.readCsv("train_labels.csv", { floats: "plain" });
    const plays = splitValues(split, labels.column("game_play"), { testSize: 0.1, seed: 0 });
    const answers = rowsAmong(labels, "game_play", plays.test);
    await publicDir.writeCsv("train_labels.csv", rowsAmong(labels, "game_play", plays.train));
    await privateDir.writeCsv("test.csv", answers);
    await publicDir.writeCsv(
      "sample_submission.csv",
      answers.select("contact_id").withConstant("contact", "int64", 0),
    );
    for (const name of TABLES) {
      const table = await raw.readCsv(`train_${name}.csv`, { floats: "plain" });
      await publicDir.writeCsv(`train_${name}.csv`, rowsAmong(table, "game_play", plays.train));
      await publicDir.writeCsv(`test_${name}.csv`, rowsAmong(table, "game_play", plays.test));
    }
    for (const view of VIEWS) {
      const video = `{}_${view}.mp4`;
      await publicDir.copy([
        ...filesOfRows(raw, plays.train, `train/${video}`, `train/${video}`),
        ...filesOfRows(raw, plays.test, `train/${video}`, `test/${video}`),
      ]);
    }
  },

  grader: matthewsCorrelation({ id: "contact_id", target: "contact" }),
  leaderboard: humanLeaderboard({
    teams: 940,
    lowerIsBetter: false,
    gold: 0.78167,
    silver: 0.72203,
    bronze: 0.69652,
    median: 0.69139,
    closed: "2023-03-01",
    quantilesFromTop: [
      0.79817, 0.72263, 0.69956, 0.69276, 0.69276, 0.69184, 0.6918, 0.6918, 0.6918, 0.69139,
      0.69139, 0.69139, 0.69139, 0.69139, 0.68939, 0.67357, 0.61888, 0.58321, 0.5577, 0.53231,
      -0.00013,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "e4fe9463edad278506f9911fd86b17f3",
      "train_labels.csv": "8721fe87ec4fb244ecf217522045ab8c",
      "train_baseline_helmets.csv": "063ba03e0ca7acf3c17bd74d704983f0",
      "test_baseline_helmets.csv": "2981cca0abdb9305780edfea905a7ff4",
      "train_player_tracking.csv": "5f8604c4c541db8d1f0247de34e99cd2",
      "test_player_tracking.csv": "dfa825f54143e63aa4b7ccba897e4d3f",
      "train_video_metadata.csv": "5ba91169bc8df45c0334db954c86cbc3",
      "test_video_metadata.csv": "6978a882a8cf8ec2141e5df6959c2617",
    },
    private: { "test.csv": "fa42cdab2f042c5bd0665d7739a715fb" },
    sampleScore: 0,
  },
  knownIssues: [
    "Predictions may be any whole numbers; those other than 0 and 1 count as further classes.",
  ],
});
