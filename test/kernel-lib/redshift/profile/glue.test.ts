import { CreateConnectionCommand, GlueClient } from '@aws-sdk/client-glue';
import fc from 'fast-check';
import { connect } from 'shiftbook';
import { describe, expect, test } from 'vitest';
import { listGlueConnections } from '../../../../kernel-lib/src/redshift/profile/glue/glue-connections.js';
import { glueProfile } from '../../../../kernel-lib/src/redshift/profile/glue/glue-profile.js';
import { readJdbcAddress } from '../../../../kernel-lib/src/redshift/profile/glue/jdbc-address.js';
import { awsConfiguration } from '../../../sandbox/running.js';
import { failureOf, sandboxed } from '../support/sandboxed.js';

const ARN = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:redshift-AbCdEf';

describe('a connection of AWS Glue as a profile', () => {
  const python = (properties: object) =>
    glueProfile({
      Name: 'lake',
      ConnectionType: 'REDSHIFT',
      ConnectionProperties: { PythonProperties: JSON.stringify(properties) },
    });
  const host = 'prod.abc123.eu-west-1.redshift.amazonaws.com';

  test('of SageMaker Studio, by secret, cluster or workgroup', () => {
    expect(python({ aws_secret_arn: ARN, database: 'dev' })).toEqual({
      kind: 'secret',
      secret: ARN,
      database: 'dev',
    });
    expect(
      python({
        ...{ cluster_identifier: 'prod', db_user: 'ann', database: 'dev', region: 'eu-west-1' },
        ...{ db_groups: 'readers, writers', auto_create: true, iam: true },
      }),
    ).toEqual({
      ...{ cluster: 'prod', user: 'ann', database: 'dev', region: 'eu-west-1' },
      ...{ groups: ['readers', 'writers'], autoCreate: true },
    });
    expect(python({ cluster_identifier: 'prod', database: 'dev', iam: true })).toEqual({
      kind: 'cluster-iam',
      cluster: 'prod',
      database: 'dev',
    });
    expect(python({ serverless_work_group: 'adhoc', database: 'dev', port: 5440 })).toEqual({
      kind: 'serverless',
      workgroup: 'adhoc',
      database: 'dev',
      port: 5440,
    });
  });

  test('native, with a secret', () => {
    const native = glueProfile({
      Name: 'native',
      ConnectionType: 'REDSHIFT',
      ConnectionProperties: { HOST: host, PORT: '5439', DATABASE: 'sales' },
      AuthenticationConfiguration: { SecretArn: ARN },
    });
    const address = { host, port: 5439, region: 'eu-west-1' };
    expect(native).toEqual({ kind: 'secret', secret: ARN, database: 'sales', ...address });
  });

  test('with a JDBC address and a user: the password that stands there is not taken', () => {
    const jdbc = (url: string) =>
      glueProfile({
        Name: 'jdbc',
        ConnectionType: 'JDBC',
        ConnectionProperties: { JDBC_CONNECTION_URL: url, USERNAME: 'ann', PASSWORD: 'hunter2' },
      });
    expect(jdbc(`jdbc:redshift://${host}:5439/dev?ssl=true`)).toEqual({
      ...{ cluster: 'prod', user: 'ann', database: 'dev' },
      ...{ host, port: 5439, region: 'eu-west-1' },
    });
    expect(jdbc('jdbc:redshift:iam://prod:eu-west-1/dev')).toEqual({
      ...{ cluster: 'prod', user: 'ann', database: 'dev', region: 'eu-west-1' },
    });
    expect(() => jdbc('jdbc:redshift://db.example:5439/dev')).toThrow(
      expect.objectContaining({
        code: 'glue-connection-unusable',
        message: expect.not.stringContaining('hunter2'),
      }),
    );
  });

  test('any text is a JDBC address or is not', () => {
    const part = fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}$/);
    fc.assert(
      fc.property(part, fc.integer({ min: 1, max: 65535 }), part, (name, port, database) => {
        const read = readJdbcAddress(`jdbc:redshift://${name}:${port}/${database}`);
        expect(read).toMatchObject({ host: name, port, database });
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        readJdbcAddress(text);
        readJdbcAddress(`jdbc:redshift:${text}`);
      }),
    );
  });
});

describe('the account’s connections', () => {
  const sandbox = sandboxed();

  test('are found by name where no file has it, and by glue: in any case', async () => {
    for (const name of ['redshift-studio', 'glue:redshift-jdbc']) {
      await using rs = await connect(name);
      expect((await rs.sql`select current_user as me`).rows()).toEqual([{ me: 'analyst' }]);
    }
    expect(await failureOf(connect('glue:none'))).toMatchObject({
      code: 'profile-not-found',
      hint: expect.stringContaining(
        'AWS Glue has none of this name, but glue:redshift-studio, glue:redshift-jdbc.',
      ),
    });
  });

  test('are listed, those to Redshift that can be used', async () => {
    const glue = new GlueClient(awsConfiguration(sandbox()));
    for (const url of ['jdbc:postgresql://db.example/dev', 'jdbc:redshift://db.example/dev']) {
      await glue.send(
        new CreateConnectionCommand({
          ConnectionInput: {
            Name: url.split(':')[1],
            ConnectionType: 'JDBC',
            ConnectionProperties: { JDBC_CONNECTION_URL: url, USERNAME: 'ann' },
          },
        }),
      );
    }
    const listed = await listGlueConnections();
    expect(listed.map(({ name, source }) => [name, source])).toEqual([
      ['glue:redshift-studio', 'glue'],
      ['glue:redshift-jdbc', 'glue'],
    ]);
    expect(await failureOf(connect('redshift'))).toMatchObject({
      code: 'glue-connection-unusable',
    });
  });
});
