import type { DayVerdict } from '#core/archive';

const DATE = 'DATE';

/** Where the bundles of an archive lie, and their manifests, with `DATE` for the day's own date. */
export type Layout = { readonly bundle: string; readonly manifest: string | null };

type Placed = Pick<DayVerdict, 'date' | 'bundle' | 'manifest'>;

/** The layout that most bundles follow, so that each row need not repeat it; undefined where not even half do. */
export function layoutOf(days: readonly Placed[]): Layout | undefined {
  const counts = new Map<string, { readonly layout: Layout; count: number }>();
  let bundles = 0;
  for (const day of days) {
    if (day.bundle === null) continue;
    bundles += 1;
    const layout = day.date === null ? undefined : patternOf(day.bundle, day.manifest, day.date);
    if (layout === undefined) continue;
    const key = JSON.stringify(layout);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { layout, count: 1 });
    else known.count += 1;
  }
  const most = [...counts.values()].reduce<{ readonly layout: Layout; count: number } | undefined>((best, one) => (best === undefined || one.count > best.count ? one : best), undefined);
  return most !== undefined && most.count * 2 >= bundles ? most.layout : undefined;
}

/** Whether a bundle lies where the layout says: then the layout names it. */
export function follows({ date, bundle, manifest }: Placed, layout: Layout | undefined): boolean {
  if (layout === undefined || date === null || bundle === null) return false;
  return fill(layout.bundle, date) === bundle && (layout.manifest === null ? null : fill(layout.manifest, date)) === manifest;
}

/** A path that itself says DATE would be read for another: it has no pattern. */
function patternOf(bundle: string, manifest: string | null, date: string): Layout | undefined {
  const paths = manifest === null ? [bundle] : [bundle, manifest];
  if (paths.some((path) => !path.includes(date) || path.includes(DATE))) return undefined;
  return { bundle: bundle.replaceAll(date, DATE), manifest: manifest === null ? null : manifest.replaceAll(date, DATE) };
}

const fill = (pattern: string, date: string): string => pattern.replaceAll(DATE, date);
