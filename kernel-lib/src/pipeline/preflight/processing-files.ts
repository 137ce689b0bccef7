import type { Json } from '../../sagemaker/variable.js';
import type { Report } from './finding.js';
import { checkRedshiftDataset, S3_URI } from './redshift-dataset.js';
import { checkText, checkUnique, fields, items, type JsonObject } from './shape.js';

const FOLDER = {
  max: 256,
  pattern: /^\/opt\/ml\/processing\/.+/,
  describe: 'a folder under /opt/ml/processing/',
};

function checkInput(report: Report, path: string, input: JsonObject): void {
  checkText(report, `${path}.InputName`, input.InputName, { max: 64 });
  if (input.DatasetDefinition === undefined) {
    const s3 = fields(input.S3Input);
    checkText(report, `${path}.S3Input.S3Uri`, s3.S3Uri, S3_URI);
    checkText(report, `${path}.S3Input.LocalPath`, s3.LocalPath, FOLDER);
    return;
  }
  const dataset = fields(input.DatasetDefinition);
  const place = `${path}.DatasetDefinition`;
  checkText(report, `${place}.LocalPath`, dataset.LocalPath, FOLDER);
  const query = `${place}.RedshiftDatasetDefinition`;
  checkRedshiftDataset(report, query, fields(dataset.RedshiftDatasetDefinition));
}

function checkList(report: Report, path: string, list: readonly Json[], key: string): void {
  if (list.length > 10) report(path, list.length, 'at most 10 are allowed.');
  checkUnique(
    report,
    path,
    list.map((item) => fields(item)[key] ?? ''),
  );
}

/** Inputs and outputs of a processing step: how many, their names, addresses and folders. */
export function checkFiles(report: Report, step: JsonObject): void {
  const inputs = items(step.ProcessingInputs);
  checkList(report, 'ProcessingInputs', inputs, 'InputName');
  inputs.forEach((input, index) => {
    checkInput(report, `ProcessingInputs[${index}]`, fields(input));
  });
  const outputs = items(fields(step.ProcessingOutputConfig).Outputs);
  checkList(report, 'ProcessingOutputConfig.Outputs', outputs, 'OutputName');
  outputs.forEach((output, index) => {
    const path = `ProcessingOutputConfig.Outputs[${index}]`;
    const { OutputName, S3Output } = fields(output);
    const s3 = fields(S3Output);
    checkText(report, `${path}.OutputName`, OutputName, { max: 64 });
    checkText(report, `${path}.S3Output.S3Uri`, s3.S3Uri, S3_URI);
    checkText(report, `${path}.S3Output.LocalPath`, s3.LocalPath, FOLDER);
  });
}
