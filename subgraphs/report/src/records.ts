export interface PatientReportRecord {
  /** The subject's id. */
  readonly id: string;
  readonly generatedAt: string;
}
