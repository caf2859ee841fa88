import { rename } from "node:fs/promises";
import {
  type Column,
  type OutputFolder,
  type RawFolder,
  type Splitter,
  type Table,
  textsOf,
} from "mlebench";

/** Days of a patient from this one on are test days. */
const FIRST_TEST_DAY = 4;

/** Which patients' days are for testing. */
export interface DaySplit {
  /** @param id of a slice, such as `case123_day20_slice_0001`. */
  isTest(id: string): boolean;
  copyScans(raw: RawFolder, target: OutputFolder): Promise<void>;
}

/** A tenth of the patients is for testing, and of the others all days but the first four. */
export function splitDays(masks: Table, split: Splitter): DaySplit {
  const daysOf = new Map<string, Set<string>>();
  for (const id of textsOf(masks.column("id"))) {
    const { patient, day } = partsOf(id);
    daysOf.set(patient, (daysOf.get(patient) ?? new Set()).add(day));
  }
  const patients = [...daysOf.keys()];
  const { test } = split.trainTestRows(patients.length, { testSize: 0.1, seed: 42 });
  const testPatients = new Set(Array.from(test, (place) => patients[place]!));
  const testFolders = patients
    .filter((patient) => !testPatients.has(patient))
    .flatMap((patient) =>
      [...daysOf.get(patient)!]
        .sort((a, b) => dayNumber(a) - dayNumber(b))
        .slice(FIRST_TEST_DAY)
        .map((day) => ({ patient, folder: `${patient}/${patient}_${day}` })),
    );
  const lateDays = new Set(testFolders.map(({ folder }) => folder));
  return {
    isTest(id) {
      const { patient, day } = partsOf(id);
      return testPatients.has(patient) || lateDays.has(`${patient}/${patient}_${day}`);
    },
    async copyScans(raw, target) {
      for (const patient of patients) {
        const part = testPatients.has(patient) ? "test" : "train";
        await target.copyFolder(raw.path(`train/${patient}`), `${part}/${patient}`);
      }
      for (const { patient, folder } of testFolders) {
        await target.makeFolder(`test/${patient}`);
        await rename(target.path(`train/${folder}`), target.path(`test/${folder}`));
      }
    },
  };
}

/** Pixels of each slice, which the names of the scans tell. */
export async function scanSizes(ids: Column, raw: RawFolder) {
  const sizes = new Map<string, { width: number; height: number }[]>();
  for (const file of await raw.list("train")) {
    const [, folder, slice, width, height] = SCAN.exec(file) ?? [];
    if (folder === undefined) continue;
    const id = `${folder}_slice_${slice}`;
    sizes.set(id, [...(sizes.get(id) ?? []), { width: Number(width), height: Number(height) }]);
  }
  return textsOf(ids).map((id) => {
    const { patient, day, slice } = partsOf(id);
    const [size, another] = sizes.get(`${patient}_${day}_slice_${slice}`) ?? [];
    if (size === undefined || another !== undefined) {
      throw new Error(
        `The raw data must have one scan of ${id}, and has ${size ? "several" : "none"}.`,
      );
    }
    return size;
  });
}

/** Such as `train/case123/case123_day20/scans/slice_0001_266_276_1.50_1.50.png`. */
const SCAN = /^train\/[^/]+\/([^/]+)\/scans\/slice_([^_/]+)_(\d+)_(\d+)_[^/]*\.png$/;

function partsOf(id: string) {
  const [patient, day, ...rest] = id.split("_");
  const slice = rest.at(-1);
  if (patient === undefined || day === undefined || slice === undefined) {
    throw new Error(`"${id}" does not name a patient, a day and a slice.`);
  }
  return { patient, day, slice };
}

/** `day20` is 20. */
function dayNumber(day: string): number {
  return Number(day.replace("day", ""));
}
