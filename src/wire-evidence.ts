import type { ProxyConfig } from './config-storage.js';
import type { EvidenceFiles } from './store/evidence/evidence-files.js';
import { FolderEvidence } from './store/evidence/folder-evidence.js';
import type { S3Config } from './store/evidence/s3-evidence.js';
import { proxyAgentFor } from './wire-proxy.js';

export interface EvidencePlace {
  readonly dataDir: string;
  /** `null`: evidence lies in the data folder. */
  readonly s3: S3Config | null;
  /** The way to the bucket; `null`: directly. */
  readonly proxy: ProxyConfig | null;
}

/** Where evidence is kept: in the data folder, or in a bucket that the office's proxy may lead to. */
export async function openEvidence({ s3, dataDir, proxy }: EvidencePlace): Promise<EvidenceFiles> {
  if (s3 === null) return new FolderEvidence(dataDir);
  // Its client is large, and few need it.
  const { S3Evidence } = await import('./store/evidence/s3-evidence.js');
  return new S3Evidence(s3, proxyAgentFor(s3.endpoint, proxy));
}
