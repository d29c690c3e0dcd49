/**
 * What a person needs to use the server, as lines that a shell takes as they are.
 * @param {import('./radosgw.mjs').Server} server @returns {string}
 */
export function describeServer({ endpoint, region, owner, stranger }) {
  return `# An S3 server with nothing in it, until Ctrl-C. Paste this into another shell:
export AWS_ENDPOINT_URL=${endpoint} AWS_REGION=${region}
export AWS_ACCESS_KEY_ID=${owner.accessKey} AWS_SECRET_ACCESS_KEY=${owner.secretKey}
# Another user, with a right to nothing of the first:
#   AWS_ACCESS_KEY_ID=${stranger.accessKey} AWS_SECRET_ACCESS_KEY=${stranger.secretKey}
`;
}
