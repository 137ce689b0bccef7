export { type Connection, type ConnectOptions, connect } from './connect.js';
export { ShiftbookError } from './errors.js';
export type { Cell } from './frame/cells/cell.js';
export type { SuperValue } from './frame/cells/super.js';
export type { FramePlotConfig, FramePlotOptions } from './frame/danfojs/plot-types.js';
export type { CsvOptions } from './frame/files/csv.js';
export type { JsonOptions } from './frame/files/json.js';
export type { ParquetOptions } from './frame/files/parquet/write-parquet.js';
export type { Provenance } from './frame/provenance.js';
export { type AnyRow, Result } from './frame/result.js';
export type { ResultColumn } from './frame/result-column.js';
export type { UnloadEvent } from './lambda/unload/event.js';
export type { UnloadAnswer } from './lambda/unload/index.js';
export { type LambdaFunction, unloadFunction } from './lambda/unload-function.js';
export type { Execution, ExecutionOutcome, StepState } from './pipeline/execution.js';
export { execution } from './pipeline/execution-variable.js';
export { join } from './pipeline/join.js';
export { parameter } from './pipeline/parameter.js';
export { type Pipeline, pipeline } from './pipeline/pipeline.js';
export { type Step, step } from './pipeline/step.js';
export type { Aggregate, MeasureOptions } from './plot/aggregate/measure.js';
export type { BarOptions } from './plot/bar/spec.js';
export type { TimeUnit } from './plot/bins/binning.js';
export type { BoxOptions } from './plot/box/spec.js';
export type { CorrOptions } from './plot/corr/spec.js';
export type { Drawable } from './plot/drawable.js';
export type { Figure } from './plot/figure/figure.js';
export type { FigureOptions } from './plot/figure/figure-options.js';
export type { HeatmapOptions } from './plot/heatmap/spec.js';
export type { HistogramOptions } from './plot/histogram/spec.js';
export type { LineOptions } from './plot/line/spec.js';
export type { PieOptions } from './plot/pie/spec.js';
export type {
  ColumnProfile,
  FrequentValue,
  ProfileValue,
  SmallHistogram,
} from './plot/profile/column-profile.js';
export type { DataProfile } from './plot/profile/data-profile.js';
export type { ProfileOptions } from './plot/profile/options.js';
export type { ScatterOptions } from './plot/scatter/spec.js';
export type { QueryRef } from './plot/source/query-ref.js';
export type { TableRef } from './plot/source/table-ref.js';
export type { SubplotOptions } from './plot/subplots/options.js';
export { subplots } from './plot/subplots/subplots.js';
export { progress } from './progress/progress.js';
export type { ProgressBar, ProgressOptions } from './progress/progress-bar.js';
export { promoteNotebook } from './promote/promote-notebook.js';
export type { PromoteOptions } from './promote/promote-options.js';
export type { Promotion } from './promote/promotion.js';
export type { Reading } from './redshift/bulk-read/reading.js';
export type { CatalogOverview } from './redshift/catalog/overview.js';
export type { TableDescription } from './redshift/catalog/table-description.js';
export type { ColumnFacts, MissingFacts, TableFacts } from './redshift/catalog/table-facts.js';
export type { Catalog } from './redshift/catalog.js';
export { ConnectionLost, type StatementOutcome } from './redshift/connection-lost.js';
export type { Loaded } from './redshift/copy/copy.js';
export type { CopyOptions } from './redshift/copy/copy-options.js';
export { type LoadErrorRow, LoadFailed } from './redshift/copy/load-failed.js';
export type { RedshiftDataset } from './redshift/dataset.js';
export type { DescribedColumn } from './redshift/described-column.js';
export type { DiagnoseOptions } from './redshift/diagnose/diagnose.js';
export type { Diagnosis } from './redshift/diagnose/diagnosis.js';
export type { Step as DiagnosisStep } from './redshift/diagnose/step.js';
export { type ReadSize, ResultTooLarge } from './redshift/guard/result-too-large.js';
export type { Plan, PlanEstimate } from './redshift/plan.js';
export type {
  ClusterIamProfile,
  ClusterProfile,
  DataApiOptions,
  DataApiProfile,
  EnvironmentProfile,
  Profile,
  ProfileKind,
  SecretProfile,
  ServerlessProfile,
} from './redshift/profile/profile.js';
export type { ResolvedProfile } from './redshift/profile/resolved.js';
export type { AskOptions, QueryOptions } from './redshift/query-options.js';
export { SqlError, type StatementPlace, TransactionConflict } from './redshift/sql-error.js';
export type { ResultStream } from './redshift/stream/result-stream.js';
export type { Transaction } from './redshift/transaction.js';
export type { TransactionOptions } from './redshift/transaction-options.js';
export type { UnloadedFile } from './redshift/unload/manifest.js';
export type { Unloaded } from './redshift/unload/unload.js';
export type { UnloadOptions } from './redshift/unload/unload-options.js';
export type { Uploadable } from './redshift/upload/source/uploadable.js';
export type {
  Uploaded,
  UploadMode,
  UploadOptions,
  UploadProgress,
} from './redshift/upload/upload-options.js';
export { type ProcessingDefinition, processing } from './sagemaker/processing.js';
export type { ProcessingJob } from './sagemaker/processing-job.js';
export type { ProcessingOptions } from './sagemaker/processing-options.js';
export type { Sql } from './sql/statement.js';
export { sql } from './sql/template.js';
export type { SqlValue } from './sql/value.js';
