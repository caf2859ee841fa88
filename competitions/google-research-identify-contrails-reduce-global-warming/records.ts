import {
  asObject,
  type CopiedFile,
  metrics,
  npyShape,
  type RawFolder,
  readNpyArray,
  textMember,
} from "mlebench";

/** Stands for a mask without pixels. */
export const NO_CONTRAIL = "-";

const bands = Array.from({ length: 9 }, (_, i) => `band_${String(8 + i).padStart(2, "0")}.npy`);
const masks = ["human_individual_masks.npy", "human_pixel_masks.npy"];

/** The objects of a metadata file, with the ids of their records. */
export async function readRecords(raw: RawFolder, file: string) {
  const list = (await raw.openJson(file)).items();
  return Array.from(list.values(), (metadata) => ({
    metadata,
    id: textMember(asObject(metadata), "record_id"),
  }));
}

/** Height and width of a record's images, in pixels. */
export function imageSize(raw: RawFolder, id: string): { height: number; width: number } {
  const [height, width] = npyShape(raw.path(`train/${id}/${bands[0]}`)) as [number, number];
  return { height, width };
}

/** Run lengths of the pixels that are marked with exactly 1, down the columns. */
export function contrailMask(raw: RawFolder, id: string): string {
  const { shape, values } = readNpyArray(raw.path(`train/${id}/human_pixel_masks.npy`));
  const [height, width] = shape as [number, number];
  const columns = Uint8Array.from({ length: height * width }, (_, pixel) =>
    values[(pixel % height) * width + Math.floor(pixel / height)] === 1 ? 1 : 0,
  );
  return metrics.encodeRunLengths(columns) || NO_CONTRAIL;
}

/** A record's bands, and for training its masks. */
export function recordFiles(raw: RawFolder, id: string, part: "train" | "test"): CopiedFile[] {
  const files = part === "train" ? [...bands, ...masks] : bands;
  return files.map((file) => ({
    from: raw.path(`train/${id}/${file}`),
    to: `${part}/${id}/${file}`,
  }));
}
