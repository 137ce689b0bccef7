import { parameter, processing, step } from 'shiftbook';

/** The account of the golden definitions. */
export const context = {
  role: 'arn:aws:iam::123456789012:role/SageMakerRole',
  bucket: 'sagemaker-us-west-2-123456789012',
  image: '246618743249.dkr.ecr.us-west-2.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3',
};

const QUERY = `select sum(s.qtysold) as total_sold, e.venueid, e.catid, d.caldate, d.holiday
from sales s, event e, date d
where s.eventid = e.eventid and e.dateid = d.dateid
group by e.venueid, e.catid, d.caldate, d.holiday`;

/** The first step of the golden `redshift2pipeline.json`. */
export function redshiftStep() {
  const folder = (name: string) => ({ localPath: `/opt/ml/processing/${name}` });
  return step(
    'ProcessingStep',
    processing({
      code: { name: 'preprocess.py', content: 'print("done")' },
      instance: {
        type: parameter.string('ProcessingInstanceType', { default: 'ml.m5.xlarge' }),
        count: parameter.integer('ProcessingInstanceCount', { default: 1 }),
      },
      inputs: {
        redshift: {
          source: {
            clusterId: 'tickit-cluster',
            database: 'dev',
            dbUser: 'awsuser',
            query: QUERY,
            clusterRoleArn: 'arn:aws:iam::123456789012:role/RedshiftUnloadRole',
          },
          format: 'CSV',
          unloadTo: `s3://${context.bucket}/redshift-demo/redshift2processing/data/`,
        },
      },
      outputs: {
        train: folder('train'),
        validation: folder('validation'),
        test: folder('test'),
      },
    }),
  );
}
