import 'reflect-metadata'; // which @peculiar/x509 needs and does not bring
import { webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { writePrivate } from '../write-private.js';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY = 86_400_000;

/** A certificate and its private key, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/**
 * The sandbox's own certificate authority: kept in `folder`, so that clients who trust its `ca.pem` still do after a
 * restart. Returns a new certificate for the hosts that the Redshift gateway answers as.
 */
export async function serverCertificate(folder: string): Promise<Certificate & { caFile: string }> {
  const caFile = join(folder, 'ca.pem');
  const keyFile = join(folder, 'ca.key');
  const authority =
    (await readAuthority(caFile, keyFile)) ?? (await makeAuthority(caFile, keyFile));
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create(
    {
      subject: 'CN=localhost',
      issuer: authority.cert.subject,
      ...validity(397),
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey,
      signingKey: authority.key,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' },
        ]),
        await x509.AuthorityKeyIdentifierExtension.create(authority.cert, false, webcrypto),
      ],
    },
    webcrypto,
  );
  return { cert: certificate.toString('pem'), key: await privatePem(keys.privateKey), caFile };
}

interface Authority {
  readonly cert: x509.X509Certificate;
  readonly key: webcrypto.CryptoKey;
}

async function readAuthority(caFile: string, keyFile: string): Promise<Authority | undefined> {
  const [cert, key] = await Promise.all([text(caFile), text(keyFile)]);
  if (cert === undefined || key === undefined) return undefined;
  const der = x509.PemConverter.decodeFirst(key);
  return {
    cert: new x509.X509Certificate(cert),
    key: await webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign']),
  };
}

async function makeAuthority(caFile: string, keyFile: string): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const cert = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=Shiftbook sandbox CA',
      ...validity(3_650),
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  );
  await writePrivate(keyFile, await privatePem(keys.privateKey));
  await writePrivate(caFile, `${cert.toString('pem')}\n`, 0o644);
  return { cert, key: keys.privateKey };
}

function validity(days: number) {
  // An hour back, for clocks that differ a little, as in a container.
  const now = Date.now();
  return { notBefore: new Date(now - DAY / 24), notAfter: new Date(now + days * DAY) };
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', key);
  return `${x509.PemConverter.encode(der, 'PRIVATE KEY')}\n`;
}

async function text(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
