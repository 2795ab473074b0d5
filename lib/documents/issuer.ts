/**
 * Who issues a paper and who signs it, as every template expects them.
 * Refuses honorifics and degrees in front of a signatory's name: official papers do not print them.
 */

/** The association as it stood on the day of the paper; old papers keep old names. */
export interface IssuingAssociation {
  /** "Hội Khuyến học huyện Ngọc Lặc" */
  name: string;
  /** "Hội Khuyến học tỉnh Thanh Hoá"; absent where there is none above. */
  parentName?: string;
  address: string;
  /** Place name before the date: "Ngọc Lặc". */
  place: string;
}

/** One column of the signature row. An empty name leaves room to write it by hand. */
export interface SignatureBox {
  role: string;
  note: string;
  name?: string;
}

/** A box that is signed by hand with the full name under it. */
export function signatureBox(role: string, name?: string, note = '(Ký, họ tên)'): SignatureBox {
  return name === undefined ? { role, note } : { role, note, name };
}
