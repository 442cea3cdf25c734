import ipaddr from 'ipaddr.js';

/** Ranges a name must never lead to, beyond those `ipaddr.js` names: IPv4 inside IPv6 in the old form `::a.b.c.d`. */
const oldMapped = ipaddr.parseCIDR('::/96');

/**
 * Why this IP address must not be contacted, or null when it is an ordinary public one. Only public unicast passes: private,
 * loopback, link-local (cloud metadata), shared, multicast, reserved, tunnelled and mapped forms do not.
 */
export function refusedAddress(text: string): string | null {
  if (!ipaddr.isValid(text)) return 'not an IP address';
  const address = ipaddr.process(text); // an IPv4-mapped address is judged as the IPv4 address it reaches
  if (address.kind() === 'ipv6' && (address as ipaddr.IPv6).match(oldMapped[0] as ipaddr.IPv6, oldMapped[1])) {
    return 'an IPv4 address in IPv6 form';
  }
  const range = address.range();
  return range === 'unicast' ? null : `a \`${range}\` address`;
}

export const isLoopback = (text: string): boolean => ipaddr.isValid(text) && ipaddr.process(text).range() === 'loopback';
