import { type OutputFolder, type RawFolder, type Table, textsOf } from "mlebench";

const ROOT = "mlsp_contest_dataset";
const pictures = ["filtered_spectrograms", "spectrograms", "supervised_segmentation"];
/** Exists for some recordings only. */
const EXAMPLES = "segmentation_examples";
const shared = [
  "essential_data/species_list.txt",
  "supplemental_data/segment_clusters.bmp",
  "supplemental_data/segment_mosaic.bmp",
];

/** Copies sounds and pictures of the recordings, and what belongs to all of them. */
export async function copyMedia(
  data: RawFolder,
  publicDir: OutputFolder,
  fileNames: Table,
): Promise<void> {
  const names = textsOf(fileNames.column("filename"));
  for (const folder of [...pictures, EXAMPLES]) {
    await publicDir.makeFolder(`supplemental_data/${folder}`);
  }
  const present = new Set(await data.list(`${ROOT}/supplemental_data/${EXAMPLES}`));
  const examples = names
    .map((name) => `supplemental_data/${EXAMPLES}/${name}.bmp`)
    .filter((file) => present.has(`${ROOT}/${file}`));
  const files = [
    ...shared,
    ...names.map((name) => `essential_data/src_wavs/${name}.wav`),
    ...pictures.flatMap((folder) => names.map((name) => `supplemental_data/${folder}/${name}.bmp`)),
    ...examples,
  ];
  await publicDir.copy(files.map((file) => ({ from: data.path(`${ROOT}/${file}`), to: file })));
}
