import {
  asObject,
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  kaggle,
  type RawFolder,
  type Table,
  textColumn,
  textsOf,
} from "mlebench";
import { cellOrderTau } from "./cell-order-tau.ts";
import { wholeFamilies } from "./whole-families.ts";

const TEST_NOTEBOOKS = 20_000;

export default defineCompetition({
  id: "AI4Code",
  title: "Google AI4Code - Understand Code in Python Notebooks",
  category: "text classification",
  source: kaggle("AI4Code", { zipMd5: "0c118bd40925cdc0ca35e5e22460f836", gigabytes: 2.16 }),
  answers: "test_orders.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const listed = await raw.readCsv("train_ancestors.csv");
    const ancestors = listed.take(split.randomState(0).permutation(listed.rowCount));
    const testIds = wholeFamilies(ancestors, split.testCount(TEST_NOTEBOOKS));
    const isTest = (table: Table) => {
      const ids = table.column("id");
      return (row: number) => testIds.has(ids.textAt(row) ?? "");
    };
    const orders = await raw.readCsv("train_orders.csv");
    const train = orders.filter((row) => !isTest(orders)(row));
    const test = orders.filter(isTest(orders));
    await publicDir.writeCsv("train_orders.csv", train);
    await publicDir.writeCsv(
      "train_ancestors.csv",
      ancestors.filter((row) => !isTest(ancestors)(row)),
    );
    await privateDir.writeCsv("test_orders.csv", test);
    await publicDir.copy([
      ...filesOfRows(raw, train.column("id"), "train/{}.json", "train/{}.json"),
      ...filesOfRows(raw, test.column("id"), "train/{}.json", "test/{}.json"),
    ]);
    const shown: string[] = [];
    for (const id of textsOf(test.column("id"))) shown.push(await shownOrder(raw, id));
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.select("id").with("cell_order", textColumn(shown)),
    );
  },

  grader: cellOrderTau,
  leaderboard: humanLeaderboard({
    teams: 1025,
    lowerIsBetter: false,
    gold: 0.9006,
    silver: 0.8598,
    bronze: 0.8534,
    median: 0.8257,
    closed: "2022-11-10",
    quantilesFromTop: [
      0.9232, 0.8595, 0.8532, 0.8485, 0.8482, 0.8482, 0.848, 0.8472, 0.8466, 0.8377, 0.8257, 0.8257,
      0.8184, 0.7908, 0.7611, 0.755, 0.7338, 0.6407, 0.591, 0.591, -0.2406,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "dc03df9d2f67ead372ce0a244360268a",
      "train_ancestors.csv": "5a4c8b08ea96ac4039515cba1832da4f",
      "train_orders.csv": "b537c96c54e435385363b670b7672cba",
    },
    private: {
      "test_orders.csv": "58e1e03e110aa2d805cd84f6e6a6477f",
    },
    sampleScore: 0.39187,
  },
});

/** The cells of a notebook in the order of its file. */
async function shownOrder(raw: RawFolder, id: string): Promise<string> {
  const notebook = await raw.openJson(`train/${id}.json`);
  const types = notebook.members().get("cell_type");
  if (types === undefined) throw new Error(`train/${id}.json has no "cell_type".`);
  return [...asObject(types.value()).keys()].join(" ");
}
