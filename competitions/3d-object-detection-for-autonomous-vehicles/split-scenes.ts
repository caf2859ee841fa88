import {
  type CopiedFile,
  type JsonObject,
  type OutputFolder,
  type RawFolder,
  textMember,
} from "mlebench";
import { type Part, partNamedBy, parts, Tables } from "./tables.ts";

export interface SplitScenes {
  partOfSample: ReadonlyMap<string, Part>;
  /** Pictures and lidar sweeps. */
  files: CopiedFile[];
}

/**
 * Splits the tables by log, so that everything recorded on a drive is in one part. Of what tells
 * the boxes, annotations and instances, only the train part is written.
 * @param splitLogs of the number of logs, which are for testing.
 */
export async function splitScenes(
  raw: RawFolder,
  target: OutputFolder,
  splitLogs: (count: number) => Uint32Array,
): Promise<SplitScenes> {
  const tables = new Tables(raw, target);
  const logs = Array.from(await tables.entries("log"), (log) => textMember(log, "token"));
  const testLogs = Array.from(splitLogs(logs.length), (place) => logs[place]!);
  const isTest = new Set(testLogs);
  const partOfLog = new Map(
    logs.map((log): [string, Part] => [log, isTest.has(log) ? "test" : "train"]),
  );
  await tables.split("log", partNamedBy(partOfLog, "token"));
  await tables.split("scene", partNamedBy(partOfLog, "log_token"));
  // A scene's token is that of its log.
  const partOfScene = partNamedBy(partOfLog, "scene_token");
  await tables.split("sample", partOfScene);
  await writeMaps(tables, testLogs);
  await tables.copy(["attribute", "category", "sensor", "visibility"]);

  const partOfSample = new Map<string, Part>();
  for (const sample of await tables.entries("sample")) {
    partOfSample.set(textMember(sample, "token"), partOfScene(sample));
  }
  const bySample = partNamedBy(partOfSample, "sample_token");
  await tables.split("sample_data", bySample);
  const recordings = Array.from(await tables.entries("sample_data"), (entry) =>
    recordingOf(entry, bySample(entry)),
  );
  await writeCalibrations(tables, recordings);
  await writePoses(tables, recordings);
  await tables.writePart("sample_annotation", "train", bySample);
  await writeInstances(tables, bySample);
  return { partOfSample, files: recordings.map((recording) => fileOf(recording, raw)) };
}

/** A picture or a lidar sweep. */
interface Recording {
  part: Part;
  calibration: string;
  pose: string;
  /** Such as `images/name.jpeg`. */
  file: string;
  format: string;
}

function recordingOf(entry: JsonObject, part: Part): Recording {
  return {
    part,
    calibration: textMember(entry, "calibrated_sensor_token"),
    pose: textMember(entry, "ego_pose_token"),
    file: textMember(entry, "filename"),
    format: textMember(entry, "fileformat"),
  };
}

/** Both maps name the test logs, as in the published data. */
async function writeMaps(tables: Tables, testLogs: readonly string[]): Promise<void> {
  const maps = Array.from(await tables.entries("map"), (map) =>
    new Map(map).set("log_tokens", [...testLogs]),
  );
  if (maps.length !== 1) throw new Error(`map.json must have one entry, not ${maps.length}.`);
  for (const part of parts) await tables.write("map", part, maps);
}

/** Each part's calibrations, in the order of their first use. */
async function writeCalibrations(tables: Tables, recordings: readonly Recording[]): Promise<void> {
  const calibrations = await tables.byToken("calibrated_sensor");
  requireAllUsed(
    "calibrated_sensor",
    calibrations.size,
    recordings.map((r) => r.calibration),
  );
  for (const part of parts) {
    const own = recordings.filter((recording) => recording.part === part);
    const tokens = new Set(own.map(({ calibration }) => calibration));
    await tables.write("calibrated_sensor", part, Array.from(tokens, calibrations.entry));
  }
}

/** A pose for every recording, in their order, so the same one perhaps more than once. */
async function writePoses(tables: Tables, recordings: readonly Recording[]): Promise<void> {
  const poses = await tables.byToken("ego_pose");
  requireAllUsed(
    "ego_pose",
    poses.size,
    recordings.map(({ pose }) => pose),
  );
  for (const part of parts) {
    await tables.write("ego_pose", part, {
      *[Symbol.iterator]() {
        for (const { part: own, pose } of recordings) if (own === part) yield poses.entry(pose);
      },
    });
  }
}

function requireAllUsed(name: string, count: number, used: readonly string[]): void {
  if (new Set(used).size === count) return;
  throw new Error(`An entry of ${name}.json belongs to no recording.`);
}

/** The instances that are seen in a train scene. */
async function writeInstances(tables: Tables, partOf: (entry: JsonObject) => Part): Promise<void> {
  const partOfInstance = new Map<string, Part>();
  for (const annotation of await tables.entries("sample_annotation")) {
    const instance = textMember(annotation, "instance_token");
    if (partOfInstance.get(instance) !== "train") partOfInstance.set(instance, partOf(annotation));
  }
  await tables.writePart("instance", "train", partNamedBy(partOfInstance, "token"));
}

function fileOf({ part, file, format }: Recording, raw: RawFolder): CopiedFile {
  const folder = FOLDERS.get(format);
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (folder === undefined || !name.endsWith(format)) {
    throw new Error(`${file} is neither a picture nor a lidar sweep.`);
  }
  return { from: raw.path(`train_${folder}/${name}`), to: `${part}_${folder}/${name}` };
}

/** By file format. */
const FOLDERS = new Map([
  ["jpeg", "images"],
  ["bin", "lidar"],
]);
