import {
  compareCodePoints,
  defineCompetition,
  humanLeaderboard,
  kaggle,
  microF1,
  type RawFolder,
  Table,
  textColumn,
  textsOf,
} from "mlebench";

export default defineCompetition({
  id: "plant-seedlings-classification",
  title: "Plant Seedlings Classification",
  category: "image classification",
  source: kaggle("plant-seedlings-classification", { zipMd5: "89007a5c7fcec56d3eb66afa89376c76" }),
  answers: "answers.csv",
  sampleSubmission: "sample_submission.csv",

  async prepare({ raw, publicDir, privateDir, split }) {
    const images = await listImages(raw);
    const { train, test } = split.trainTest(images, { testSize: 0.14, seed: 0 });
    await privateDir.writeCsv("answers.csv", test);
    await publicDir.writeCsv(
      "sample_submission.csv",
      test.withConstant("species", "text", "Sugar beet"),
    );
    await publicDir.makeFolder("train");
    await publicDir.makeFolder("test");
    const pathsOf = (part: Table) => {
      const [files, species] = [textsOf(part.column("file")), textsOf(part.column("species"))];
      return files.map((file, row) => ({ file, labelled: `train/${species[row]}/${file}` }));
    };
    await publicDir.copy(
      pathsOf(train).map(({ labelled }) => ({ from: raw.path(labelled), to: labelled })),
    );
    await publicDir.copy(
      pathsOf(test).map(({ file, labelled }) => ({ from: raw.path(labelled), to: `test/${file}` })),
    );
  },

  grader: microF1({ id: "file", target: "species" }),
  leaderboard: humanLeaderboard({
    teams: 835,
    lowerIsBetter: false,
    gold: 0.99244,
    silver: 0.98614,
    bronze: 0.98236,
    median: 0.95591,
    closed: "2018-03-12",
    quantilesFromTop: [
      1.0, 0.98614, 0.98362, 0.97984, 0.97858, 0.97607, 0.97229, 0.97103, 0.96977, 0.96221, 0.95591,
      0.94584, 0.93324, 0.91813, 0.8942, 0.85894, 0.83501, 0.7607, 0.63727, 0.18954, 0.04534,
    ],
  }),
  published: {
    public: { "sample_submission.csv": "e993f1a8a6b576a5401e027154a5cbac" },
    private: { "answers.csv": "89d5dba3d48b22669f108f6a3bc10e0f" },
    sampleScore: 0.07057,
  },
});

/** Every picture with the species that its folder names, folders and files by code point. */
async function listImages(raw: RawFolder): Promise<Table> {
  const places = (await raw.list("train"))
    .filter((path) => /^train\/[^/]+\/[^/]+\.png$/.test(path))
    .map((path) => path.split("/").slice(1))
    .sort(
      ([species, file], [otherSpecies, otherFile]) =>
        compareCodePoints(species, otherSpecies) || compareCodePoints(file, otherFile),
    );
  return Table.of([
    ["file", textColumn(places.map(([, file]) => file))],
    ["species", textColumn(places.map(([species]) => species))],
  ]);
}
