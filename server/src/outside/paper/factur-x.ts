/** The name that Factur-X asks for. */
export const FACTUR_X = 'factur-x.xml';

/**
 * Says in a PDF's own description that the e-invoice which it carries is a Factur-X of EN 16931 (Factur-X 1.0, 7.2). What the
 * typesetter wrote stays byte for byte, its tags too: the description alone is written anew, behind it.
 */
export function asFacturX(pdf: Uint8Array): Uint8Array {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = file.toString('latin1');
  const found = METADATA.exec(text);
  const trailer = TRAILER.exec(text);
  if (!found || !trailer) throw new Error('a PDF that the typesetter does not write');
  const [, object = '', length = ''] = found;
  const begins = found.index + found[0].length;
  const xmp = described(file.toString('utf8', begins, begins + Number(length)));
  const [, entries = '', before = ''] = trailer;
  const body = Buffer.concat([
    Buffer.from(
      `\n${object} 0 obj\n<<\n  /Length ${Buffer.byteLength(xmp)}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n`,
    ),
    Buffer.from(xmp),
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  const at = String(file.length + 1).padStart(10, '0');
  const cross = `xref\n${object} 1\n${at} 00000 n \ntrailer\n<<${entries}  /Prev ${before}\n>>\n`;
  const end = `startxref\n${file.length + body.length}\n%%EOF\n`;
  return Buffer.concat([file, body, Buffer.from(cross + end, 'latin1')]);
}

const METADATA = /(\d+) 0 obj\n<<\n\s*\/Length (\d+)\n\s*\/Type \/Metadata\n\s*\/Subtype \/XML\n>>\nstream\n/;
const TRAILER = /trailer\n<<([\s\S]*?)>>\nstartxref\n(\d+)\n%%EOF\s*$/;

/** PDF/A asks that each name of a description that it does not know itself is described there too. */
function described(xmp: string): string {
  const schemas = xmp.indexOf('<rdf:Bag>', xmp.indexOf('<pdfaExtension:schemas>'));
  const end = xmp.indexOf('</rdf:RDF>');
  if (schemas < 0 || end < 0) throw new Error('a description that the typesetter does not write');
  const into = schemas + '<rdf:Bag>'.length;
  return xmp.slice(0, into) + SCHEMA + xmp.slice(into, end) + SAYS + xmp.slice(end);
}

const NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

const PROPERTIES = [
  ['DocumentFileName', 'The name of the embedded XML document'],
  ['DocumentType', 'The type of the hybrid document in capital letters, e.g. INVOICE or ORDER'],
  ['Version', 'The actual version of the standard applying to the embedded XML document'],
  ['ConformanceLevel', 'The conformance level of the embedded XML document'],
].map(
  ([name, says]) =>
    `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${says}</pdfaProperty:description></rdf:li>`,
);

const SCHEMA = `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${PROPERTIES.join('')}</rdf:Seq></pdfaSchema:property></rdf:li>`;

const SAYS = `<rdf:Description rdf:about="" xmlns:fx="${NAMESPACE}"><fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>${FACTUR_X}</fx:DocumentFileName><fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>`;
