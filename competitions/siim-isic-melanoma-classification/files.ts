import {
  filesOfRows,
  type OutputFolder,
  type RawFolder,
  renumberedRecord,
  type Table,
} from "mlebench";

/** The record files whose images make the test set. */
export const testRecords = ["train00-2071.tfrec", "train06-2071.tfrec"];

/** Copies the pictures of a part in both formats. */
export async function copyImages(
  folder: "train" | "test",
  part: Table,
  raw: RawFolder,
  publicDir: OutputFolder,
): Promise<void> {
  const names = part.column("image_name");
  await publicDir.copy([
    ...filesOfRows(raw, names, "train/{}.dcm", `${folder}/{}.dcm`),
    ...filesOfRows(raw, names, "jpeg/train/{}.jpg", `jpeg/${folder}/{}.jpg`),
  ]);
}

/** Test and train record files are numbered anew, each from 00; the count in the name stays. */
export async function copyRecords(raw: RawFolder, publicDir: OutputFolder): Promise<void> {
  const files = (await raw.list("tfrecords"))
    .map((path) => path.slice("tfrecords/".length))
    .filter((file) => /^train[^/]*\.tfrec$/.test(file));
  const next = { train: 0, test: 0 };
  await publicDir.copy(
    files.map((file) => {
      const side = testRecords.includes(file) ? "test" : "train";
      return {
        from: raw.path(`tfrecords/${file}`),
        to: `tfrecords/${renumberedRecord(file, side, next[side]++)}`,
      };
    }),
  );
}
