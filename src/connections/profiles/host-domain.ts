/**
 * True when a host is in a domain: the domain itself or anything below it, label by label and in any case, so
 * `obs.example.org` is in `example.org` and `notexample.org` is not. A dot at either end of the domain changes nothing.
 */
export function isInDomain(host: string, domain: string): boolean {
  const labels = labelsOf(domain);
  const own = labelsOf(host);
  if (labels.length === 0 || labels.length > own.length) return false;
  return labels.every((label, index) => label === own[own.length - labels.length + index]);
}

function labelsOf(name: string): readonly string[] {
  return name
    .trim()
    .toLowerCase()
    .replace(/^\.|\.$/g, '')
    .split('.')
    .filter((label) => label !== '');
}
