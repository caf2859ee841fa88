import { type OutputFolder, type RawFolder, type Table, textsOf } from "mlebench";

/** The record files whose images make the test set. */
export const testRecords = ["train00-2071.tfrec", "train06-2071.tfrec"];

/** Copies the pictures of a part in both formats. */
export async function copyImages(
  folder: "train" | "test",
  part: Table,
  raw: RawFolder,
  publicDir: OutputFolder,
): Promise<void> {
  const names = textsOf(part.column("image_name"));
  await publicDir.copy(
    names.flatMap((name) => [
      { from: raw.path(`train/${name}.dcm`), to: `${folder}/${name}.dcm` },
      { from: raw.path(`jpeg/train/${name}.jpg`), to: `jpeg/${folder}/${name}.jpg` },
    ]),
  );
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
      const number = String(next[side]++).padStart(2, "0");
      const count = file.replace(/\.tfrec$/, "").split("-")[1];
      return {
        from: raw.path(`tfrecords/${file}`),
        to: `tfrecords/${side}${number}-${count}.tfrec`,
      };
    }),
  );
}
