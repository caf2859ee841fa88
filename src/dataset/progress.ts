/** How far a long operation has come. */
export interface Progress {
  /** What is being done, such as "unpacking train.zip". */
  step: string;
  done?: number;
  total?: number;
}

export type ProgressListener = (progress: Progress) => void;
