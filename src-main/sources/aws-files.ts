/** Sections of an AWS configuration file, each a map of its settings; a setting inside another is `outer.inner`. */
type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What a profile says of where a bucket is found. */
export type Profile = { readonly endpoint: string | null; readonly region: string | null };

/**
 * Reads what a profile says of endpoint and region; undefined where neither file knows the profile. `endpoint_url` is read
 * here because the library honours it only for a profile that comes from the environment. `config` and `credentials` are
 * the contents of `~/.aws/config` and `~/.aws/credentials`. For S3, `s3.endpoint_url` of the profile's `services` section
 * goes before the profile's own (AWS SDKs and Tools Reference Guide, "Service-specific endpoints"). Keys are not looked at.
 */
export function profileIn(name: string, config: string, credentials: string): Profile | undefined {
  const configured = sectionsOf(config);
  const profile = configured.get(name === 'default' && configured.has('default') ? 'default' : `profile ${name}`);
  if (profile === undefined && !sectionsOf(credentials).has(name)) return undefined;
  const services = configured.get(`services ${profile?.get('services') ?? ''}`);
  return { endpoint: services?.get('s3.endpoint_url') ?? profile?.get('endpoint_url') ?? null, region: profile?.get('region') ?? null };
}

function sectionsOf(text: string): Sections {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  let outer = '';
  for (const line of text.split(/\r?\n/)) {
    const title = /^\[\s*([^\]]+?)\s*\]/.exec(line)?.[1];
    if (title !== undefined) sections.set(title.replace(/\s+/g, ' ').replaceAll('"', ''), (section = new Map<string, string>()));
    const setting = /^(\s*)([^=\s#;[]+)\s*=(.*)$/.exec(line);
    if (title !== undefined || setting === null) continue;
    const [, indent = '', name = '', rest = ''] = setting;
    const value = rest.replace(/(^|\s)[#;].*$/, '').trim();
    const inside = indent !== '' && outer !== '';
    section?.set(inside ? `${outer}.${name}` : name, value);
    if (!inside) outer = value === '' ? name : '';
  }
  return sections;
}
