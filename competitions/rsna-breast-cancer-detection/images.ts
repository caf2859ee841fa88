import { type CopiedFile, type RawFolder, type Table, textsOf } from "mlebench";

/** What is known of an image before anybody has looked for cancer. */
export const TEST_COLUMNS = [
  "site_id",
  "patient_id",
  "image_id",
  "laterality",
  "view",
  "age",
  "implant",
  "machine_id",
];

/** The files of the images of a table. */
export function imagesOf(images: Table, raw: RawFolder, part: "train" | "test"): CopiedFile[] {
  const patients = textsOf(images.column("patient_id"));
  return textsOf(images.column("image_id")).map((image, row) => {
    const file = `${patients[row]}/${image}.dcm`;
    return { from: raw.path(`train_images/${file}`), to: `${part}_images/${file}` };
  });
}
