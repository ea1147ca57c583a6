/**
 * What is said of bytes that a stranger handed in: save them, show them nowhere, believe nothing but our type, and keep no
 * copy on the way (TH-W6, RFC 6266, RFC 8187).
 */
export function savedOnly(name: string): Readonly<Record<string, string>> {
  const plain = name.replace(/[^\x20-\x7e]|["%\\]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${exact}`,
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  };
}
