/** Who signs a report: an identity that was made here, or one of a file that the examiner chose. */
export type Identity =
  | { readonly kind: 'made'; readonly name: string; readonly fingerprint: string; readonly sealedBy: 'system' | 'passphrase' }
  | { readonly kind: 'file'; readonly id: string; readonly fileName: string };

/** What the examiner types before the export. Empty strings are printed as "not stated". */
export type CaseDetails = {
  readonly caseId: string;
  readonly client: string;
  readonly examiner: string;
  readonly role: string;
  readonly authority: string;
  readonly scope: string;
  readonly reviewer: string;
};

export type SigningChoice =
  | { readonly kind: 'made'; readonly passphrase: string | null }
  | { readonly kind: 'file'; readonly id: string; readonly passphrase: string }
  | { readonly kind: 'one-time' };

export type Receipt = {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly reportId: string;
  readonly signer: string;
  readonly selfSigned: boolean;
  readonly pages: number;
};
