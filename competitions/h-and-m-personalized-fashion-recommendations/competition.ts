import { defineCompetition, humanLeaderboard, kaggle } from "mlebench";
import { firstTestDate, LastWeek } from "./last-week.ts";
import { purchaseMap } from "./purchase-map.ts";

const TRANSACTIONS = "transactions_train.csv";
const unchanged = ["articles.csv", "customers.csv", "sample_submission.csv"];

export default defineCompetition({
  id: "h-and-m-personalized-fashion-recommendations",
  title: "H&M Personalized Fashion Recommendations",
  category: "tabular",
  source: kaggle("h-and-m-personalized-fashion-recommendations", {
    zipMd5: "b7f44b0fc78b749967d4711fe6497121",
    gigabytes: 34.56,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir }) {
    const transactions = await raw.openLargeCsv(TRANSACTIONS);
    const purchases = new LastWeek(await firstTestDate(transactions));
    await publicDir.writeCsv(TRANSACTIONS, purchases.earlier(transactions));
    await privateDir.writeCsv("answers.csv", purchases.byCustomer());
    await publicDir.copy(unchanged.map((file) => ({ from: raw.path(file), to: file })));
    await publicDir.copyFolder(raw.path("images"), "images");
  },

  grader: purchaseMap,
  leaderboard: humanLeaderboard({
    teams: 2954,
    lowerIsBetter: false,
    gold: 0.03354,
    silver: 0.02517,
    bronze: 0.02394,
    median: 0.02177,
    closed: "2022-05-09",
    quantilesFromTop: [
      0.03792, 0.02512, 0.02394, 0.02391, 0.0237, 0.02364, 0.02344, 0.02327, 0.023, 0.02256,
      0.02177, 0.02128, 0.02037, 0.0194, 0.01778, 0.00937, 0.00664, 0.00326, 0.00286, 0.0, 0.0,
    ],
  }),
  published: {
    public: {
      "articles.csv": "f193ef0f582e8476ebb613d143742d0f",
      "customers.csv": "3aa1713831590115fffc667ba6c187a7",
      "sample_submission.csv": "004eaa20317d414d62f23165293c4a7b",
      "transactions_train.csv": "2a6e1b3ad8f550894341e4bc78a8279d",
    },
    private: {
      "answers.csv": "46123d4726564502bb3bb546f647fb42",
    },
    sampleScore: 0,
  },
  knownIssues: [
    "The answers hold article ids without leading zeros, as in transactions_train.csv, while " +
      "articles.csv, the pictures and the sample submission have them: ids with leading zeros " +
      "never match.",
    "The last week has eight days.",
    "A customer that is given twice is not refused: all later customers are then compared " +
      "with the wrong predictions.",
  ],
});
