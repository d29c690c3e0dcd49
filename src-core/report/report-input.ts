import type { CaseDetails, Examination, SuppliedKind } from '#core/contract';

/** How the evidence came before the tool. */
export type Acquired = {
  /** RFC 3339, UTC. */
  readonly openedAt: string;
  /** One sentence: "Read from a local file, opened read-only." */
  readonly how: string;
  /** When each thing was supplied, RFC 3339 in UTC; absent where all of it was named together with the evidence. */
  readonly suppliedAt?: Readonly<Partial<Record<SuppliedKind, string>>>;
};

export type ToolFacts = {
  readonly version: string;
  /** "Node.js 20.20.2", "Electron 45.4.1 (Node.js 22.21.0)". */
  readonly runtime: string;
  /** "Linux 6.1.0 x64". */
  readonly os: string;
  readonly dependencies: readonly { readonly name: string; readonly version: string }[];
};

/** Who signs, as the certificate says it. */
export type SignerFacts = {
  readonly subject: string;
  readonly selfSigned: boolean;
  /** Made for this one report and then thrown away. */
  readonly oneTime: boolean;
  /** "RSA 3072, SHA-256"; "ECDSA P-256, SHA-256". */
  readonly algorithm: string;
  /** SHA-256 of the certificate's DER, 64 lower-case hex. */
  readonly fingerprint: string;
};

/** What every report is made of beside its subject. Nothing in it is read from a clock or a machine by the report itself. */
export type ReportFrame = {
  readonly details: CaseDetails;
  readonly reportId: string;
  /** RFC 3339, UTC. */
  readonly issuedAt: string;
  readonly acquired: Acquired;
  readonly tool: ToolFacts;
  readonly signer: SignerFacts;
  /** One sentence on what the tool could and did reach while it worked. */
  readonly network: string;
};

export type ReportInput = ReportFrame & { readonly examination: Examination };
