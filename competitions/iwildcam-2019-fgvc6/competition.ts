import {
  defineCompetition,
  filesOfRows,
  humanLeaderboard,
  int64Column,
  kaggle,
  macroF1,
  Table,
  uniqueRows,
} from "mlebench";

export default defineCompetition({
  id: "iwildcam-2019-fgvc6",
  title: "iWildCam 2019 - FGVC6",
  category: "image classification",
  source: kaggle("iwildcam-2019-fgvc6", {
    zipMd5: "a47f19c8dfb20d33aeb65fd3975af2c7",
    gigabytes: 46.68,
  }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const images = await raw.unpack("train_images.zip");
    const sightings = await raw.readCsv("train.csv");
    const places = sightings.column("location");
    const locations = places.take(uniqueRows(places));
    const chosen = split.trainTestRows(locations.length, { testSize: 0.1, seed: 8 }).test;
    const testLocations = new Set(Array.from(chosen, (place) => locations.valueAt(place)));
    const isTest = (row: number) => testLocations.has(places.valueAt(row));
    const train = sightings.filter((row) => !isTest(row));
    const test = sightings.filter(isTest);
    const rawRows = Array.from({ length: sightings.rowCount }, (_, row) => row).filter(isTest);
    const answers = Table.of([
      ["Id", test.column("id")],
      ["Category", test.column("category_id")],
    ]);

    await publicDir.writeCsv("train.csv", train);
    await publicDir.writeCsv("test.csv", test.drop("category_id"));
    await publicDir.writeCsv(
      "sample_submission.csv",
      Table.of([
        ["", int64Column(rawRows)],
        ...answers.withConstant("Category", "int64", 0).entries(),
      ]),
    );
    await privateDir.writeCsv("test.csv", test);
    await privateDir.writeCsv("answers.csv", answers);
    for (const [archive, part] of [
      ["train_images.zip", train],
      ["test_images.zip", test],
    ] as const) {
      const ids = part.column("id");
      const distinct = ids.take(uniqueRows(ids));
      await publicDir.writeZip(archive, filesOfRows(images, distinct, "{}.jpg", "{}.jpg"));
    }
  },

  grader: macroF1({ id: "Id", target: "Category" }),
  leaderboard: humanLeaderboard({
    teams: 337,
    lowerIsBetter: false,
    gold: 0.212,
    silver: 0.129,
    bronze: 0.114,
    median: 0.108,
    closed: "2019-06-07",
    quantilesFromTop: [
      0.399, 0.179, 0.141, 0.129, 0.121, 0.116, 0.114, 0.112, 0.112, 0.112, 0.108, 0.105, 0.104,
      0.101, 0.098, 0.094, 0.089, 0.084, 0.075, 0.075, 0.015,
    ],
  }),
  published: {
    public: {
      "sample_submission.csv": "2c3d7681f93545d6c811de41fbe2013a",
      "test.csv": "7b83b8c770dc4b820ab2c35484f3fc55",
      "train.csv": "3e7e01b0c342da6aebda97efae2de0e4",
    },
    private: {
      "answers.csv": "83006769438332df65e5106e31c5d1fd",
      "test.csv": "e81e5aefbfbb046ae5cc5493012f303c",
    },
    sampleScore: 0.02315,
  },
  knownIssues: [
    "A predicted class that no test image has adds a class of score 0 and lowers the mean.",
  ],
});
