import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { python } from './python.js';

const run = promisify(execFile);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox?.stop());

/** Runs a Python program with nothing but the sandbox's variables, and reads its JSON. */
async function inPython(program: string): Promise<unknown> {
  const env = { PATH: process.env.PATH, HOME: sandbox.directory, ...sandbox.env };
  const { stdout } = await run(python(), ['-c', `import json\n${program}`], { env });
  return JSON.parse(stdout);
}

describe('boto3 and psycopg2, unmodified', () => {
  it('get credentials, connect with full verification and query', async () => {
    const told = await inPython(`
import boto3, psycopg2
redshift = boto3.client('redshift')
cluster = redshift.describe_clusters(ClusterIdentifier='shiftbook')['Clusters'][0]
login = redshift.get_cluster_credentials(ClusterIdentifier='shiftbook', DbName='dev', DbUser='analyst', AutoCreate=False)
connection = psycopg2.connect(host=cluster['Endpoint']['Address'], port=cluster['Endpoint']['Port'], dbname=cluster['DBName'],
                              user=login['DbUser'], password=login['DbPassword'])
cursor = connection.cursor()
cursor.execute('select current_user, sum(qtysold), max(pricepaid)::text from sales where saletime < %s', ('2008-02-01',))
print(json.dumps({'rows': cursor.fetchall(), 'version': connection.server_version, 'tls': connection.info.ssl_in_use,
                  'roles': [role['IamRoleArn'] for role in cluster['IamRoles']], 'expires': login['Expiration'].isoformat()}))
`);
    expect(told).toMatchObject({
      rows: [['analyst', expect.any(Number), expect.stringMatching(/^\d+\.00$/)]],
      version: 80_002,
      tls: true,
      roles: [`arn:aws:iam::${sandbox.accountId}:role/shiftbook-redshift`],
    });
  });

  it('connect by the PG* variables alone, and cancel a query', async () => {
    const told = await inPython(`
import psycopg2, threading
connection = psycopg2.connect('')
cursor = connection.cursor()
cursor.execute('select pg_backend_pid()')
pid = cursor.fetchone()[0]
def cancel():
    observer = psycopg2.connect('').cursor()
    while True:
        observer.execute("select count(*) from pg_stat_activity where pid = %s and state = 'active' and query like '%%sales a%%'", (pid,))
        if observer.fetchone()[0]: break
        observer.connection.rollback()
    connection.cancel()
thread = threading.Thread(target=cancel)
thread.start()
try:
    cursor.execute('select count(*) from sales a, sales b, sales c')
except psycopg2.extensions.QueryCanceledError as error:
    print(json.dumps(error.pgcode))
thread.join()
`);
    expect(told).toBe('57014');
  });

  it('are told what Redshift and AWS tell', async () => {
    const told = await inPython(`
import boto3, botocore, psycopg2
def message(call):
    try: call()
    except botocore.exceptions.ClientError as error: return error.response['Error']['Code']
    except psycopg2.OperationalError as error: return str(error).strip().split('FATAL:  ')[-1]
redshift = boto3.client('redshift')
login = redshift.get_cluster_credentials(ClusterIdentifier='shiftbook', DbUser='nobody')
print(json.dumps([
    message(lambda: redshift.get_cluster_credentials(ClusterIdentifier='other', DbUser='analyst')),
    message(lambda: boto3.client('redshift', aws_secret_access_key='x', aws_access_key_id='AKIANOBODY').describe_clusters()),
    message(lambda: psycopg2.connect('', user=login['DbUser'], password=login['DbPassword'])),
    message(lambda: psycopg2.connect('', sslmode='disable')),
]))
`);
    expect(told).toEqual([
      'ClusterNotFound',
      'InvalidClientTokenId',
      'password authentication failed for user "IAM:nobody"',
      'no pg_hba.conf entry for host "127.0.0.1", user "analyst", database "dev", SSL off',
    ]);
  });

  it('find clusters and workgroups page by page, and get in by every way there is', async () => {
    const told = await inPython(`
import boto3, psycopg2
redshift, serverless = boto3.client('redshift'), boto3.client('redshift-serverless')
clusters = [c['ClusterIdentifier'] for page in redshift.get_paginator('describe_clusters').paginate(PaginationConfig={'PageSize': 1}) for c in page['Clusters']]
workgroups = [w['workgroupName'] for page in serverless.get_paginator('list_workgroups').paginate(PaginationConfig={'PageSize': 1}) for w in page['workgroups']]
endpoint = serverless.get_workgroup(workgroupName='analytics')['workgroup']['endpoint']
identity = redshift.get_cluster_credentials_with_iam(ClusterIdentifier='shiftbook', DbName='dev')
temporary = serverless.get_credentials(workgroupName='analytics', dbName='dev')
secret = json.loads(boto3.client('secretsmanager').get_secret_value(SecretId='shiftbook/analyst')['SecretString'])
connections = {c['Name']: c for c in boto3.client('glue').get_connections()['ConnectionList']}
def me(**login):
    cursor = psycopg2.connect('', **login).cursor()
    cursor.execute('select current_user')
    return cursor.fetchone()[0]
print(json.dumps({'clusters': clusters, 'workgroups': workgroups, 'users': [
    me(user=identity['DbUser'], password=identity['DbPassword']),
    me(user=temporary['dbUser'], password=temporary['dbPassword'], host=endpoint['address'], port=endpoint['port']),
    me(user=secret['username'], password=secret['password'], host=secret['host'], port=secret['port'], dbname=secret['dbname']),
  ], 'refresh': temporary['nextRefreshTime'] <= temporary['expiration'], 'secret': sorted(secret), 'connections': sorted(connections)}))
`);
    expect(told).toEqual({
      clusters: ['shiftbook', 'shiftbook-reports'],
      workgroups: ['analytics', 'reports'],
      users: ['IAM:admin', 'IAM:admin', 'analyst'],
      refresh: true,
      secret: [
        ...['dbClusterIdentifier', 'dbname', 'engine', 'host', 'password', 'port', 'username'],
      ],
      connections: ['redshift-jdbc', 'redshift-studio'],
    });
  });

  it('put and get objects', async () => {
    const told = await inPython(`
import boto3, os
s3 = boto3.client('s3')
s3.create_bucket(Bucket='from-python')
body = os.urandom(9 * 1024 * 1024)
s3.put_object(Bucket='from-python', Key='a/b c', Body=body)
print(json.dumps(s3.get_object(Bucket='from-python', Key='a/b c')['Body'].read() == body))
`);
    expect(told).toBe(true);
  });

  it('fetch objects by presigned addresses, until somebody changes them', async () => {
    const told = await inPython(`
import boto3, urllib.request, urllib.error
s3 = boto3.client('s3')
s3.create_bucket(Bucket='presigned')
s3.put_object(Bucket='presigned', Key='a', Body=b'content')
url = s3.generate_presigned_url('get_object', Params={'Bucket': 'presigned', 'Key': 'a'})
def status(address):
    try: return urllib.request.urlopen(address).status
    except urllib.error.HTTPError as error: return error.code
print(json.dumps([status(url), status(url.replace('/a?', '/b?')), status(url.split('?')[0])]))
`);
    expect(told).toEqual([200, 403, 403]);
  });
});
